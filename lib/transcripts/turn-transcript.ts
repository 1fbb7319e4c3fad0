import { withoutLateParts } from './late-part';
import { latePartsOf } from '../redaction/conversation/late-parts';
import { asItLeaves } from '../turn/egress';
import { onSend } from '../turn/send-handlers';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { isProactive } from '../turn/who';
import { deadlinesOf } from './expire-after';
import type { KeepOptions } from './keeping';
import type { SelfDestructingTranscripts, TranscriptTurn } from './self-destructing-transcripts';

/**
 * What one turn leaves in the transcript. Its writes run while the bot works; {@link TurnTranscript.settled} waits for them. What
 * came in is written with what a quick bot says first, as a store takes as long for two records as for one. What the bot sends after a
 * write failed is not sent.
 */
export class TurnTranscript {
    /** Whether the conversation was ended in this turn. */
    ended: boolean;
    private readonly writes: Promise<unknown>[] = [];
    private failed: { error: unknown } | undefined;
    /** `settled` or later: nobody waits for writes any more. `abandoned`: nothing is kept. */
    private stage: 'running' | 'settled' | 'abandoned' = 'running';
    private readonly place: ActivityLike;
    /** The ids of what it has kept. */
    private readonly kept: string[] = [];

    constructor(
        private readonly store: SelfDestructingTranscripts,
        readonly turn: TranscriptTurn,
        private readonly context: TurnContextLike,
    ) {
        this.place = context.activity;
        this.ended = this.place.type === 'endOfConversation';
        this.keepInbound();
        this.keepOutbound();
    }

    /** Waits until everything is on record. @throws what the store threw */
    async settled(): Promise<void> {
        try {
            await this.written();
        } finally {
            this.stage = 'settled';
            await this.expire(); // what is on record goes in time, whatever is not
        }
    }

    /** Waits for what was written so far. @throws what the store threw */
    async written(): Promise<void> {
        this.store.hurry(this.turn);
        for (let done = 0; done < this.writes.length; done++) await this.writes[done];
        if (this.failed) throw this.failed.error;
    }

    /** The bot does not see this turn. */
    abandon(): void {
        this.stage = 'abandoned';
    }

    private async expire(): Promise<void> {
        const { conversation, turn } = deadlinesOf(this.context);
        if (turn !== undefined) await this.store.expireActivities(this.turn, this.kept, turn);
        if (conversation !== undefined) await this.store.expireTurn(this.turn, conversation);
    }

    private keepInbound(): void {
        const { store, context, place } = this;
        if (isProactive(context)) return;
        const { id, type } = place;
        if (type === 'messageDelete' && id !== undefined) this.later(() => store.remove(place, id));
        else if (type === 'messageUpdate') this.later(() => this.replace(place));
        else void this.keep(place, { withNext: true });
        const parts = latePartsOf(context);
        if (parts.length > 0) this.later(() => store.correct(place, parts));
    }

    private keepOutbound(): void {
        const { context, store, place } = this;
        onSend(context, async (_, activities, send) => this.send(activities, send));
        context.onUpdateActivity(async (_: unknown, activity: ActivityLike, next: () => Promise<unknown>) => {
            const updated = await next();
            const left = this.left(activity);
            this.later(() => this.replace(left, { delivered: true }));
            return updated;
        });
        context.onDeleteActivity(async (_: unknown, reference: { activityId?: string }, next: () => Promise<unknown>) => {
            const deleted = await next();
            const { activityId } = reference;
            if (activityId !== undefined) this.later(() => store.remove(place, activityId));
            return deleted;
        });
    }

    private async send<T extends { id?: string } | undefined>(activities: readonly ActivityLike[], send: () => Promise<T[]>): Promise<T[]> {
        if (this.stage === 'abandoned') return send();
        if (this.failed && this.stage === 'running') throw this.failed.error; // not on record: nothing more is said
        const sent = await send();
        this.ended ||= activities.some(({ type }) => type === 'endOfConversation');
        const left = activities.map((message, index) => ({ ...this.left(message), id: message.id || (sent?.[index]?.id ?? '') }));
        const writes = left.map((message) => this.keep(message, { ...this.deadline(), delivered: true }));
        if (this.stage === 'settled') await Promise.all(writes); // said by an error handler
        return sent;
    }

    /** What is sent late in a turn is not to wait for its end. */
    private deadline(): KeepOptions {
        const { turn } = deadlinesOf(this.context);
        return turn === undefined ? {} : { expiresAt: Date.now() + turn };
    }

    /** Of an edited activity that was never kept, the edited one is. */
    private async replace(activity: ActivityLike, options: KeepOptions = {}): Promise<void> {
        const { channelId, conversation } = this.place;
        const isKept = await this.store.replace({ channelId, conversation }, activity);
        if (!isKept) await this.append({ ...activity, type: 'message' }, options);
    }

    private append(activity: ActivityLike, options: KeepOptions): Promise<boolean> {
        if (typeof activity.id === 'string' && activity.id !== '') this.kept.push(activity.id);
        return this.store.append(this.turn, activity, options);
    }

    /** As it left: redacted by detectors that the store may not have. */
    private left(message: ActivityLike): ActivityLike {
        return withoutLateParts(asItLeaves(this.context, message), latePartsOf(this.context));
    }

    /** What changes a record waits until that is written. */
    private later(work: () => Promise<unknown>): void {
        this.store.hurry(this.turn);
        void this.write(Promise.all(this.writes).then(work));
    }

    private keep(activity: ActivityLike, options: KeepOptions = {}): Promise<unknown> {
        return this.write(this.append(activity, options));
    }

    /** What fails is heard when the turn settles. */
    private write(work: Promise<unknown>): Promise<unknown> {
        this.writes.push(work.catch((error: unknown) => { this.failed ??= { error }; }));
        return work;
    }
}
