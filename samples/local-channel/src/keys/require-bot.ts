import type { RequestHandler } from 'express';
import { unauthorized } from '../http/http-error';
import { bearer } from '../http/request';
import type { BotTokens } from './bot-tokens';

/** Lets only the bot pass. */
export function requireBot(botTokens: BotTokens): RequestHandler {
    return async (req, _res, next) => {
        const token = bearer(req);
        if (!token || !await botTokens.accepts(token)) throw unauthorized('The bot\'s token is missing or not valid.');
        next();
    };
}
