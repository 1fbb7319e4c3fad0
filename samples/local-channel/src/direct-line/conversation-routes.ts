import { Router, type Request } from 'express';
import type { Conversation } from '../conversations/conversation';
import { jsonBody } from '../http/json-body';
import { bodyOf, query } from '../http/request';
import type { Parts } from '../parts';
import { textOf } from '../support/values';
import { conversationOf, startedConversationOf } from './access';
import { announceStart } from './membership';

/** Starting a conversation, and coming back to it. */
export function conversationRoutes(parts: Parts): Router {
    const router = Router();
    router.post('/conversations', jsonBody, async (req, res) => {
        const conversation = await conversationOf(req, parts);
        const isNew = !conversation.started;
        conversation.started = true;
        if (isNew) await announceStart(conversation, parts, textOf(bodyOf(req).locale));
        res.status(isNew ? 201 : 200).json(await connection(req, conversation, parts));
    });
    router.get('/conversations/:id', async (req, res) => {
        const conversation = await startedConversationOf(req, parts);
        res.json(await connection(req, conversation, parts));
    });
    return router;
}

async function connection(req: Request, conversation: Conversation, { directLineTokens, options }: Parts) {
    const issued = await directLineTokens.issue(conversation);
    const watermark = query(req, 'watermark') ?? '-';
    const t = await directLineTokens.issueStreamTicket(conversation.id);
    // The host that the client used, not the configured one: a page's policy may allow connections to itself only.
    const origin = `${options.baseUrl.startsWith('https:') ? 'wss' : 'ws'}://${req.headers.host}`;
    const path = `/v3/directline/conversations/${conversation.id}/stream`;
    return { ...issued, streamUrl: `${origin}${path}?${String(new URLSearchParams({ watermark, t }))}` };
}
