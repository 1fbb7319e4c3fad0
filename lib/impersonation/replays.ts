import { isSpeaking } from '../turn/who';
import type { ActivityLike } from '../turn/types';

/** One activity that was let through: hashes of its id and of what it said, and when, in epoch milliseconds. */
export interface Seen {
    id: string;
    content: string;
    at: number;
}

export interface ReplayWindow {
    /** Activities of a conversation that are remembered. */
    count: number;
    /** For how long, in milliseconds. */
    window: number;
}

/** The lengths of the hashes: 66 bits for an id, among those of one conversation, and 96 for the content; and of a time, in base 36. */
const [ID, CONTENT, TIME] = [11, 16, 8];
/** The length of an entry and the blank behind it. */
const STEP = ID + CONTENT + TIME + 1;

/**
 * What is remembered of an activity. Only what somebody says can be replayed: a message that was edited comes as another type, under
 * the id of the first, and each of its versions is news.
 *
 * @param hash base64url, of a string
 */
export function seenOf(activity: ActivityLike, hash: (text: string) => string, at: number): Seen | undefined {
    const { type = '', id } = activity;
    if (!isSpeaking(activity) || typeof id !== 'string' || id === '') return undefined;
    const { name, from, text, value, attachments } = activity as ActivityLike & { attachments?: unknown };
    const content = JSON.stringify([name, from?.id, text, value, attachments]);
    return { id: hash(`${type} ${id}`).slice(0, ID), content: hash(content).slice(0, CONTENT), at };
}

/** `repeat`: the same again, as channels do when an answer does not come; `replay`: another activity under a known id. */
export function novelty(recent: string, { id, content, at }: Seen, { window }: ReplayWindow): 'new' | 'repeat' | 'replay' {
    if (!recent.includes(id)) return 'new';
    const known = entriesOf(recent).filter((entry) => entry.startsWith(id) && at - timeOf(entry) < window);
    if (known.length === 0) return 'new';
    return known.some((entry) => entry.startsWith(content, ID)) ? 'repeat' : 'replay';
}

/** The latest activities as one string, which storages read and write faster than lists. */
export function remembering(recent: string, seen: Seen, { count, window }: ReplayWindow): string {
    let from = Math.max(0, recent.length + 1 - (count - 1) * STEP);
    while (from < recent.length && seen.at - timeOf(recent.slice(from, from + STEP - 1)) >= window) from += STEP; // the oldest come first
    const entry = entryOf(seen);
    return from < recent.length ? `${recent.slice(from)} ${entry}` : entry;
}

export function forgetting(recent: string, seen: Seen): string {
    return entriesOf(recent).filter((entry) => entry !== entryOf(seen)).join(' ');
}

function entryOf({ id, content, at }: Seen): string {
    return id + content + at.toString(36).padStart(TIME, '0');
}

function timeOf(entry: string): number {
    return Number.parseInt(entry.slice(ID + CONTENT), 36);
}

function entriesOf(recent: string): string[] {
    return recent === '' ? [] : recent.split(' ');
}
