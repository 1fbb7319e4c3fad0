import { Router, type Request } from 'express';
import type { Conversation } from '../conversations/conversation';
import { HttpError } from '../http/http-error';
import { jsonBody } from '../http/json-body';
import { bearer, bodyOf } from '../http/request';
import type { Parts } from '../parts';
import { conversationOf } from './access';
import { requireCredential, wrongSecret } from './direct-line-tokens';
import { readTokenRequest } from './token-request';

/** `tokens/generate` and `tokens/refresh`. */
export function tokenRoutes(parts: Parts): Router {
    const router = Router();
    router.post('/tokens/generate', jsonBody, async (req, res) => {
        res.json(await parts.directLineTokens.issue(await generateFor(req, parts)));
    });
    router.post('/tokens/refresh', async (req, res) => {
        res.json(await parts.directLineTokens.issue(await conversationOf(req, parts)));
    });
    return router;
}

async function generateFor(req: Request, parts: Parts): Promise<Conversation> {
    const credential = requireCredential(bearer(req));
    const wanted = readTokenRequest(bodyOf(req));
    if (parts.directLineTokens.isSecret(credential)) return parts.conversations.create(wanted);

    const conversation = await conversationOf(req, parts).catch((error) => {
        throw error instanceof HttpError && error.status === 401 ? wrongSecret() : error;
    });
    // A token is worth no more than itself: it cannot make its holder somebody else.
    if (wanted.tokenUser && wanted.tokenUser.id !== conversation.tokenUser?.id) throw wrongSecret();
    return conversation;
}
