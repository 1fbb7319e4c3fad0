import type { AdviceTopic, SafeUseTopic } from './topics';

/** What is kept of a user, or of a group. Instants in epoch milliseconds. */
export interface UserRecord {
    /** When the card was shown. */
    shownAt?: number;
    /** When the user was last seen, to the day. */
    seenAt: number;
    /** What the user has acknowledged. */
    acknowledged?: Readonly<Partial<Record<SafeUseTopic, number>>>;
    /** The last advice in each of the latest conversations, by their hashes. */
    advised?: Readonly<Record<string, number>>;
}

export interface SafeUseLimits {
    coolDown: number;
    remindAfter: number;
}

/** What a turn brings. */
export interface Occasion {
    now: number;
    /** The hash of its conversation. */
    conversation: string;
    /** Whether its user is there, so that the card is due if it was never shown. */
    isContact: boolean;
    /** Whether to remind a user who was away for long. */
    reminds: boolean;
    topics: readonly AdviceTopic[];
}

/** What is to be said, and what is then to be on record; the same record when nothing has changed. */
export interface Plan {
    record: UserRecord | undefined;
    showsCard: boolean;
    advice: readonly AdviceTopic[];
}

const DAY = 24 * 3_600_000;
/** Conversations of which it is known when their user was last advised. */
const MOST = 8;

/** What to tell a user of whom this is known. */
export function decide(record: UserRecord | undefined, occasion: Occasion, limits: SafeUseLimits): Plan {
    const { now, isContact } = occasion;
    const showsCard = isContact && record?.shownAt === undefined;
    const advice = adviceIn(record, occasion, limits);
    const isSeen = isContact && (record === undefined || elapsed(record.seenAt, now) >= seenEvery(limits));
    if (!showsCard && advice.length === 0 && !isSeen) return { record, showsCard, advice };
    const seenAt = isContact || !record ? now : record.seenAt;
    const advised = advice.length > 0 ? { advised: latest({ ...record?.advised, [occasion.conversation]: now }) } : {};
    return { record: { ...record, seenAt, ...(showsCard && { shownAt: now }), ...advised }, showsCard, advice };
}

/** How long a user counts as seen, in milliseconds: a day, so that a record is hardly ever written. */
export function seenEvery({ remindAfter }: SafeUseLimits): number {
    return Math.min(DAY, remindAfter / 4);
}

function adviceIn(record: UserRecord | undefined, { now, conversation, isContact, reminds, topics }: Occasion, limits: SafeUseLimits): readonly AdviceTopic[] {
    const wasAway = reminds && isContact && record?.shownAt !== undefined && elapsed(record.seenAt, now) >= limits.remindAfter;
    const { [conversation]: advisedAt } = record?.advised ?? {};
    if (advisedAt !== undefined && elapsed(advisedAt, now) < limits.coolDown) return [];
    return (wasAway && topics.length === 0 ? (['idle'] as const) : topics).filter((topic) => !isAcknowledged(record, topic, now, limits));
}

export function isAcknowledged(record: UserRecord | undefined, topic: SafeUseTopic, now: number, { remindAfter }: SafeUseLimits): boolean {
    const at = record?.acknowledged?.[topic];
    return at !== undefined && elapsed(at, now) < remindAfter;
}

/** Clocks of several machines differ: an instant that lies ahead is as near as one that is past. */
function elapsed(at: number, now: number): number {
    return Math.abs(now - at);
}

function latest(advised: Readonly<Record<string, number>>): Record<string, number> {
    return Object.fromEntries(Object.entries(advised).sort(([, a], [, b]) => b - a).slice(0, MOST));
}
