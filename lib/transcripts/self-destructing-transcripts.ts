import { eventsOf, type SecurityEvents } from '../events/security-events';
import { OUTBOUND_BUDGET } from '../redaction/budget';
import type { LatePart } from '../redaction/conversation/late-parts';
import type { ActivityRedactor } from '../redaction/policed-redactor';
import { Redactor } from '../redaction/redactor';
import type { KeyRing } from '../storage/key-ring';
import type { KeyStore } from '../storage/key-store';
import type { Description } from '../support/description';
import { OptionError } from '../support/errors';
import { milliseconds } from '../support/options';
import type { ActivityLike } from '../turn/types';
import type { AlsoErased } from './also-erased';
import { Amending } from './amending';
import { Clearing } from './clearing';
import { alsoOf, deskOf } from './desk';
import { Eraser } from './eraser';
import { Forgetting } from './forgetting';
import { Holding } from './holding';
import { Keeping, type KeepOptions } from './keeping';
import { Ledger, type Desk } from './ledger';
import { Listing } from './listing';
import { Logging } from './logging';
import type { Page } from './page';
import type { TranscriptProvider } from './provider';
import { Reading } from './reading';
import type { Recalling } from './recall';
import type { ErasureReceipt } from './receipt';
import { Receipts } from './receipts';
import type { ConversationRef, Happening, LegalHold, Lifetimes } from './state';
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

/** The life of a conversation's transcript that a turn belongs to. */
export interface TranscriptTurn {
    name: string;
    generation: string;
}

/** What BotWarden has erased with transcripts, unasked. */
const OWN = new Set(['vault', 'safe use']);

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
    private readonly amending: Amending;
    private readonly listing: Listing;
    private readonly eraser: Eraser;
    private readonly receipts: Receipts;
    private readonly forgetting: Forgetting;
    private readonly holding: Holding;
    private readonly logging: Logging;
    private readonly sweeper: Sweeper;
    private readonly also: AlsoErased[];

    constructor(options: SelfDestructingTranscriptsOptions) {
        const { desk, redactor, also, onReceipt, events } = deskOf(options);
        this.desk = desk;
        this.also = [...also];
        this.events = eventsOf(events);
        this.ledger = new Ledger(desk);
        const reading = new Reading(this.ledger, desk);
        this.amending = new Amending(this.ledger, reading, desk);
        this.keeping = new Keeping(this.ledger, this.amending, redactor ?? new Redactor({ budget: OUTBOUND_BUDGET }));
        const clearing = new Clearing(desk, this.also, this.events);
        this.eraser = new Eraser(desk, this.ledger, clearing, async (name, generation) => this.amending.eraseDue(name, generation), this.events);
        this.listing = new Listing(desk, this.ledger, reading, (name) => this.eraser.unfinished.has(name));
        this.receipts = new Receipts(desk, onReceipt);
        this.holding = new Holding(desk, this.ledger, this.amending);
        this.logging = new Logging(desk, this.ledger, async (activity) => this.keepLate(activity));
        const { ledger, amending, listing, eraser, receipts } = this;
        this.forgetting = new Forgetting({ desk, ledger, amending, listing, eraser, clearing, receipts, events: this.events });
        this.sweeper = new Sweeper(desk, eraser, { hasMore: () => this.also.length > 0, swept: (tally) => receipts.handOut(tally), events: this.events });
        this.sweeper.at(0); // what fell due while nobody was running
    }

    /** When it erases, in milliseconds, and how much else with it beside what bot-warden keeps itself; for checks of a deployment. */
    describe(): Description {
        const { silence, end, maxAge } = this.desk.lifetimes;
        return { silence, end, maxAge, also: this.also.filter(({ name }) => !OWN.has(name)).length };
    }

    /** The conversation's live generation, or a new one; what a turn appends goes there or nowhere. */
    async begin(ref: ConversationRef): Promise<TranscriptTurn> {
        const { name, generation } = await this.ledger.start(ref, async (due) => this.eraseIfDue(due));
        this.sweeper.at(generation.due);
        return { name, generation: generation.id };
    }

    /** Keeps a redacted copy. @returns false when the generation was erased meanwhile, or when this kind of activity is never kept. @throws {OptionError} */
    async append({ name, generation }: TranscriptTurn, activity: ActivityLike, options: KeepOptions = {}): Promise<boolean> {
        const { expiresAt, delivered, withNext } = options;
        if (expiresAt === undefined) return this.keeping.append(name, generation, activity, { delivered, withNext });
        if (!Number.isFinite(expiresAt)) throw new OptionError('expiresAt', 'an instant in epoch milliseconds', expiresAt);
        const at = Math.floor(expiresAt);
        this.sweeper.at(at);
        return this.keeping.append(name, generation, activity, { delivered, withNext, expiresAt: at });
    }

    /** Writes what waits for the next one (`withNext`). */
    hurry({ name }: TranscriptTurn): void {
        this.ledger.hurry(name);
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
        await this.logging.log(activity);
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
        return this.soon(await this.forgetting.conversation(ref));
    }

    /** Erases every conversation in which this user of a channel took part, and what else is kept of the user. @throws {OptionError} */
    async eraseUser(channelId: string, userId: string): Promise<ErasureReceipt> {
        return this.soon(await this.forgetting.user(channelId, userId));
    }

    /**
     * Erases a conversation, and what else is kept of the user who asks for it. In a group only what that user said, and what was
     * said to that user: the rest is the others'.
     * @param recall takes back what was delivered
     */
    async forget(ref: ConversationRef, userId: string | undefined, recall?: Recalling): Promise<ErasureReceipt> {
        return this.soon(await this.forgetting.forUser(ref, userId, recall));
    }

    /** At the end of a turn in which the conversation was ended: erases it, if that is to be at once. @returns whether it did */
    async endTurn({ name, generation }: TranscriptTurn, ref: ConversationRef, recall?: Recalling): Promise<boolean> {
        const isAtOnce = this.desk.lifetimes.end === 0;
        const isGone = isAtOnce && (await this.forgetting.end(name, generation, ref, recall));
        if (!isAtOnce) await this.sweep(); // looks when the next one is due
        if (this.eraser.unfinished.has(name)) this.sweeper.again();
        return isGone;
    }

    /** Erases everything whose time is up. It runs by itself when it is time; call it from a job if no bot is running. */
    async sweep(): Promise<ErasureReceipt> {
        return this.receipts.of(await this.sweeper.sweep());
    }

    /**
     * Has a conversation erased after so long, in milliseconds, whatever is said meanwhile. A later call can only shorten it. Does
     * nothing when nothing is kept of it. @throws {OptionError}
     */
    async expireAfter(ref: ConversationRef, length: number): Promise<void> {
        const { generation } = (await this.ledger.live(this.labelOf(ref), this.desk.clock.confirmed())) ?? {};
        const at = this.after(length);
        if (generation) await this.expireAt({ name: this.labelOf(ref), generation: generation.id }, at);
    }

    /** Has everything erased after so long, in milliseconds, that belongs to the same generation as a turn. */
    async expireTurn(turn: TranscriptTurn, length: number): Promise<void> {
        await this.expireAt(turn, this.after(length));
    }

    /** Has the record of one activity erased after so long, in milliseconds. */
    async expireActivity(turn: TranscriptTurn, activityId: string, length: number): Promise<void> {
        await this.expireActivities(turn, [activityId], length);
    }

    /** Has the records of a turn's activities, those with these ids, erased after so long, in milliseconds; at their own time, if that is earlier. */
    async expireActivities({ name, generation }: TranscriptTurn, activityIds: readonly string[], length: number): Promise<void> {
        const at = this.after(length);
        await this.amending.expire(name, generation, activityIds, at);
        this.sweeper.at(at);
    }

    /** The conversation is over: it is erased `end` milliseconds from now. Does nothing when nothing is kept of it. */
    async end(ref: ConversationRef): Promise<void> {
        const open = await this.ledger.live(this.labelOf(ref), this.desk.clock.confirmed());
        if (open) await this.happen({ name: open.name, generation: open.generation.id }, { isMessage: false, ends: true });
        await this.sweep();
    }

    /**
     * Suspends the erasure of a conversation until an instant (epoch milliseconds), on request too; it stays readable meanwhile, and
     * so do records with a time of their own. What was asked for is done when the hold ends. A later call replaces it.
     * @returns whether there is such a conversation
     * @throws {OptionError}
     */
    async hold(ref: ConversationRef, hold: LegalHold): Promise<boolean> {
        return this.holding.hold(this.labelOf(ref), hold);
    }

    /** Ends a legal hold; what is due by then is erased. */
    async release(ref: ConversationRef): Promise<void> {
        await this.holding.release(this.labelOf(ref));
        await this.sweep();
    }

    /** Erases something else with every conversation from now on. */
    onErase(also: AlsoErased): void {
        this.also.push(...alsoOf([also]));
    }

    /** After a new root key was put in front: wraps the keys of all hours anew. The old root key is then needed for names alone. */
    async rotate(): Promise<void> {
        await this.desk.naming.pass();
        await this.desk.dataKeys.hours.rewrap();
    }

    /** Says that the clock is right after the event `clock-jumped`, and erases what is due by it. It is believed by itself after an hour. */
    async confirmClock(): Promise<ErasureReceipt> {
        this.desk.clock.confirm();
        return this.sweep();
    }

    /** When conversations are erased, in milliseconds. */
    get lifetimes(): Readonly<Lifetimes> {
        return this.desk.lifetimes;
    }

    /** The name of a conversation in receipts: a hash under the key ring. */
    labelOf(ref: ConversationRef): string {
        return this.desk.names.of(ref);
    }

    /** Sweeps no more by itself. */
    close(): void {
        this.sweeper.stop();
    }

    private after(length: number): number {
        return this.desk.clock.confirmed() + Math.floor(milliseconds('length', length));
    }

    private async expireAt(turn: TranscriptTurn, at: number): Promise<void> {
        await this.happen(turn, { isMessage: false, ends: false, expiresAt: at });
        this.sweeper.at(at);
    }

    private async happen({ name, generation }: TranscriptTurn, happening: Happening): Promise<void> {
        await this.ledger.append(name, generation, { happening });
    }

    /** A conversation whose time is up when somebody goes on with it. */
    private async eraseIfDue(name: string): Promise<void> {
        const outcome = await this.eraser.erase(name, {});
        if (outcome) this.soon(this.receipts.of(new Tally().add(outcome)));
    }

    private async keepLate(activity: ActivityLike): Promise<void> {
        await this.append(await this.begin(activity), activity);
        if (activity.type === 'endOfConversation') await this.sweep();
    }

    /** What is left to be done is tried again soon. */
    private soon(receipt: ErasureReceipt): ErasureReceipt {
        if (!receipt.verified) this.sweeper.again();
        return receipt;
    }
}
