import { json, type RequestHandler } from 'express';
import { isDeeperThan } from '../support/values';
import { badArgument } from './http-error';

// JSON.stringify is recursive: what fits into 256 kB can still exhaust the stack on its way to the bot.
const DEEPEST = 64;
const parse = json({ limit: '256kb' });

/** Reads a JSON body of at most 256 kB and 64 levels into `req.body`. */
export const jsonBody: RequestHandler = (req, res, next) => {
    parse(req, res, (error?: unknown) => {
        next(error ?? (isDeeperThan(req.body, DEEPEST) ? badArgument(`The body has more than ${DEEPEST} levels.`) : undefined));
    });
};
