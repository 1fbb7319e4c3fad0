import { Router, type RequestHandler } from 'express';
import { connectorRouter } from './connector/router';
import { directLineRouter } from './direct-line/router';
import { answerError } from './http/answer-error';
import { notFound } from './http/http-error';
import { issuerRouter } from './issuer/router';
import { localRequestsOnly } from './loopback/guard';
import type { Parts } from './parts';
import { practiceIdpRouter } from './practice-idp/router';
import { botSignInRouter } from './token-service/bot-sign-in-router';
import { userTokenRouter } from './token-service/user-token-router';

// Without emulator: the channel does not speak for it.
const ENDORSEMENTS = ['directline', 'webchat', 'msteams'];

/** Everything that the channel serves; other paths go on to whatever is mounted after it. */
export function rootRouter(parts: Parts): Router {
    const router = Router();
    const services: [path: string, service: Router][] = [
        ['/v3/directline', directLineRouter(parts)],
        ['/connector', connectorRouter(parts)],
        ['/api/usertoken', userTokenRouter(parts)],
        ['/api/botsignin', botSignInRouter(parts)],
        ['/issuer', issuerRouter(parts.issuer, parts.issuerKey, ENDORSEMENTS)],
        ['/practice-idp', practiceIdpRouter(parts)],
    ];
    router.use(localRequestsOnly);
    for (const [path, service] of services) router.use(path, privately, service, unknownPath);
    router.use(answerError);
    return router;
}

const privately: RequestHandler = (_req, res, next) => {
    res.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
};

const unknownPath: RequestHandler = () => {
    throw notFound('The local channel does not serve this.');
};
