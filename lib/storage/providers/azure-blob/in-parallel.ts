/** Calls that one operation has under way at the same time. */
const AT_ONCE = 16;

/** What comes of each, in order, a limited number at a time; after a failure no more are begun. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const index = next++;
            try {
                results[index] = await work(items[index] as T);
            } catch (error) {
                next = items.length;
                throw error;
            }
        }
    };
    const ends = await Promise.allSettled(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return results;
}

/** Parts of a list that are read at once. */
export function batches<T>(items: readonly T[]): T[][] {
    return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) => items.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
