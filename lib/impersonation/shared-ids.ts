import type { StorageLike } from '../storage/storage';
import { changeRecord } from '../storage/contended-record';

/** The conversations of one user id: hashes, and when they began, in epoch milliseconds. */
interface Conversations {
    seen: Readonly<Record<string, number>>;
}

export interface SharedIdLimit {
    /** Conversations that one id may begin, */
    conversations: number;
    /** within so many milliseconds. */
    window: number;
}

/** Takes note that an id begins a conversation. @returns whether that is one too many */
export async function isShared(storage: StorageLike, name: string, conversation: string, { conversations, window }: SharedIdLimit): Promise<boolean> {
    const now = Date.now();
    let shared = false;
    await changeRecord<Conversations>(storage, name, (current) => {
        const recent = Object.entries(current?.seen ?? {}).filter(([other, at]) => other !== conversation && now - at < window);
        shared = recent.length >= conversations;
        return { ...current, seen: Object.fromEntries([...recent, [conversation, now] as const].slice(-conversations - 1)) };
    });
    return shared;
}
