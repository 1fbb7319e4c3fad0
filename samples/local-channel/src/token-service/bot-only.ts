import type { RequestHandler } from 'express';
import { HttpError } from '../http/http-error';
import { requireBot } from '../keys/require-bot';
import type { Parts } from '../parts';

/** Lets only the bot pass, and nobody while the service is made to fail. */
export function botOnly({ botTokens, faults }: Parts): RequestHandler[] {
    return [requireBot(botTokens), (_req, _res, next) => {
        next(faults.tokenService ? new HttpError(503, 'ServiceUnavailable', 'The token service is down.') : undefined);
    }];
}
