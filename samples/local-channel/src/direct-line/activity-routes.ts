import { Router } from 'express';
import { HttpError } from '../http/http-error';
import { jsonBody } from '../http/json-body';
import { query } from '../http/request';
import type { Parts } from '../parts';
import { startedConversationOf } from './access';
import { announceUser } from './membership';
import { readUserActivity } from './user-activity';

/** What is said: polling for it, and saying something. */
export function activityRoutes(parts: Parts): Router {
    const router = Router();
    router.get('/conversations/:id/activities', async (req, res) => {
        const conversation = await startedConversationOf(req, parts);
        res.json(conversation.since(query(req, 'watermark')));
    });
    router.post('/conversations/:id/activities', jsonBody, async (req, res) => {
        const conversation = await startedConversationOf(req, parts);
        const { activity, overwritten } = readUserActivity(req.body, conversation);
        if (overwritten) parts.events.emit('userIdOverwritten', { conversationId: conversation.id });
        await announceUser(conversation, parts, activity.from);

        const stamped = conversation.stamp(activity);
        if (activity.type !== 'conversationUpdate') conversation.publish(stamped);
        const taken = await parts.botEndpoint.deliver(conversation, stamped);
        if (!taken) throw new HttpError(502, 'BotError', 'Failed to send activity: bot returned an error');
        res.json({ id: stamped.id });
    });
    return router;
}
