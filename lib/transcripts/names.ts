import type { KeyRing } from '../storage/key-ring';
import { Recent } from '../support/recent';
import type { ConversationRef } from './state';

/** How many names are kept at hand. */
const AT_HAND = 2_000;

/** What transcripts are filed under: keyed hashes, as ids of conversations and users can be phone numbers or mail addresses. */
export class Names {
    private readonly recent = new Recent<string>(AT_HAND);

    constructor(private readonly keys: KeyRing) {}

    of({ channelId = '', conversation }: ConversationRef): string {
        return this.name('transcript', channelId, conversation?.id ?? '');
    }

    channel(channelId: string): string {
        return this.name('transcript channel', channelId);
    }

    user(channelId: string, userId: string): string {
        return this.name('transcript user', channelId, userId);
    }

    private name(purpose: string, ...parts: string[]): string {
        const said = parts.reduce((name, part) => `${name} ${part.length} ${part}`, purpose);
        return this.recent.get(said) ?? this.recent.set(said, this.keys.mac(purpose, ...parts).toString('base64url'));
    }
}
