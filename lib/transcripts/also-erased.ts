import { storageOf, type StorageLike } from '../storage/storage';
import type { ErasureReason } from './receipt';

/** A conversation whose transcript is being erased. */
export interface ErasedConversation {
    channelId: string;
    conversationId: string;
    /** The last fifty users who took part. */
    userIds: readonly string[];
    reason: ErasureReason;
}

/**
 * Something else that is kept of conversations or users, to be erased with their transcripts. Both functions have to bear
 * being called again for the same one: what rejects is tried again, a conversation's also after a restart.
 */
export interface AlsoErased {
    /** What receipts call it. */
    name: string;
    /** Called whenever a conversation is erased, for whatever reason. */
    conversation?: (erased: ErasedConversation) => Promise<void>;
    /** Called when a user asked to be forgotten. */
    user?: (erased: { channelId: string; userId: string }) => Promise<void>;
}

/**
 * The SDK's own state: ConversationState with the dialog state in it, PrivateConversationState, and, when the user asks,
 * UserState. It knows the names that the SDK gives them; a bot with state classes of its own names needs its own entry.
 * @param storage the Storage that the bot's state is in
 */
export function botState(storage: StorageLike): AlsoErased {
    const given = storageOf(storage);
    return {
        name: 'bot state',
        conversation: async ({ channelId, conversationId, userIds }) => {
            const conversation = `${channelId}/conversations/${conversationId}`;
            await given.delete([`${conversation}/`, ...userIds.map((userId) => `${conversation}/users/${userId}/`)]);
        },
        user: async ({ channelId, userId }) => given.delete([`${channelId}/users/${userId}/`]),
    };
}
