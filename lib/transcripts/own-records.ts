import type { ActivityLike } from '../turn/types';
import type { Amending } from './amending';

/** What is said of an erasure that leaves the others' records. */
export const OVERWRITTEN = 'the records of one user were overwritten, as others take part; their older bytes are beyond reading when the conversation\'s data key is destroyed';

/** Whether a user said this, or it was said to that user alone. */
export function isOwn(record: string, userId: string): boolean {
    const { from, recipient } = JSON.parse(record) as ActivityLike;
    return from?.id === userId || recipient?.id === userId;
}

/**
 * Erases the records of one user's activities and of the replies to them, and looks again.
 * @returns how many there were, and how many are left
 */
export async function eraseOwn(name: string, userId: string, amending: Amending): Promise<{ records: number; left: number }> {
    const ids = new Set<string>();
    await amending.amend(name, (record) => {
        const { id, from } = JSON.parse(record) as ActivityLike;
        if (from?.id === userId && id) ids.add(id);
        return undefined;
    });
    const isReply = (record: string) => ids.has((JSON.parse(record) as ActivityLike).replyToId ?? '');
    const isTheirs = (record: string) => isOwn(record, userId) || isReply(record);
    const records = await amending.amend(name, (record) => (isTheirs(record) ? '' : undefined));
    let left = 0;
    await amending.amend(name, (record) => {
        if (isTheirs(record)) left += 1;
        return undefined;
    });
    return { records, left };
}
