/** Works on several items at a time, and gives out what came of them in their order. */
export async function* inOrder<T, R>(items: AsyncIterable<T>, width: number, work: (item: T) => Promise<R>): AsyncGenerator<R> {
    const waiting: Promise<R>[] = [];
    for await (const item of items) {
        const working = work(item);
        working.catch(() => {}); // it is waited for later
        waiting.push(working);
        if (waiting.length >= width) yield await waiting.shift()!;
    }
    while (waiting.length > 0) yield await waiting.shift()!;
}
