import { EventEmitter } from 'node:events';

/** What the channel reports. No event carries text, tokens, or an id that a client made up. */
export interface LocalChannelEvents {
    /** A client wrote under another user id than its token's; the bot sees the token's. */
    userIdOverwritten: [{ conversationId: string }];
    /** The bot answered a turn with this HTTP status; 0 when it could not be reached or took too long. */
    botAnswered: [{ conversationId: string; status: number }];
}

export type ChannelEvents = EventEmitter<LocalChannelEvents>;

export function createEvents(): ChannelEvents {
    return new EventEmitter<LocalChannelEvents>();
}
