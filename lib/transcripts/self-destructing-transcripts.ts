import { errorName, eventsOf, type SecurityEvents } from '../events/security-events';
import { keysOf, type KeyRing } from '../storage/key-ring';
import { Alarm } from '../support/alarm';
import { KeyedLock } from '../support/keyed-lock';
import { having, milliseconds, optionsOf } from '../support/options';
import { OUTBOUND_BUDGET } from '../redaction/budget';
import type { ActivityRedactor } from '../redaction/policed-redactor';
import { Redactor } from '../redaction/redactor';
import { asStored } from '../redaction/sensitive/answer';
import type { ActivityLike } from '../turn/types';
import { Eraser } from './eraser';
import type { LatePart } from '../redaction/conversation/late-parts';
import { corrected } from './late-part';
import { Ledger, type ConversationRef } from './ledger';
import { MemoryProvider } from './memory-provider';
import { pageOf, type Page } from './page';
import type { TranscriptGeneration, TranscriptProvider } from './provider';
import { residueOf, type ErasureReceipt } from './receipt';
import { storable } from './storable';

export interface SelfDestructingTranscriptsOptions {
    keys: KeyRing;
    /** Where the sealed records are kept. @default a new MemoryProvider */
    provider?: TranscriptProvider | undefined;
    /** Erased after this long without a message, in milliseconds. @default 86_400_000 (24 hours) */
    silence?: number | undefined;
    /** Erased this long after `endOfConversation`, in milliseconds; 0 is at the end of that turn. @default 0 */
    end?: number | undefined;
    /** Erased this long after the first message, however busy, in milliseconds. @default 2_592_000_000 (30 days) */
    maxAge?: number | undefined;
    /** What is replaced in the stored copies. @default every kind it knows, in activities of up to 4_000_000 characters */
    redactor?: ActivityRedactor | undefined;
    events?: SecurityEvents | undefined;
}

const DAY = 24 * 3_600_000;
/** After a sweep that the store did not take, in milliseconds. */
const RETRY = 5_000;

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
    private readonly ledger: Ledger;
    private readonly eraser: Eraser;
    private readonly redactor: ActivityRedactor;
    private readonly keepTombstones: number;
    private readonly logging = new KeyedLock();
    private readonly alarm = new Alarm(() => void this.sweepQuietly());

    constructor(options: SelfDestructingTranscriptsOptions) {
        const given = optionsOf('SelfDestructingTranscripts', options, {
            keys: true, provider: true, silence: true, end: true, maxAge: true, redactor: true, events: true,
        });
        const lifetimes = {
            silence: milliseconds('silence', given.silence ?? DAY),
            end: milliseconds('end', given.end ?? 0, 0),
            maxAge: milliseconds('maxAge', given.maxAge ?? 30 * DAY),
        };
        const provider = having('provider', given.provider ?? new MemoryProvider(), 'a TranscriptProvider', [
            'get', 'start', 'append', 'read', 'replace', 'erase', 'due', 'list', 'forgetTombstones',
        ]);
        this.redactor = having('redactor', given.redactor ?? new Redactor({ budget: OUTBOUND_BUDGET }), 'a Redactor', ['redactActivity']);
        this.events = eventsOf(given.events);
        this.ledger = new Ledger(provider, keysOf(given.keys), lifetimes);
        this.eraser = new Eraser(this.ledger, this.events);
        this.keepTombstones = Math.max(lifetimes.silence, DAY);
    }

    /** The conversation's live generation, or a new one; what a turn appends goes there or nowhere. */
    async begin(ref: ConversationRef): Promise<TranscriptGeneration> {
        const generation = await this.ledger.start(ref, (name) => this.eraser.eraseOne(name, undefined));
        this.alarm.at(generation.due);
        return generation;
    }

    /** Keeps a redacted copy. @returns false when the generation was erased meanwhile, or when this kind of activity is never kept */
    async append(generation: TranscriptGeneration, activity: ActivityLike): Promise<boolean> {
        const given = asStored(activity);
        const redacted = this.redactor.redactActivityAsync ? await this.redactor.redactActivityAsync(given) : this.redactor.redactActivity(given);
        const kept = storable(redacted.activity);
        if (!kept) return false;
        const { from, type } = activity;
        const text = JSON.stringify({ ...kept, timestamp: kept.timestamp ?? new Date() });
        const userId = from?.role === 'bot' ? undefined : from?.id;
        const isMessage = type === 'message' || type === 'invoke';
        return this.ledger.append(activity, generation.id, { text, userId, isMessage, ends: type === 'endOfConversation' });
    }

    /**
     * Replaces parts of values in what is kept already: only a later message showed what they are. Other records, and other
     * conversations, stay as they are.
     */
    async correct(ref: ConversationRef, parts: readonly LatePart[]): Promise<void> {
        await this.ledger.amend(this.ledger.nameOf(ref), (record) => corrected(record, parts));
    }

    /** For the SDK's loggers, which write late: a user's newer message starts anew after an erasure, all else stays away. */
    async logActivity(activity: ActivityLike): Promise<void> {
        const name = this.ledger.nameOf(activity);
        await this.logging.run(name, () => this.log(name, activity)); // they do not wait: a reply comes while its message is on the way
    }

    /** A page of 20; their `timestamp` is a Date. */
    // oxlint-disable-next-line typescript/no-explicit-any -- the SDKs' Activity types differ
    async getTranscriptActivities(channelId: string, conversationId: string, continuationToken?: string, startDate?: Date): Promise<Page<any>> {
        const name = this.ledger.nameOf({ channelId, conversation: { id: conversationId } });
        const records = this.eraser.unfinished.has(name) ? [] : await this.ledger.read(name);
        const activities = records.map((record) => {
            const activity = JSON.parse(record) as ActivityLike;
            return { ...activity, timestamp: new Date(activity.timestamp ?? 0) };
        });
        return pageOf(activities.filter(({ timestamp }) => !startDate || timestamp >= startDate), continuationToken);
    }

    /** A page of 20 conversations that are kept now. */
    async listTranscripts(channelId: string, continuationToken?: string): Promise<Page<{ channelId: string; id: string; created: Date }>> {
        const names = await this.ledger.provider.list({ channel: this.ledger.channelLabel(channelId) });
        const items = await Promise.all(
            names.map(async (name) => {
                const generation = this.eraser.unfinished.has(name) ? undefined : await this.ledger.live(name);
                const id = generation && this.ledger.referenceOf(name, generation)?.conversation?.id;
                return generation && id !== undefined ? [{ channelId, id, created: new Date(generation.startedAt) }] : [];
            }),
        );
        return pageOf(items.flat(), continuationToken);
    }

    async deleteTranscript(channelId: string, conversationId: string): Promise<void> {
        await this.erase({ channelId, conversation: { id: conversationId } });
    }

    /** Erases one conversation, given a conversation reference or any of its activities. Erasing it again does no harm. */
    async erase(ref: ConversationRef): Promise<ErasureReceipt> {
        return this.eraseOnRequest([this.ledger.nameOf(ref)], ref.channelId ?? '');
    }

    /** Erases every conversation in which this user of a channel wrote. */
    async eraseUser(channelId: string, userId: string): Promise<ErasureReceipt> {
        const names = await this.ledger.provider.list({ user: this.ledger.userLabel(channelId, userId) });
        return this.eraseOnRequest(names, channelId);
    }

    /** Erases everything whose time is up. It runs by itself when it is time; call it after a restart, or from a job. */
    async sweep(): Promise<ErasureReceipt> {
        try {
            const { names, next } = await this.ledger.provider.due(Date.now());
            if (next !== undefined) this.alarm.at(next);
            const receipt = await this.eraser.erase([...names, ...this.eraser.unfinished], undefined, []);
            if (receipt.failed > 0) this.alarm.at(Date.now() + RETRY);
            await this.ledger.provider.forgetTombstones(Date.now() - this.keepTombstones);
            return receipt;
        } catch (error) {
            this.alarm.at(Date.now() + RETRY);
            throw error;
        }
    }

    private async eraseOnRequest(names: readonly string[], channelId: string): Promise<ErasureReceipt> {
        const receipt = await this.eraser.erase(names, 'request', residueOf(channelId));
        if (receipt.failed > 0) this.alarm.at(Date.now() + RETRY);
        return receipt;
    }

    private async log(name: string, activity: ActivityLike): Promise<void> {
        const slot = await this.ledger.provider.get(name);
        const said = activity.timestamp === undefined ? Date.now() : new Date(activity.timestamp).getTime();
        const erasedAt = slot && ('erased' in slot ? slot.erased.erasedAt : slot.live.notBefore);
        if (erasedAt !== undefined && said <= erasedAt) return;
        if (slot && 'erased' in slot && activity.from?.role !== 'user') return; // they mark users, and not always bots
        const generation = await this.begin(activity);
        await this.append(generation, activity);
        if (activity.type === 'endOfConversation') await this.sweep();
    }

    private async sweepQuietly(): Promise<void> {
        try {
            await this.sweep();
        } catch (error) {
            this.events.report({}, { type: 'store-unavailable', protection: 'transcripts', error: errorName(error) });
        }
    }
}
