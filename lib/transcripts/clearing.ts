import { errorName, type SecurityEvents } from '../events/security-events';
import { WardenError } from '../support/errors';
import type { AlsoErased, ErasedConversation } from './also-erased';
import type { Desk } from './ledger';
import type { TranscriptErasure } from './provider';
import type { ErasureState, StoreOutcome } from './receipt';

/**
 * What is known of a conversation while it is being erased; nothing when its key does not open any more. In a note, `also` are the
 * names of what the process that wrote it was to erase with it.
 */
export type Subject = (ErasedConversation & { also?: readonly string[] }) | undefined;

const TRANSCRIPTS = 'transcripts';
const PURPOSE = 'pending erasure';

/** Clears away what a generation leaves that has ended: everything else that is kept of its conversation, then its records. */
export class Clearing {
    constructor(
        private readonly desk: Desk,
        private readonly also: readonly AlsoErased[],
        private readonly events: SecurityEvents,
    ) {}

    /** For whoever has to go on with it. Sealed under the root key, and only until everything is done: the data key is about to go. */
    note(name: string, subject: Subject): { pending?: Buffer } {
        if (!subject || this.also.length === 0) return {};
        const also = this.also.filter(({ conversation }) => conversation).map((each) => each.name);
        return { pending: this.desk.keys.seal(PURPOSE, Buffer.from(JSON.stringify({ ...subject, also })), name) };
    }

    /** Has everything else erased that is kept of a user. */
    async ofUser(channelId: string, userId: string): Promise<readonly StoreOutcome[]> {
        return Promise.all(this.also.flatMap(({ name, user }) => (user ? this.tried(name, () => user({ channelId, userId })) : [])));
    }

    /** From the key on. A note that does not open stays, as it says what else there is to erase. */
    async goOn(erasure: TranscriptErasure): Promise<readonly StoreOutcome[]> {
        const key = await this.tried(TRANSCRIPTS, () => this.desk.dataKeys.destroy([erasure.generation], this.desk.clock.now()), 'hidden');
        if (key.state !== 'purged') return [key];
        try {
            return await this.finish(erasure, this.subjectIn(erasure));
        } catch (error) {
            this.failed(TRANSCRIPTS, error);
            return [{ store: TRANSCRIPTS, state: 'shredded', because: errorName(error) }];
        }
    }

    /** Everything after the key. */
    async finish(erasure: TranscriptErasure, subject: Subject): Promise<readonly StoreOutcome[]> {
        const done = await Promise.all(this.also.flatMap(({ name, conversation }) => (conversation ? this.eraseOther(name, conversation, subject) : [])));
        const others = [...done, ...this.unknownIn(subject)];
        const isWaiting = subject !== undefined && others.some(({ state }) => state !== 'purged');
        if (isWaiting) return [{ store: TRANSCRIPTS, state: 'shredded', because: 'waits for the others' }, ...others];
        return [await this.tried(TRANSCRIPTS, () => this.purge(erasure), 'shredded'), ...others];
    }

    private async eraseOther(store: string, erase: NonNullable<AlsoErased['conversation']>, subject: Subject): Promise<StoreOutcome> {
        if (!subject) return { store, state: 'pending', because: 'the transcript does not open, which says whose it is' };
        const { also: _, ...erased } = subject;
        return this.tried(store, () => erase(erased));
    }

    /** What only another process knows how to erase: the note waits for it. */
    private unknownIn(subject: Subject): readonly StoreOutcome[] {
        const unknown = (subject?.also ?? []).filter((noted) => !this.also.some(({ name }) => name === noted));
        return unknown.map((store) => ({ store, state: 'pending', because: 'this process does not know it' }));
    }

    /** Deletes, and looks again. */
    private async purge(erasure: TranscriptErasure): Promise<void> {
        const { provider, dataKeys } = this.desk;
        await provider.purge(erasure);
        const [left, slots] = await Promise.all([provider.read(erasure.conversation, erasure.generation, 0, 1), dataKeys.store.get([erasure.generation])]);
        if (left.length > 0 || (slots[0] && 'live' in slots[0])) throw new WardenError('ERR_WARDEN_STORE', 'what was erased is still there');
    }

    private async tried(store: string, erase: () => Promise<void>, otherwise: ErasureState = 'pending'): Promise<StoreOutcome> {
        try {
            await erase();
            return { store, state: 'purged' };
        } catch (error) {
            this.failed(store, error);
            return { store, state: otherwise, because: errorName(error) };
        }
    }

    private failed(protection: string, error: unknown): void {
        this.events.report({}, { type: 'store-unavailable', protection, error: errorName(error) });
    }

    private subjectIn({ conversation, pending }: TranscriptErasure): Subject {
        return pending && (JSON.parse(this.desk.keys.open(PURPOSE, pending, conversation).toString('utf8')) as NonNullable<Subject>);
    }
}
