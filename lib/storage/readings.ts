import { AsyncLocalStorage } from 'node:async_hooks';

/** What was read under a name: the number of its generation then, and when that one is due. */
export interface Reading {
    name: string;
    number: number;
    /** Epoch milliseconds. */
    due?: number | undefined;
}

/** How many names are remembered that had nothing. */
const AT_MOST = 10_000;

/**
 * Tells what a writer had read, so that nobody writes back what was erased since. An object that was read is its own proof, as
 * botbuilder's state writes the very object it got. For a name that had nothing there is no such object: then what counts is what
 * this turn read last, or outside turns this process.
 */
export class Readings {
    private readonly objects = new WeakMap<object, Reading>();
    private readonly missing = new Map<string, Reading>();
    private readonly turns = new AsyncLocalStorage<Map<string, Reading>>();

    /** Tells the readings of this turn from all others. */
    inTurn<T>(work: () => Promise<T>): Promise<T> {
        return this.turns.run(new Map(), work);
    }

    found(item: object, reading: Reading): void {
        this.objects.set(item, reading);
        this.missing.delete(reading.name);
        this.turns.getStore()?.set(reading.name, reading);
    }

    missed(reading: Reading): void {
        const turn = this.turns.getStore();
        if (turn) turn.set(reading.name, reading);
        else this.remember(reading);
    }

    /** What the writer of an item had read under this name; nothing when it had not. */
    before(item: unknown, name: string): Reading | undefined {
        return this.ofObject(item, name) ?? (this.turns.getStore() ?? this.missing).get(name);
    }

    /** Ties an object to the reading that its first write has been judged by: what is written next without being read is new. */
    judged(item: unknown, reading: Reading): void {
        if (!this.ofObject(item, reading.name)) (this.turns.getStore() ?? this.missing).delete(reading.name);
        if (isObject(item)) this.objects.set(item, reading);
    }

    private ofObject(item: unknown, name: string): Reading | undefined {
        const own = isObject(item) ? this.objects.get(item) : undefined;
        return own?.name === name ? own : undefined;
    }

    private remember(reading: Reading): void {
        this.missing.delete(reading.name);
        this.missing.set(reading.name, reading);
        const [oldest] = this.missing.keys();
        if (this.missing.size > AT_MOST && oldest !== undefined) this.missing.delete(oldest);
    }
}

function isObject(value: unknown): value is object {
    return typeof value === 'object' && value !== null;
}
