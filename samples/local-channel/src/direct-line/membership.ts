import type { Account } from '../activity';
import type { Conversation } from '../conversations/conversation';
import type { Parts } from '../parts';

/**
 * Tells the bot that a conversation begins. In plain mode nobody is known yet: the bot
 * joins alone, and the conversation stands in as the sender. Clients never see this activity.
 */
export async function announceStart(conversation: Conversation, parts: Parts, locale?: string): Promise<void> {
    const { user } = conversation;
    const from = user ?? { id: conversation.id };
    await announce(conversation, parts, { from, membersAdded: user ? [parts.bot, user] : [parts.bot], locale });
}

/** Tells the bot who the user is when, in plain mode, somebody writes for the first time. */
export async function announceUser(conversation: Conversation, parts: Parts, from: Account): Promise<void> {
    if (conversation.user) return;
    conversation.user = from;
    await announce(conversation, parts, { from, membersAdded: [from] });
}

// A bot that is not up yet must not keep a client from connecting: that the bot failed is told by an event.
async function announce(conversation: Conversation, { botEndpoint }: Parts, fields: Record<string, unknown>) {
    await botEndpoint.notify(conversation, { type: 'conversationUpdate', ...fields });
}
