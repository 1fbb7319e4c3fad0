import { withoutLateParts } from './late-part';
import { latePartsOf } from '../redaction/conversation/late-parts';
import { asItLeaves } from '../turn/egress';
import { onSend } from '../turn/send-handlers';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { isProactive } from '../turn/who';
import { deadlinesOf } from './expire-after';
import type { SelfDestructingTranscripts, TranscriptTurn } from './self-destructing-transcripts';

/**
 * What one turn leaves in the transcript. Its writes run while the bot works; {@link TurnTranscript.settled} waits for them. What
 * the bot sends after one of them failed is not sent.
 */
export class TurnTranscript {
    /** Whether the conversation was ended in this turn. */
    ended: boolean;
    private readonly writes: Promise<unknown>[] = [];
    private failed: { error: unknown } | undefined;
    /** `settled` or later: nobody waits for writes any more. `abandoned`: nothing is kept. */
    private stage: 'running' | 'settled' | 'abandoned' = 'running';
    private readonly place: ActivityLike;

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
        }
        const { conversation, turn } = deadlinesOf(this.context);
        if (turn !== undefined && this.place.id !== undefined) await this.store.expireActivity(this.turn, this.place.id, turn);
        if (conversation !== undefined) await this.store.expireAfter(this.place, conversation);
    }

    /** Waits for what was written so far. @throws what the store threw */
    async written(): Promise<void> {
        for (let done = 0; done < this.writes.length; done++) await this.writes[done];
        if (this.failed) throw this.failed.error;
    }

    /** The bot does not see this turn. */
    abandon(): void {
        this.stage = 'abandoned';
    }

    private keepInbound(): void {
        const { store, context, place } = this;
        if (isProactive(context)) return;
        const { id, type } = place;
        if (type === 'messageDelete' && id !== undefined) this.later(() => store.remove(place, id));
        else if (type === 'messageUpdate') this.later(() => this.replaced(place));
        else this.write(store.append(this.turn, place));
        const parts = latePartsOf(context);
        if (parts.length > 0) this.later(() => store.correct(place, parts));
    }

    private keepOutbound(): void {
        const { context, store, place } = this;
        onSend(context, async (_, activities, send) => {
            if (this.stage === 'abandoned') return send();
            if (this.failed && this.stage === 'running') throw this.failed.error; // not on record: nothing more is said
            const sent = await send();
            for (const [index, message] of activities.entries()) {
                this.ended ||= message.type === 'endOfConversation';
                this.write(store.append(this.turn, this.left({ ...message, id: message.id || (sent?.[index]?.id ?? '') }), { ...this.options(), delivered: true }));
            }
            if (this.stage === 'settled') await this.written(); // said by an error handler
            return sent;
        });
        context.onUpdateActivity(async (_: unknown, activity: ActivityLike, next: () => Promise<unknown>) => {
            const updated = await next();
            const left = this.left(activity);
            this.later(() => this.replaced(left));
            return updated;
        });
        context.onDeleteActivity(async (_: unknown, reference: { activityId?: string }, next: () => Promise<unknown>) => {
            const deleted = await next();
            const { activityId } = reference;
            if (activityId !== undefined) this.later(() => store.remove(place, activityId));
            return deleted;
        });
    }

    /** Of an edited activity that was never kept, the edited one is. */
    private async replaced(activity: ActivityLike): Promise<void> {
        const { channelId, conversation } = this.place;
        const isKept = await this.store.replace({ channelId, conversation }, activity);
        if (!isKept) await this.store.append(this.turn, { ...activity, type: 'message' });
    }

    /** As it left: redacted by detectors that the store may not have. */
    private left(message: ActivityLike): ActivityLike {
        return withoutLateParts(asItLeaves(this.context, message), latePartsOf(this.context));
    }

    private options(): { expiresAt?: number } {
        const { turn } = deadlinesOf(this.context);
        return turn === undefined ? {} : { expiresAt: Date.now() + turn };
    }

    /** What changes a record waits until that is written. */
    private later(work: () => Promise<unknown>): void {
        this.write(Promise.all(this.writes).then(work));
    }

    private write(work: Promise<unknown>): void {
        this.writes.push(work.catch((error: unknown) => { this.failed ??= { error }; }));
    }
}
