/** One at a time per key, in order of arrival. Serialises turns of this process only. */
export class KeyedLock {
    private readonly last = new Map<string, Promise<unknown>>();

    async run<T>(key: string, work: () => Promise<T>): Promise<T> {
        const before = this.last.get(key);
        const mine = (before ?? Promise.resolve()).then(work, work);
        this.last.set(key, mine);
        try {
            return await mine;
        } finally {
            if (this.last.get(key) === mine) this.last.delete(key);
        }
    }
}
