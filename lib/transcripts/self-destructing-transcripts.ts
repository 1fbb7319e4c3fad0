import { eventsOf, type SecurityEvents } from '../events/security-events';
import { OUTBOUND_BUDGET } from '../redaction/budget';
import type { LatePart } from '../redaction/conversation/late-parts';
import type { ActivityRedactor } from '../redaction/policed-redactor';
import { Redactor } from '../redaction/redactor';
import type { KeyRing } from '../storage/key-ring';
import type { KeyStore } from '../storage/key-store';
import { KeyedLock } from '../support/keyed-lock';
import { milliseconds, text } from '../support/options';
import type { ActivityLike } from '../turn/types';
import type { AlsoErased } from './also-erased';
import { deskOf } from './desk';
import { Eraser } from './eraser';
import { expireRecords } from './expiry';
import { Keeping, type KeepOptions } from './keeping';
import { Ledger, type Desk } from './ledger';
import { Listing } from './listing';
import type { Page } from './page';
import type { TranscriptProvider } from './provider';
import { Reading } from './reading';
import type { Recalling } from './recall';
import { receiptOf, type ErasureReason, type ErasureReceipt, type RecallOutcome } from './receipt';
import { residueOf } from './residue';
import type { ConversationRef, Happening, LegalHold, TranscriptState } from './state';
import { Sweeper } from './sweeper';
import { Tally } from './tally';

export interface SelfDestructingTranscriptsOptions {
    keys: KeyRing;
    /** Where the sealed records are kept. @default a new MemoryProvider */
    provider?: TranscriptProvider | undefined;
    /** Where their keys are kept. @default the provider's own key store */
    keyStore?: KeyStore | undefined;
    /** Erased after this long without a message, in milliseconds. @default 86_400_000 (24 hours) */
    silence?: number | undefined;
    /** Erased this long after `endOfConversation`, in milliseconds; 0 is at the end of that turn. @default 0 */
    end?: number | undefined;
    /** Erased this long after the first message, however busy, in milliseconds. @default 2_592_000_000 (30 days) */
    maxAge?: number | undefined;
    /** What is replaced in the stored copies. @default every kind it knows, in activities of up to 4_000_000 characters */
    redactor?: ActivityRedactor | undefined;
    /** What else is erased with a conversation, or when a user asks: `[botState(storage)]`. @default nothing */
    also?: readonly AlsoErased[] | undefined;
    /** Gets the receipt of everything that is erased, by request, by its end, or by a sweep. */
    onReceipt?: ((receipt: ErasureReceipt) => void) | undefined;
    events?: SecurityEvents | undefined;
}

/** Messages that are taken back when their conversation is erased. */
const MOST_RECALLED = 100;

/** The life of a conversation's transcript that a turn belongs to. */
export interface TranscriptTurn {
    name: string;
    generation: string;
}

/**
 * Transcripts that erase themselves, sealed and redacted: a `TranscriptStore` that the SDK's own logger can use too, though
 * {@link SelfDestructMiddleware} alone waits for its writes, keeps them in order, and keeps them when the bot throws.
 *
 * Erasing destroys the conversation's data key, then its records, then looks again. Turns that were running meanwhile
 * cannot bring it back, and past the due time nothing is returned even if no sweep ran.
 *
 * @throws {OptionError} from the constructor
 */
export class SelfDestructingTranscripts {
    readonly events: SecurityEvents;
    private readonly desk: Desk;
    private readonly ledger: Ledger;
    private readonly keeping: Keeping;
    private readonly listing: Listing;
    private readonly eraser: Eraser;
    private readonly sweeper: Sweeper;
    private readonly also: AlsoErased[];
    private readonly onReceipt: SelfDestructingTranscriptsOptions['onReceipt'];
    private readonly logging = new KeyedLock();

    constructor(options: SelfDestructingTranscriptsOptions) {
        const { desk, redactor, also, onReceipt, events } = deskOf(options);
        this.desk = desk;
        this.also = [...also];
        this.onReceipt = onReceipt;
        this.events = eventsOf(events);
        this.ledger = new Ledger(desk);
        const reading = new Reading(this.ledger, desk);
        this.keeping = new Keeping(this.ledger, reading, redactor ?? new Redactor({ budget: OUTBOUND_BUDGET }));
        const expire = async (name: string, generation: string) => expireRecords(name, generation, this.ledger, reading, desk);
        this.eraser = new Eraser(desk, this.ledger, this.also, expire, this.events);
        this.listing = new Listing(desk, this.ledger, reading, (name) => this.eraser.unfinished.has(name));
        this.sweeper = new Sweeper(desk, this.eraser, () => this.also.length === 0, this.events);
        this.sweeper.at(Date.now()); // what fell due while nobody was running
    }

    /** The conversation's live generation, or a new one; what a turn appends goes there or nowhere. */
    async begin(ref: ConversationRef): Promise<TranscriptTurn> {
        const { name, generation } = await this.ledger.start(ref, (due) => this.eraser.erase(due, undefined));
        this.sweeper.at(generation.due);
        return { name, generation: generation.id };
    }

    /** Keeps a redacted copy. @returns false when the generation was erased meanwhile, or when this kind of activity is never kept */
    async append({ name, generation }: TranscriptTurn, activity: ActivityLike, options: KeepOptions = {}): Promise<boolean> {
        return this.keeping.append(name, generation, activity, options);
    }

    /** Puts an edited activity in place of the one with its id. @returns whether there was one */
    async replace(ref: ConversationRef, activity: ActivityLike): Promise<boolean> {
        return this.keeping.replace(this.desk.names.of(ref), activity);
    }

    /** Erases the record of one activity. Its older bytes are beyond reading when the conversation's key goes. */
    async remove(ref: ConversationRef, activityId: string): Promise<void> {
        await this.keeping.remove(this.desk.names.of(ref), activityId);
    }

    /**
     * Replaces parts of values in what is kept already: only a later message showed what they are. Other records, and other
     * conversations, stay as they are.
     */
    async correct(ref: ConversationRef, parts: readonly LatePart[]): Promise<void> {
        await this.keeping.correct(this.desk.names.of(ref), parts);
    }

    /** For the SDK's loggers, which write late: a user's newer message starts anew after an erasure, all else stays away. */
    async logActivity(activity: ActivityLike): Promise<void> {
        const name = this.desk.names.of(activity);
        await this.logging.run(name, () => this.log(name, activity)); // they do not wait: a reply comes while its message is on the way
    }

    /** A page of 20; their `timestamp` is a Date. */
    // oxlint-disable-next-line typescript/no-explicit-any -- the SDKs' Activity types differ
    async getTranscriptActivities(channelId: string, conversationId: string, continuationToken?: string, startDate?: Date): Promise<Page<any>> {
        return this.listing.activities({ channelId, conversation: { id: conversationId } }, continuationToken, startDate);
    }

    /** A page of 20 conversations that are kept now. */
    async listTranscripts(channelId: string, continuationToken?: string): Promise<Page<{ channelId: string; id: string; created: Date }>> {
        return this.listing.conversations(channelId, continuationToken);
    }

    async deleteTranscript(channelId: string, conversationId: string): Promise<void> {
        await this.erase({ channelId, conversation: { id: conversationId } });
    }

    /** Erases one conversation, given a conversation reference or any of its activities. Erasing it again does no harm. */
    async erase(ref: ConversationRef): Promise<ErasureReceipt> {
        return this.receipt(await this.erased(ref), 'request', ref.channelId);
    }

    /** Erases every conversation in which this user of a channel took part, and what else is kept of the user. */
    async eraseUser(channelId: string, userId: string): Promise<ErasureReceipt> {
        const tally = new Tally();
        for await (const name of this.listing.namesOf(channelId, userId)) tally.add(await this.eraser.erase(name, 'request'));
        tally.addStores(await this.eraser.eraseUser(channelId, userId));
        return this.receipt(tally, 'request', channelId);
    }

    /** Erases a conversation, and what else is kept of the user who asks for it. @param recall takes back what was delivered */
    async forget(ref: ConversationRef, userId: string | undefined, recall?: Recalling): Promise<ErasureReceipt> {
        const ids = await this.deliveredIn(this.desk.names.of(ref), recall);
        const tally = await this.erased(ref);
        if (userId !== undefined) tally.addStores(await this.eraser.eraseUser(ref.channelId ?? '', userId));
        return this.receipt(tally, 'request', ref.channelId, await recall?.(ids));
    }

    /** At the end of a turn in which the conversation was ended: erases it, if that is to be at once. @returns whether it did */
    async endTurn({ name, generation }: TranscriptTurn, { channelId }: ConversationRef, recall?: Recalling): Promise<boolean> {
        if (this.desk.lifetimes.end > 0) {
            await this.sweep(); // looks when the next one is due
            return false;
        }
        const ids = await this.deliveredIn(name, recall);
        const outcome = await this.eraser.erase(name, 'end', generation);
        this.receipt(new Tally().add(outcome), 'end', channelId, outcome && (await recall?.(ids)));
        return outcome !== undefined;
    }

    /** Erases everything whose time is up. It runs by itself when it is time; call it from a job if no bot is running. */
    async sweep(): Promise<ErasureReceipt> {
        return this.receipt(await this.sweeper.sweep());
    }

    /** Has a conversation erased after so long, in milliseconds, whatever is said meanwhile. A later call can only shorten it. */
    async expireAfter(ref: ConversationRef, length: number): Promise<void> {
        const at = this.desk.clock.now() + milliseconds('length', length);
        await this.happen(ref, { isMessage: false, ends: false, expiresAt: at });
        this.sweeper.at(at);
    }

    /** Has the record of one activity erased after so long, in milliseconds. */
    async expireActivity({ name, generation }: TranscriptTurn, activityId: string, length: number): Promise<void> {
        const at = this.desk.clock.now() + milliseconds('length', length);
        await this.keeping.expire(name, generation, activityId, at);
        this.sweeper.at(at);
    }

    /** The conversation is over: it is erased `end` milliseconds from now. */
    async end(ref: ConversationRef): Promise<void> {
        await this.happen(ref, { isMessage: false, ends: true });
        await this.sweep();
    }

    /**
     * Suspends the erasure of a conversation until an instant (epoch milliseconds), on request too; it stays readable meanwhile.
     * @returns whether there is such a conversation
     */
    async hold(ref: ConversationRef, { reason, until }: LegalHold): Promise<boolean> {
        const hold = { reason: text('reason', reason), until: this.desk.clock.now() + milliseconds('until', until - this.desk.clock.now()) };
        return this.change(ref, (state) => ({ ...state, hold }));
    }

    /** Ends a legal hold; what is due by then is erased. */
    async release(ref: ConversationRef): Promise<void> {
        await this.change(ref, ({ hold: _, ...state }) => state);
        await this.sweep();
    }

    /** Erases something else with every conversation from now on. */
    onErase(also: AlsoErased): void {
        this.also.push(also);
    }

    /** After a new root key was put in front: wraps the keys of all hours anew. The old root key is then needed for names alone. */
    async rotate(): Promise<void> {
        await this.desk.dataKeys.hours.rewrap();
    }

    /** Says that the clock is right after the event `clock-jumped`, and erases what is due by it. It is believed by itself after an hour. */
    async confirmClock(): Promise<ErasureReceipt> {
        this.desk.clock.confirm();
        return this.sweep();
    }

    /** The name of a conversation in receipts: a hash under the key ring. */
    labelOf(ref: ConversationRef): string {
        return this.desk.names.of(ref);
    }

    /** Sweeps no more by itself. */
    close(): void {
        this.sweeper.stop();
    }

    private receipt(tally: Tally, reason?: ErasureReason, channelId?: string, channels: readonly RecallOutcome[] = []): ErasureReceipt {
        const { conversations, total, records, failed, stores, isOpen } = tally;
        if (isOpen) this.sweeper.again();
        const now = this.desk.clock.now();
        const residue = channelId === undefined ? [] : [residueOf(channelId, now)];
        const receipt = receiptOf(this.desk.keys, {
            ...(reason && { reason }), erasedAt: now, conversations, total, records, verified: !isOpen, failed, stores, channels, residue,
        });
        if (total > 0) this.onReceipt?.(receipt);
        return receipt;
    }

    private async erased(ref: ConversationRef): Promise<Tally> {
        return new Tally().add(await this.eraser.erase(this.desk.names.of(ref), 'request'));
    }

    /** What can be taken back; nothing of a transcript that does not open, which is erased all the same. */
    private async deliveredIn(name: string, recall: Recalling | undefined): Promise<readonly string[]> {
        try {
            return recall ? await this.listing.delivered(name, MOST_RECALLED) : [];
        } catch {
            return [];
        }
    }

    private async happen(ref: ConversationRef, happening: Happening): Promise<void> {
        const { name, generation } = await this.begin(ref);
        await this.ledger.append(name, generation, Promise.resolve({ happening }));
    }

    private async change(ref: ConversationRef, change: (state: TranscriptState) => TranscriptState): Promise<boolean> {
        const open = await this.ledger.live(this.desk.names.of(ref));
        return open !== undefined && this.ledger.append(open.name, open.generation.id, Promise.resolve({ change }));
    }

    private async log(name: string, activity: ActivityLike): Promise<void> {
        const slot = await this.desk.provider.get(name);
        const said = activity.timestamp === undefined ? Date.now() : new Date(activity.timestamp).getTime();
        const erasedAt = slot && ('erased' in slot ? slot.erased.erasedAt : (await this.ledger.open(name, slot.live))?.state.notBefore);
        if (erasedAt !== undefined && said <= erasedAt) return;
        if (slot && 'erased' in slot && activity.from?.role !== 'user') return; // they mark users, and not always bots
        const turn = await this.begin(activity);
        await this.append(turn, activity);
        if (activity.type === 'endOfConversation') await this.sweep();
    }
}
