import { errorName, type SecurityEvents } from '../events/security-events';
import { WardenError } from '../support/errors';
import type { Clearing, Subject } from './clearing';
import type { Desk, Ledger } from './ledger';
import type { TranscriptErasure, TranscriptGeneration } from './provider';
import type { ErasureReason, ErasureState, StoreOutcome } from './receipt';
import { goneAt, type ConversationRef, type TranscriptState } from './state';

/** What one erasure came to. */
export interface Outcome {
    conversation: string;
    records: number;
    stores: readonly StoreOutcome[];
    /** The store did not take it, or it is held. */
    failed?: boolean;
    held?: boolean;
}

/** What is to be erased. */
export interface Order {
    /** Left out: only if it is due, and then for the limit that was reached. */
    reason?: ErasureReason | undefined;
    /** Which generation, if not whichever is live. */
    generation?: string | undefined;
    /** The conversation, for what else is kept of it, should its transcript not open any more. */
    ref?: ConversationRef | undefined;
}

type Unfinished = Order & { subject?: Subject };

const TRANSCRIPTS = 'transcripts';
/** How many unfinished erasures are looked through for one conversation's. */
const MANY = 1_000;

/** The erasure of a generation came only so far. */
class CutShort extends Error {
    constructor(readonly state: ErasureState, cause: unknown) {
        super('an erasure was cut short', { cause });
    }
}

/**
 * Erases conversations. The order is: a tombstone, so that nobody reads or adds any more; the data key, so that nothing opens
 * any more, wherever copies are; whatever else is kept of the conversation; the records. A crash in between leaves a note, and
 * {@link Eraser.resume} goes on from there.
 */
export class Eraser {
    /** Conversations whose erasure the store did not take: nobody may read them, and it is tried again. */
    readonly unfinished = new Map<string, Unfinished>();
    private readonly running = new Set<string>();

    constructor(
        private readonly desk: Desk,
        private readonly ledger: Ledger,
        private readonly clearing: Clearing,
        private readonly eraseRecords: (name: string, generation: string) => Promise<void>,
        private readonly events: SecurityEvents,
    ) {}

    /** @returns nothing when there is nothing to erase. It does not reject: what failed is an outcome too */
    async erase(name: string, order: Order): Promise<Outcome | undefined> {
        const before = this.unfinished.get(name);
        const isOther = order.generation !== undefined && order.generation !== (before?.generation ?? order.generation);
        const isWider = order.reason !== undefined && order.generation === undefined;
        const work: Unfinished = !before || isOther ? { ...order } : isWider ? { ...order, subject: before.subject } : { ...before, reason: before.reason ?? order.reason };
        try {
            const outcome = await this.eraseLive(name, work);
            if (outcome || !isOther) this.unfinished.delete(name); // not before: until it is gone, nobody may read it
            return outcome;
        } catch (error) {
            this.unfinished.set(name, work);
            const { state, cause } = error instanceof CutShort ? error : { state: 'pending' as const, cause: error };
            this.events.report({}, { type: 'store-unavailable', protection: TRANSCRIPTS, error: errorName(cause) });
            return { conversation: name, records: 0, failed: true, stores: [{ store: TRANSCRIPTS, state, because: errorName(cause) }] };
        }
    }

    /**
     * Goes on with erasures that were cut short, those apart that are named. It does not reject for one that fails again.
     * @returns what became of each that it went on with, by generation
     */
    async resume(limit: number, apart: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly StoreOutcome[]>> {
        const all = await this.desk.provider.erasures(limit + apart.size + this.running.size);
        const erasures = all.filter(({ generation }) => !this.running.has(generation) && !apart.has(generation)).slice(0, limit);
        return new Map(await Promise.all(erasures.map(async (erasure) => [erasure.generation, await this.clearing.goOn(erasure)] as const)));
    }

    private async eraseLive(name: string, order: Unfinished): Promise<Outcome | undefined> {
        await this.desk.naming.pass();
        const slot = await this.desk.provider.get(name);
        if (!slot || !('live' in slot)) return this.leftOf(name, order);
        const { live } = slot;
        if (live.id !== (order.generation ?? live.id)) return undefined;
        order.generation = live.id; // tried again, it must not take what comes after it
        const state = await this.stateOf(name, live);
        const now = this.desk.clock.confirmed();
        if (state && !order.reason && goneAt(state) > now) return this.tooEarly(name, live.id);
        if (state?.hold && state.hold.until > now) return this.held(name, live.id, order.reason, state.hold.until);
        order.subject = this.subjectOf(state, live, order);
        return this.eraseNow(name, live.id, order);
    }

    private async eraseNow(name: string, generation: string, { reason, subject }: Unfinished): Promise<Outcome | undefined> {
        const erasure = { conversation: name, generation, ...this.clearing.note(name, subject) };
        this.running.add(generation);
        try {
            const records = await this.end(erasure);
            if (records === undefined) return await this.leftOf(name, { reason }); // another was faster
            const stores = await this.clearing.finish(erasure, subject);
            const place = { channelId: subject?.channelId, conversation: { id: subject?.conversationId } };
            this.events.report(place, { type: 'transcript-erased', reason: subject?.reason ?? reason ?? 'max-age', records });
            return { conversation: name, records, stores };
        } finally {
            this.running.delete(generation);
        }
    }

    /** Only some of its records are due, or it has been added to since it was. */
    private async tooEarly(name: string, generation: string): Promise<undefined> {
        await this.eraseRecords(name, generation);
    }

    /** It goes when the hold ends. */
    private async held(name: string, generation: string, reason: ErasureReason | undefined, until: number): Promise<Outcome> {
        const now = this.desk.clock.confirmed();
        const change = (state: TranscriptState) => (state.asked ? state : { ...state, asked: reason, expiresAt: Math.min(state.expiresAt ?? now, now), until: Math.min(state.until, now) });
        await this.ledger.append(name, generation, { change });
        const because = `legal hold until ${new Date(until).toISOString()}`;
        return { conversation: name, records: 0, failed: true, held: true, stores: [{ store: TRANSCRIPTS, state: 'pending', because }] };
    }

    /** What another, or a process that crashed, has not finished of an erasure: who asks for one has to hear of it. */
    private async leftOf(name: string, { reason }: Order): Promise<Outcome | undefined> {
        if (reason !== 'request') return undefined;
        const left = (await this.desk.provider.erasures(MANY)).filter(({ conversation }) => conversation === name);
        const stores = (await Promise.all(left.map((erasure) => this.clearing.goOn(erasure)))).flat();
        return left.length > 0 ? { conversation: name, records: 0, stores } : undefined;
    }

    /**
     * The tombstone, by which a crash in between is found, and the key. When the store does not take the tombstone, the key is destroyed
     * all the same.
     */
    private async end({ conversation, generation, pending }: TranscriptErasure): Promise<number | undefined> {
        const now = this.desk.clock.now();
        const [erased] = await Promise.allSettled([this.desk.provider.erase(conversation, generation, { erasedAt: now }, pending)]);
        this.ledger.forget(conversation);
        const [destroyed] = await Promise.allSettled([this.desk.dataKeys.destroy([generation], now)]);
        if (destroyed.status === 'rejected') throw new CutShort(erased.status === 'rejected' ? 'pending' : 'hidden', destroyed.reason);
        if (erased.status === 'rejected') throw new CutShort('shredded', erased.reason);
        return erased.value;
    }

    private async stateOf(name: string, generation: TranscriptGeneration): Promise<TranscriptState | undefined> {
        try {
            return (await this.ledger.open(name, generation))?.state;
        } catch (error) {
            if (error instanceof WardenError && error.code !== 'ERR_WARDEN_STORE') return undefined; // what does not open can be erased all the same
            throw error;
        }
    }

    private subjectOf(state: TranscriptState | undefined, generation: TranscriptGeneration, { reason, ref, subject }: Unfinished): Subject {
        if (state) {
            const { channelId, conversationId, userIds } = state;
            return { channelId, conversationId, userIds, reason: reason ?? this.reasonFor(state, generation) };
        }
        const { channelId, conversation } = ref ?? {};
        if (subject || channelId === undefined || conversation?.id === undefined) return subject;
        return { channelId, conversationId: conversation.id, userIds: [], reason: reason ?? 'request' };
    }

    /** The limit that makes a generation due. */
    private reasonFor({ asked, endsAt, expiresAt, until }: TranscriptState, { startedAt }: TranscriptGeneration): ErasureReason {
        if (asked) return asked;
        if (endsAt === until) return 'end';
        if (expiresAt === until) return 'expired';
        return until >= startedAt + this.desk.lifetimes.maxAge ? 'max-age' : 'silence';
    }
}
