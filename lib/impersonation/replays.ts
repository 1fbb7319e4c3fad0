import { isSpeaking } from '../turn/who';
import type { ActivityLike } from '../turn/types';

/** One activity that was let through: hashes of its id and of what it said, and when, in epoch milliseconds. */
export type Seen = readonly [id: string, content: string, at: number];

export interface ReplayWindow {
    /** Activities of a conversation that are remembered. */
    count: number;
    /** For how long, in milliseconds. */
    window: number;
}

type Hash = (what: string, ...parts: string[]) => string;

/**
 * What is remembered of an activity. Only what somebody says can be replayed: a message that was edited comes as another type, under
 * the id of the first, and each of its versions is news.
 */
export function seenOf(activity: ActivityLike, hash: Hash, at: number): Seen | undefined {
    const { type = '', id } = activity;
    if (!isSpeaking(activity) || typeof id !== 'string' || id === '') return undefined;
    const { name, from, text, value, attachments } = activity as ActivityLike & { attachments?: unknown };
    return [hash('activity', type, id), hash('content', JSON.stringify([name, from?.id, text, value, attachments])), at];
}

/** `repeat`: the same again, as channels do when an answer does not come; `replay`: another activity under a known id. */
export function novelty(recent: readonly Seen[], [id, content, at]: Seen, { window }: ReplayWindow): 'new' | 'repeat' | 'replay' {
    const known = recent.filter(([other, , then]) => other === id && at - then < window);
    if (known.length === 0) return 'new';
    return known.some(([, same]) => same === content) ? 'repeat' : 'replay';
}

export function remembering(recent: readonly Seen[], seen: Seen, { count, window }: ReplayWindow): readonly Seen[] {
    return [...recent.filter(([, , then]) => seen[2] - then < window), seen].slice(-count);
}
