import { Router, type Request } from 'express';
import { HttpError } from '../http/http-error';
import type { Parts } from '../parts';
import { conversationOf } from './access';

/** `session/getsessionid`: ties a conversation to the browser that shows it, on a trusted origin only. */
export function sessionRoutes(parts: Parts): Router {
    const router = Router();
    router.get('/session/getsessionid', async (req, res) => {
        const conversation = await conversationOf(req, parts);
        requireTrustedOrigin(req, conversation.trustedOrigins);
        const sessionId = parts.sessions.open(req, res);
        conversation.sessions.set(sessionId, true);
        res.json({ sessionId });
    });
    return router;
}

function requireTrustedOrigin(req: Request, trustedOrigins: string[]): void {
    if (trustedOrigins.length === 0) throw serviceError('Trusted Origin list is empty.');
    const origin = originOf(req);
    if (!trustedOrigins.includes(origin)) throw serviceError(`${origin} domain is not in the list of trusted origins`);
}

// Browsers send no Origin header with a same-origin GET; then the Referer tells it.
function originOf({ headers }: Request): string {
    const from = headers.origin ?? headers.referer ?? '';
    return URL.canParse(from) ? new URL(from).origin : 'Unknown';
}

const serviceError = (message: string) => new HttpError(403, 'ServiceError', message);
