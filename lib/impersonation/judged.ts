import type { ActivityLike } from '../turn/types';
import { isSpeaking } from '../turn/who';
import { asUsed, withKnown, type ConversationRecord, type Known } from './conversation-record';
import { detect, speakerOf } from './detect';
import type { Decided, Detection } from './detection';
import { novelty, remembering, type ReplayWindow, type Seen } from './replays';

/** What is to be known of a turn to judge it by its conversation's record; all hashes. */
export interface TurnFacts {
    activity: ActivityLike;
    inGroup: boolean;
    speaker: string;
    known: Known;
    seen: Seen | undefined;
    now: number;
}

/** How a turn looks, given what is known of its conversation. */
export interface Judgement {
    /** What stops the turn, or was let through. */
    decided: readonly Decided[];
    /** The same turn was there before. */
    isRepeat: boolean;
    /** Nobody knew this speaker here, and from now on they are. */
    isNew: boolean;
    /** What is known from now on; the same object when that is nothing new. */
    record: ConversationRecord | undefined;
}

/** @param decide what is done about a detection */
export function judged(current: ConversationRecord | undefined, facts: TurnFacts, replay: ReplayWindow | undefined, decide: (detection: Detection) => Decided): Judgement {
    const { speaker, seen, known } = facts;
    const fresh = seen && replay ? novelty(current?.recent ?? '', seen, replay) : 'new';
    const detections = [...whoIsThis(current, facts), ...whatChanged(current?.speakers?.[speaker], known), ...(fresh === 'replay' ? [{ reason: 'replayed' } as const] : [])];
    const decided = detections.map(decide);
    const stopped = isStopped(decided);
    if (stopped || fresh === 'repeat') return { decided, isRepeat: !stopped, isNew: false, record: current };
    const isNew = isNewcomer(current, facts);
    return { decided, isRepeat: false, isNew, record: next(current, facts, { replay, isNew }) };
}

export function isStopped(decided: readonly Decided[]): boolean {
    return decided.some(({ action }) => action === 'block');
}

/** Whether it is somebody else than before; what an id shows by itself was said at sight. */
function whoIsThis(current: ConversationRecord | undefined, { activity, inGroup, speaker }: TurnFacts): Detection[] {
    const own = speakerOf(activity);
    const bound = inGroup ? own : current?.speaker && (current.speaker === speaker ? own : ''); // '' is nobody's id
    const verdict = detect(activity, bound);
    return !verdict.pass && verdict.reason === 'id-changed' ? [{ reason: 'id-changed' }] : [];
}

/** An account or tenant that was not named is no change. */
function whatChanged(before: Known | undefined, { account, tenant }: Known): Detection[] {
    const changed = (one?: string, other?: string) => one !== undefined && other !== undefined && one !== other;
    return [
        ...(changed(before?.account, account) ? [{ reason: 'account-changed' } as const] : []),
        ...(changed(before?.tenant, tenant) ? [{ reason: 'tenant-changed' } as const] : []),
    ];
}

function isNewcomer(current: ConversationRecord | undefined, { activity, inGroup, speaker }: TurnFacts): boolean {
    if (inGroup) return isSpeaking(activity) && !current?.speakers?.[speaker];
    if (current?.speaker !== undefined) return false;
    const verdict = detect(activity, undefined);
    return verdict.pass && verdict.bind !== undefined;
}

function next(current: ConversationRecord | undefined, facts: TurnFacts, { replay, isNew }: { replay: ReplayWindow | undefined; isNew: boolean }): ConversationRecord | undefined {
    const { inGroup, speaker, known, seen, now } = facts;
    let record: ConversationRecord = current ?? {};
    if (isNew && !inGroup) record = { ...record, speaker, boundAt: now, seenAt: now };
    const isKnown = isNew || record.speaker === speaker || record.speakers?.[speaker] !== undefined;
    if (isKnown && (inGroup || Object.keys(known).length > 0)) record = withKnown(record, speaker, known);
    if (seen && replay) record = { ...record, recent: remembering(record.recent ?? '', seen, replay) };
    return Object.keys(record).length === 0 ? current : asUsed(record, now);
}
