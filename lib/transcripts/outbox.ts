interface Waiting<Item> {
    item: Item;
    resolve: (taken: boolean) => void;
    reject: (error: unknown) => void;
}

/** What became of an item: whether it was taken, or why that is not known. */
export type Delivered = PromiseSettledResult<boolean>;

/** Milliseconds that an item waits for the next one at most. */
const LONGEST = 20;

/**
 * What is to be written, by name: in the order in which it came, one write at a time for each name, and everything that came
 * meanwhile in the next one. A write begins when the event loop comes round, so that what a turn says at once is written at once;
 * what need not be at once waits for what comes next, as a write takes as long for two as for one.
 */
export class Outbox<T> {
    private readonly waiting = new Map<string, Waiting<T | Promise<T>>[]>();
    /** Whose write is running, or begins when the event loop comes round. */
    private readonly busy = new Set<string>();

    /** @param write gets what came for a name and says what became of each; when it rejects, so does each `add` */
    constructor(private readonly write: (name: string, items: readonly T[]) => Promise<readonly Delivered[]>) {}

    /**
     * Resolves when it is written: to whether it was taken. An item that rejects is left out, and its `add` rejects.
     * @param withNext waits with it until something else is added, somebody hurries, or 20 ms have passed
     */
    add(name: string, item: T | Promise<T>, withNext = false): Promise<boolean> {
        return new Promise((resolve, reject) => {
            const waiting = this.waiting.get(name) ?? [];
            waiting.push({ item, resolve, reject });
            if (item instanceof Promise) item.catch(() => undefined); // heard later
            this.waiting.set(name, waiting);
            if (withNext) setTimeout(() => this.hurry(name), LONGEST);
            else this.hurry(name);
        });
    }

    /** Has what waits for the next one written without it. */
    hurry(name: string): void {
        if (this.busy.has(name) || !this.waiting.has(name)) return;
        this.busy.add(name);
        setImmediate(() => void this.flush(name));
    }

    private async flush(name: string): Promise<void> {
        const batch = this.waiting.get(name) ?? [];
        this.waiting.delete(name);
        await this.deliver(name, batch);
        this.busy.delete(name);
        this.hurry(name);
    }

    private async deliver(name: string, batch: readonly Waiting<T | Promise<T>>[]): Promise<void> {
        const ready = isReady(batch) ? batch : await whenReady(batch);
        if (ready.length === 0) return;
        try {
            const delivered = await this.write(name, ready.map(({ item }) => item));
            for (const [index, waiting] of ready.entries()) tell(waiting, delivered[index]);
        } catch (error) {
            for (const { reject } of ready) reject(error);
        }
    }
}

function isReady<T>(batch: readonly Waiting<T | Promise<T>>[]): batch is readonly Waiting<T>[] {
    return !batch.some(({ item }) => item instanceof Promise);
}

/** Those whose items have come; the others hear why theirs have not. */
async function whenReady<T>(batch: readonly Waiting<T | Promise<T>>[]): Promise<readonly Waiting<T>[]> {
    const settled = await Promise.allSettled(batch.map(({ item }) => item));
    return settled.flatMap((each, index) => {
        const waiting = batch[index] as Waiting<unknown>;
        if (each.status === 'fulfilled') return [{ ...waiting, item: each.value }];
        waiting.reject(each.reason);
        return [];
    });
}

function tell<T>({ resolve, reject }: Waiting<T>, delivered: Delivered | undefined): void {
    if (delivered?.status === 'rejected') reject(delivered.reason);
    else resolve(delivered?.value ?? false);
}
