import { counted } from '../io';
import type { Importer } from './importer';
import type { Outcome } from './outcome';
import type { Progress } from './progress';
import { conversationKey, type Lot, type Placed, type Source } from './source';

/** Lots that are worked on at once: a store far away answers each of them slowly. */
const WIDTH = 8;

export interface Import {
    source: Source;
    importer: Importer;
    outcome: Outcome;
    progress: Progress;
    eraseOriginals: boolean;
}

/** Imports everything that a source has, and then erases the originals, if that is wanted. */
export async function runImport({ source, importer, outcome, progress, eraseOriginals }: Import): Promise<void> {
    let left = 0;
    await inParallel(source.lots(), async (lot) => {
        const whole = new Set<string>();
        const share = lot.size / Math.max(1, lot.activities.length);
        for (const [key, activities] of conversationsIn(lot)) {
            const isWhole = await importer.conversation(activities, () => progress.advance(share, source.total, 1));
            if (isWhole) whole.add(key);
            else left += 1;
        }
        if (lot.activities.length === 0) progress.advance(share, source.total, 0);
        if (eraseOriginals) lot.erase((key) => whole.has(key));
    });
    if (eraseOriginals) await source.finish?.();
    if (eraseOriginals && left > 0) {
        outcome.problem(`${counted(left, 'conversation is', 'conversations are')} not wholly in the store: the originals stay`);
    }
}

function conversationsIn({ activities }: Lot): Map<string, Placed[]> {
    const conversations = new Map<string, Placed[]>();
    for (const activity of activities) {
        const key = conversationKey(activity);
        const conversation = conversations.get(key);
        if (conversation) conversation.push(activity);
        else conversations.set(key, [activity]);
    }
    return conversations;
}

/** When one fails, no more is begun, and it rejects when all have ended. */
async function inParallel<T>(items: AsyncIterable<T>, work: (item: T) => Promise<void>): Promise<void> {
    const iterator = items[Symbol.asyncIterator]();
    let isFailed = false;
    const worker = async () => {
        try {
            for (let next = await iterator.next(); !next.done && !isFailed; next = await iterator.next()) await work(next.value);
        } catch (error) {
            isFailed = true;
            throw error;
        }
    };
    const ends = await Promise.allSettled(Array.from({ length: WIDTH }, worker));
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure) throw failure.reason;
}
