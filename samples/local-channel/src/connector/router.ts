import { Router, type Request } from 'express';
import { CHANNEL_ID, type Account, type Activity } from '../activity';
import type { Conversation } from '../conversations/conversation';
import { badArgument, methodNotAllowed, missingProperty, notFound } from '../http/http-error';
import { jsonBody } from '../http/json-body';
import { param } from '../http/request';
import { requireBot } from '../keys/require-bot';
import type { Parts } from '../parts';
import { isRecord, textOf } from '../support/values';
import { memberRoutes } from './member-routes';
import { withSignInLinks } from './oauth-cards';

/** The Connector API, as the bot sees it. What Direct Line cannot do answers 405 here too. */
export function connectorRouter(parts: Parts): Router {
    const router = Router();
    const activities = '/v3/conversations/:id/activities';
    router.use(requireBot(parts.botTokens));
    router.post([activities, `${activities}/:activityId`], jsonBody, (req, res) => {
        const conversation = conversationIn(req, parts);
        const sent = conversation.stamp(readBotActivity(req, conversation, parts.bot));
        conversation.publish(withSignInLinks(sent, conversation, parts));
        res.json({ id: sent.id });
    });
    router.use('/v3/conversations/:id', memberRoutes((req) => conversationIn(req, parts), parts.bot));
    router.all(['/v3/conversations', `${activities}/:activityId`], (_req, res) => {
        res.set('Allow', 'POST');
        throw methodNotAllowed();
    });
    return router;
}

function conversationIn(req: Request, { conversations }: Parts): Conversation {
    const conversation = conversations.get(param(req, 'id'));
    if (!conversation) throw notFound('There is no such conversation.');
    return conversation;
}

function readBotActivity(req: Request, { id }: Conversation, bot: Account): Activity {
    const body: unknown = req.body;
    if (!isRecord(body)) throw badArgument('The body must be an activity.');
    const type = textOf(body.type);
    if (type === undefined) throw missingProperty('type');
    const { serviceUrl: _service, recipient: _recipient, ...own } = body;
    const replyToId = textOf(body.replyToId) ?? textOf(req.params.activityId);
    const from = { ...(isRecord(body.from) ? body.from : {}), id: bot.id, role: 'bot' };
    return { ...own, type, channelId: CHANNEL_ID, conversation: { id }, from, ...(replyToId && { replyToId }) };
}
