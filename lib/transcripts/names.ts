import type { KeyRing } from '../storage/key-ring';
import type { ConversationRef } from './state';

/** What transcripts are filed under: keyed hashes, as ids of conversations and users can be phone numbers or mail addresses. */
export class Names {
    constructor(private readonly keys: KeyRing) {}

    of({ channelId = '', conversation }: ConversationRef): string {
        return this.keys.mac('transcript', channelId, conversation?.id ?? '').toString('base64url');
    }

    channel(channelId: string): string {
        return this.keys.mac('transcript channel', channelId).toString('base64url');
    }

    user(channelId: string, userId: string): string {
        return this.keys.mac('transcript user', channelId, userId).toString('base64url');
    }
}
