/** One at a time per key, in order of arrival. Serialises turns of this process only. */
export class KeyedLock {
    private readonly last = new Map<string, Promise<unknown>>();

    /** Who waits for nobody begins at once, within the call. */
    run<T>(key: string, work: () => Promise<T>): Promise<T> {
        const before = this.last.get(key);
        const mine = before ? before.then(work, work) : begun(work);
        const done = () => { if (this.last.get(key) === mine) this.last.delete(key); };
        this.last.set(key, mine);
        mine.then(done, done);
        return mine;
    }
}

/** What throws before its first promise rejects all the same. */
function begun<T>(work: () => Promise<T>): Promise<T> {
    try {
        return work();
    } catch (error) {
        return Promise.reject(error as Error);
    }
}
