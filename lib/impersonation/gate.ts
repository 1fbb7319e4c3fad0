import { rememberedSubject } from '../direct-line/remembered';
import type { SecurityEvents } from '../events/security-events';
import type { ActivityLike, TurnContextLike } from '../turn/types';
import { decide, type Actions } from './actions';
import { atSight, guessed, hasSignedIds, isPlaced, type SignedIds } from './at-sight';
import { isClientWritten } from './channel-fields';
import type { ConversationBook } from './conversation-book';
import type { ConversationRecord } from './conversation-record';
import { isNews, speakerOf } from './detect';
import type { Decided, Detection } from './detection';
import { isStopped, judged, type Judgement, type TurnFacts } from './judged';
import { forgetting, seenOf, type ReplayWindow } from './replays';
import type { SharedIdLimit } from './shared-ids';

/** Set in turns that were looked at for replays: middleware can be registered twice, and what the first has seen is no repeat to the second. */
const SEEN = Symbol.for('bot-warden.impersonation.seen');

const NOTHING: readonly Decided[] = [];

/** What the gate goes by. */
export interface GateParts {
    book: ConversationBook;
    events: SecurityEvents;
    actions: Actions;
    isGroup: (activity: ActivityLike) => boolean;
    signedIds: SignedIds | undefined;
    replay: ReplayWindow | undefined;
    shared: SharedIdLimit | undefined;
}

export type Admission =
    | { pass: false }
    /** The same turn was there before. */
    | { pass: false; isRepeat: true }
    /** `forget` makes the turn as good as new, for the channel to send it again. */
    | { pass: true; challenge: boolean; record?: ConversationRecord | undefined; forget?: (() => Promise<void>) | undefined };

/** Decides about turns; what it detects it reports. */
export class Gate {
    constructor(private readonly parts: GateParts) {}

    /** @throws whatever the storage throws */
    async admit(context: TurnContextLike): Promise<Admission> {
        const { activity } = context;
        const sight = this.decided(activity, atSight(context, this.parts.signedIds).concat(this.asksAlways ? this.guessed(activity) : []));
        if (isStopped(sight)) return this.refused(activity, sight);
        if (isNews(activity) || !isPlaced(activity)) return this.passed(activity, sight);
        const facts = this.factsOf(context);
        const isToMeet = (judgement: Judgement) => judgement.isNew && isClientWritten(activity);
        const first = await this.judgeOnce(facts, isToMeet);
        const { judgement, met } = isToMeet(first) ? await this.judgeNewcomer(facts, sight, first) : { judgement: first, met: NOTHING };
        const all = [...sight.filter((each) => judgement.isNew || !isKnownLater(each)), ...met, ...judgement.decided];
        if (isStopped(all)) return this.refused(activity, all);
        if (judgement.isRepeat) return { pass: false, isRepeat: true };
        if (judgement.isNew && !facts.inGroup) this.parts.events.report(activity, { type: 'speaker-bound' });
        return this.passed(activity, all, { facts, record: judgement.record });
    }

    /** Who is new is looked at more closely before anything is kept of them; that takes a second look at the record. */
    private async judgeNewcomer(facts: TurnFacts, sight: readonly Decided[], first: Judgement): Promise<{ judgement: Judgement; met: readonly Decided[] }> {
        const met = this.decided(facts.activity, await this.meet(facts.activity));
        return { judgement: isStopped([...sight, ...met]) ? first : await this.judgeOnce(facts, () => false), met };
    }

    private async judgeOnce(facts: TurnFacts, isToWait: (judgement: Judgement) => boolean): Promise<Judgement> {
        let judgement: Judgement | undefined;
        await this.parts.book.change(facts.activity, facts.now, (current) => {
            judgement = judged(current, facts, this.parts.replay, (detection) => decide(this.parts.actions, detection, facts.activity));
            return isToWait(judgement) ? current : judgement.record;
        });
        return judgement as Judgement; // the change above was made at least once
    }

    /** What there is to find out about who begins a conversation. */
    private async meet(activity: ActivityLike): Promise<Detection[]> {
        const { book, shared, signedIds } = this.parts;
        const minted = signedIds && hasSignedIds(activity) ? await rememberedSubject(book.storage, signedIds.keys, speakerOf(activity) ?? '') : undefined;
        const isOneOfMany = !minted && shared !== undefined && activity.channelId !== 'emulator' && (await book.isShared(activity, shared)); // one that was minted has one
        const isElsewhere = minted !== undefined && minted.conversationId !== activity.conversation?.id;
        return [...(this.asksAlways ? [] : this.guessed(activity)), ...(isOneOfMany ? [{ reason: 'id-shared' } as const] : []), ...(isElsewhere ? [{ reason: 'id-of-other-conversation' } as const] : [])];
    }

    /** An id that is blocked never gets to be known. */
    private get asksAlways(): boolean {
        const action = this.parts.actions['id-guessable'];
        return action === 'block' || typeof action === 'function';
    }

    private guessed(activity: ActivityLike): Detection[] {
        return this.parts.signedIds && hasSignedIds(activity) ? [] : guessed(activity);
    }

    private factsOf({ activity, turnState }: TurnContextLike): TurnFacts {
        const { book, isGroup, replay } = this.parts;
        const now = Date.now();
        const seen = replay && !turnState.get(SEEN) ? seenOf(activity, (text) => book.contentHash(text), now) : undefined;
        if (replay) turnState.set(SEEN, true);
        return { activity, inGroup: isGroup(activity), speaker: book.speakerOf(activity), known: book.knownOf(activity), seen, now };
    }

    private decided(activity: ActivityLike, detections: readonly Detection[]): Decided[] {
        return detections.map((detection) => decide(this.parts.actions, detection, activity));
    }

    private refused(activity: ActivityLike, decided: readonly Decided[]): Admission {
        this.report(activity, decided);
        return { pass: false };
    }

    private passed(activity: ActivityLike, decided: readonly Decided[], known?: { facts: TurnFacts; record: ConversationRecord | undefined }): Admission {
        this.report(activity, decided);
        const challenge = decided.some(({ action }) => action === 'challenge');
        return { pass: true, challenge, record: known?.record, forget: known?.facts.seen && (() => this.forget(known.facts)) };
    }

    private async forget({ activity, seen, now }: TurnFacts): Promise<void> {
        await this.parts.book.change(activity, now, (current) => {
            const recent = seen && current?.recent !== undefined ? forgetting(current.recent, seen) : current?.recent;
            return recent === undefined || recent === current?.recent ? current : { ...current, recent };
        });
    }

    private report(activity: ActivityLike, decided: readonly Decided[]): void {
        for (const { detection, action } of decided) {
            const { reason, because } = detection;
            this.parts.events.report(activity, { type: 'impersonation', reason, action, ...(because && { because }) });
        }
    }
}

/** An id that could be guessed stays so; that is said, or the user challenged, once a conversation. */
function isKnownLater({ detection }: Decided): boolean {
    return detection.reason === 'id-guessable';
}
