import { errorName, type SecurityEvents } from '../events/security-events';
import { WardenError } from '../support/errors';
import type { AlsoErased, ErasedConversation } from './also-erased';
import type { Desk, Ledger } from './ledger';
import type { TranscriptErasure, TranscriptGeneration } from './provider';
import type { ErasureReason, ErasureState, StoreOutcome } from './receipt';
import { goneAt, type TranscriptState } from './state';

/** What one erasure came to. */
export interface Outcome {
    conversation: string;
    records: number;
    stores: readonly StoreOutcome[];
}

/** What is known of a conversation while it is being erased; nothing when its key does not open any more. */
type Subject = ErasedConversation | undefined;

const TRANSCRIPTS = 'transcripts';
const PURPOSE = 'pending erasure';

/**
 * Erases conversations. The order is: a tombstone, so that nobody reads or adds any more; the data key, so that nothing opens
 * any more, wherever copies are; whatever else is kept of the conversation; the records. A crash in between leaves a note, and
 * {@link Eraser.resume} goes on from there.
 */
export class Eraser {
    /** Conversations whose erasure the store did not take, and why they were to be erased: nobody may read them. */
    readonly unfinished = new Map<string, ErasureReason | undefined>();
    private readonly running = new Set<string>();

    constructor(
        private readonly desk: Desk,
        private readonly ledger: Ledger,
        private readonly also: readonly AlsoErased[],
        private readonly expire: (name: string, generation: string) => Promise<void>,
        private readonly events: SecurityEvents,
    ) {}

    /**
     * @param reason left out: only if it is due, and then for the limit that was reached
     * @param generation which one, if not whichever is live
     * @returns nothing when there is nothing to erase. It does not reject: what failed is an outcome too
     */
    async erase(name: string, reason: ErasureReason | undefined, generation?: string): Promise<Outcome | undefined> {
        try {
            const outcome = await this.eraseLive(name, reason, generation);
            this.unfinished.delete(name); // not before: until it is gone, nobody may read it
            return outcome;
        } catch (error) {
            this.unfinished.set(name, reason);
            this.events.report({}, { type: 'store-unavailable', protection: TRANSCRIPTS, error: errorName(error) });
            return { conversation: name, records: 0, stores: [{ store: TRANSCRIPTS, state: 'pending', because: errorName(error) }] };
        }
    }

    /** Goes on with erasures that were cut short. @returns whether there may be more */
    async resume(limit: number): Promise<boolean> {
        const erasures = (await this.desk.provider.erasures(limit)).filter(({ generation }) => !this.running.has(generation));
        const outcomes = await Promise.all(erasures.map((erasure) => this.finish(erasure, this.subjectIn(erasure))));
        return erasures.length === limit && outcomes.every((stores) => stores.every(({ state }) => state === 'purged'));
    }

    /** Has everything else erased that is kept of a user. */
    async eraseUser(channelId: string, userId: string): Promise<readonly StoreOutcome[]> {
        return Promise.all(this.also.flatMap(({ name, user }) => (user ? this.tried(name, () => user({ channelId, userId })) : [])));
    }

    private async eraseLive(name: string, reason: ErasureReason | undefined, generation: string | undefined): Promise<Outcome | undefined> {
        const slot = await this.desk.provider.get(name);
        if (!slot || !('live' in slot) || slot.live.id !== (generation ?? slot.live.id)) return undefined;
        const state = await this.stateOf(name, slot.live);
        if (state && !reason && goneAt(state) > this.desk.clock.confirmed()) return this.tooEarly(name, slot.live.id);
        const { hold } = state ?? {};
        if (hold && hold.until > this.desk.clock.now()) return held(name, hold.until);
        const subject = state && { ...subjectOf(state), reason: reason ?? this.reasonFor(state, slot.live) };
        const erasure = { conversation: name, generation: slot.live.id, ...(subject && this.also.length > 0 && { pending: this.noted(subject, name) }) };
        this.running.add(slot.live.id);
        try {
            const records = await this.end(erasure);
            if (records === undefined) return undefined; // another was faster
            const stores = await this.finish(erasure, subject);
            const place = { channelId: subject?.channelId, conversation: { id: subject?.conversationId } };
            this.events.report(place, { type: 'transcript-erased', reason: subject?.reason ?? reason ?? 'max-age', records });
            return { conversation: name, records, stores };
        } finally {
            this.running.delete(slot.live.id);
        }
    }

    /** Only some of its records are due, or it has been added to since it was. */
    private async tooEarly(name: string, generation: string): Promise<undefined> {
        await this.expire(name, generation);
    }

    /** The tombstone and the key. When the store does not take the tombstone, the key is destroyed all the same. */
    private async end({ conversation, generation, pending }: TranscriptErasure): Promise<number | undefined> {
        const now = this.desk.clock.now();
        try {
            return await this.desk.provider.erase(conversation, generation, { erasedAt: now }, pending);
        } finally {
            this.ledger.forget(conversation);
            await this.desk.dataKeys.destroy([generation], now);
        }
    }

    /** Everything after the key is destroyed, or, of an erasure that was cut short, from the key on. */
    private async finish(erasure: TranscriptErasure, subject: Subject): Promise<readonly StoreOutcome[]> {
        if (!this.running.has(erasure.generation)) await this.desk.dataKeys.destroy([erasure.generation], this.desk.clock.now());
        const others = subject ? await Promise.all(this.also.flatMap(({ name, conversation }) => (conversation ? this.tried(name, () => conversation(subject)) : []))) : [];
        if (others.some(({ state }) => state !== 'purged')) return [{ store: TRANSCRIPTS, state: 'shredded', because: 'waits for the others' }, ...others];
        const own = await this.tried(TRANSCRIPTS, () => this.purge(erasure), 'shredded');
        return [own, ...others];
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
            this.events.report({}, { type: 'store-unavailable', protection: store, error: errorName(error) });
            return { store, state: otherwise, because: errorName(error) };
        }
    }

    private async stateOf(name: string, generation: TranscriptGeneration): Promise<TranscriptState | undefined> {
        try {
            return (await this.ledger.open(name, generation))?.state;
        } catch (error) {
            if (error instanceof WardenError) return undefined; // what does not open can be erased all the same
            throw error;
        }
    }

    /** The limit that makes a generation due. */
    private reasonFor(state: TranscriptState, { startedAt }: TranscriptGeneration): ErasureReason {
        if (state.endsAt === state.until) return 'end';
        if (state.expiresAt === state.until) return 'expired';
        return goneAt(state) >= startedAt + this.desk.lifetimes.maxAge ? 'max-age' : 'silence';
    }

    /** Sealed under the root key, and only until everything is done: the data key is about to go. */
    private noted(subject: ErasedConversation, name: string): Buffer {
        return this.desk.keys.seal(PURPOSE, Buffer.from(JSON.stringify(subject)), name);
    }

    private subjectIn({ conversation, pending }: TranscriptErasure): Subject {
        return pending && (JSON.parse(this.desk.keys.open(PURPOSE, pending, conversation).toString('utf8')) as ErasedConversation);
    }
}

function subjectOf({ channelId, conversationId, userIds }: TranscriptState): Omit<ErasedConversation, 'reason'> {
    return { channelId, conversationId, userIds };
}

function held(conversation: string, until: number): Outcome {
    return { conversation, records: 0, stores: [{ store: TRANSCRIPTS, state: 'pending', because: `legal hold until ${new Date(until).toISOString()}` }] };
}
