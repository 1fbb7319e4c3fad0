import { WardenError } from '../support/errors';

/** What is known of one who speaks in a conversation; all hashes. */
export interface Known {
    account?: string;
    tenant?: string;
    /** Who signed in, by connection. */
    identities?: Readonly<Record<string, string>>;
}

/** What is kept of a conversation: hashes, as the id of an SMS or mail user is their number or address. Instants in epoch milliseconds. */
export interface ConversationRecord {
    /** The only one who may speak; nobody in a group, and until somebody does. */
    speaker?: string;
    boundAt?: number;
    /** When it was last used, to the day. */
    seenAt?: number;
    /** The latest speakers. */
    speakers?: Readonly<Record<string, Known>>;
    /** The latest activities, for replays. */
    recent?: string;
}

/** Speakers of a group that are remembered; who signed in is forgotten last. */
const MOST = 32;
const DAY = 24 * 3_600_000;

/**
 * The record as it stands in the storage; nothing when nobody has used it for `keep` milliseconds.
 * @throws {WardenError} ERR_WARDEN_STORE when it is none: nobody would be refused by it
 */
export function recordIn(stored: ConversationRecord | undefined, keep: number, now: number): ConversationRecord | undefined {
    if (stored === undefined) return undefined;
    const { speaker, boundAt = 0, seenAt = boundAt, speakers, recent } = stored;
    const isSpeaker = speaker === undefined ? isObject(speakers) || typeof recent === 'string' : typeof speaker === 'string';
    const isWhole = isSpeaker && Number.isFinite(seenAt) && (speakers === undefined || isObject(speakers)) && (recent === undefined || typeof recent === 'string');
    if (!isWhole) throw new WardenError('ERR_WARDEN_STORE', 'a record of who speaks in a conversation was altered: delete it, and the next one to speak is bound');
    return now - seenAt < keep ? stored : undefined;
}

/** The record with this known of a speaker; the same one when it was. */
export function withKnown(record: ConversationRecord, speaker: string, known: Known): ConversationRecord {
    const before = record.speakers?.[speaker];
    const after: Known = { ...before, ...known };
    if (before && same(before, after)) return record;
    const { [speaker]: _, ...others } = record.speakers ?? {};
    const all = [...Object.entries(others), [speaker, after] as const];
    const last = all.length <= MOST ? undefined : (all.find(([name, { identities }]) => !identities && name !== speaker) ?? all[0]);
    return { ...record, speakers: Object.fromEntries(all.filter((each) => each !== last)) };
}

/** The record as used now; rewritten for that once a day at most. */
export function asUsed(record: ConversationRecord, now: number): ConversationRecord {
    return now - (record.seenAt ?? 0) < DAY ? record : { ...record, seenAt: now };
}

function same(one: Known, other: Known): boolean {
    return one.account === other.account && one.tenant === other.tenant && one.identities === other.identities;
}

function isObject(value: unknown): boolean {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
