import type { Request } from 'express';
import type { Conversation } from '../conversations/conversation';
import { forbidden, HttpError } from '../http/http-error';
import { bearer, param } from '../http/request';
import type { Parts } from '../parts';
import { requireCredential } from './direct-line-tokens';

/** The conversation of the request's token; a token opens no other. @throws {HttpError} 401, 403 or 404. */
export async function conversationOf(req: Request, { directLineTokens, conversations }: Parts): Promise<Conversation> {
    const id = await directLineTokens.verify(requireCredential(bearer(req)));
    if (req.params.id !== undefined && param(req, 'id') !== id) {
        throw forbidden('The token is for another conversation.');
    }
    const conversation = conversations.get(id);
    if (!conversation) throw conversationNotFound();
    return conversation;
}

/** The same, for what can only be done in a conversation that has begun. */
export async function startedConversationOf(req: Request, parts: Parts): Promise<Conversation> {
    const conversation = await conversationOf(req, parts);
    if (!conversation.started) throw conversationNotFound();
    return conversation;
}

export const conversationNotFound = () =>
    new HttpError(404, 'ConversationNotFound', 'The conversation has not been started or is forgotten.');
