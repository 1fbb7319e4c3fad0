import { Router, type Request } from 'express';
import type { Account } from '../activity';
import type { Conversation } from '../conversations/conversation';
import { notFound } from '../http/http-error';
import { param } from '../http/request';

/** Who is in a conversation: the bot, and the user once the channel knows one. */
export function memberRoutes(conversationIn: (req: Request) => Conversation, bot: Account): Router {
    const router = Router({ mergeParams: true });
    const membersIn = (req: Request) => {
        const { user } = conversationIn(req);
        return user ? [user, bot] : [bot];
    };
    router.get(['/members', '/activities/:activityId/members'], (req, res) => {
        res.json(membersIn(req));
    });
    router.get('/members/:memberId', (req, res) => {
        const member = membersIn(req).find(({ id }) => id === param(req, 'memberId'));
        if (!member) throw notFound('There is no such member.');
        res.json(member);
    });
    router.get('/pagedmembers', (req, res) => {
        res.json({ members: membersIn(req) });
    });
    return router;
}
