import { Recent } from '../support/recent';

/** So many turns in so long a time, and as many at once. */
export interface Rate {
    turns: number;
    /** Milliseconds. */
    per: number;
}

interface Bucket {
    tokens: number;
    at: number;
}

/** One bucket of tokens a key; the ones that were used last are kept, and a bucket that is gone is full again. */
export class TokenBuckets {
    private readonly buckets: Recent<Bucket>;

    constructor(
        private readonly rate: Rate,
        most = 10_000,
    ) {
        this.buckets = new Recent(most);
    }

    /** Takes a token of the key's bucket. @returns whether there was one */
    take(key: string): boolean {
        const { turns, per } = this.rate;
        const now = performance.now(); // a wall clock set back would close all buckets
        const { tokens, at } = this.buckets.get(key) ?? { tokens: turns, at: now };
        const filled = Math.min(turns, tokens + ((now - at) * turns) / per);
        const taken = filled >= 1;
        this.buckets.set(key, { tokens: taken ? filled - 1 : filled, at: now });
        return taken;
    }
}
