/** A Map that forgets its oldest entry when it is full. */
export class BoundedMap<K, V> {
    private readonly entries = new Map<K, V>();

    /** @param dropped is called with each value that had to make room. */
    constructor(private readonly limit: number, private readonly dropped: (value: V) => void = () => {}) {}

    get size(): number {
        return this.entries.size;
    }

    get(key: K): V | undefined {
        return this.entries.get(key);
    }

    set(key: K, value: V): void {
        this.entries.delete(key);
        this.entries.set(key, value);
        if (this.entries.size > this.limit) this.dropOldest();
    }

    delete(key: K): void {
        this.entries.delete(key);
    }

    private dropOldest(): void {
        for (const [key, value] of this.entries) {
            this.entries.delete(key);
            this.dropped(value);
            return;
        }
    }
}
