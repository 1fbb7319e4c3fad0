import type { StorageLike } from '../../storage/storage';

/** What a turn, or several, asked of the storage: the names of records. */
export interface StorageUse {
    read: Set<string>;
    written: Set<string>;
}

/** A botbuilder `Storage` in memory that behaves as the SDK's `MemoryStorage`, and tells what is in it and what it was asked. */
export class BenchStorage implements StorageLike {
    private readonly records = new Map<string, string>();
    private readonly watching = new Set<StorageUse>();
    private eTags = 0;

    async read(names: string[]): Promise<Record<string, unknown>> {
        if (!Array.isArray(names)) throw new ReferenceError('Keys are required when reading.'); // as the SDK's
        for (const { read } of this.watching) names.forEach((name) => read.add(name));
        const found = names.filter((name) => this.records.has(name));
        return Object.fromEntries(found.map((name) => [name, JSON.parse(this.records.get(name) ?? '') as unknown]));
    }

    async write(changes: Record<string, unknown>): Promise<void> {
        if (!changes) throw new ReferenceError('Changes are required when writing.');
        const stale = Object.entries(changes).filter(([name, item]) => !this.put(name, item as { eTag?: string }));
        if (stale.length > 0) throw new Error(`Storage: error writing "${stale[0]?.[0]}" due to eTag conflict.`);
    }

    async delete(names: string[]): Promise<void> {
        for (const name of names) this.records.delete(name);
    }

    /** Everything that is stored, as it is stored. */
    contents(): string[] {
        return [...this.records].flat();
    }

    /** What is asked while `work` goes on. */
    async during(work: () => Promise<unknown>): Promise<StorageUse> {
        const use: StorageUse = { read: new Set(), written: new Set() };
        this.watching.add(use);
        try {
            await work();
        } finally {
            this.watching.delete(use);
        }
        return use;
    }

    /** @returns false when the item's eTag is stale */
    private put(name: string, item: { eTag?: string }): boolean {
        for (const { written } of this.watching) written.add(name);
        const stored = this.records.get(name);
        const { eTag } = stored === undefined ? {} : (JSON.parse(stored) as { eTag?: string });
        if (stored !== undefined && item.eTag && item.eTag !== '*' && item.eTag !== eTag) return false;
        this.records.set(name, JSON.stringify({ ...item, eTag: String(++this.eTags) }));
        return true;
    }
}
