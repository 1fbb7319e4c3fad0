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

    read(names: string[]): Promise<Record<string, unknown>> {
        for (const { read } of this.watching) names.forEach((name) => read.add(name));
        const found = names.filter((name) => this.records.has(name));
        return Promise.resolve(Object.fromEntries(found.map((name) => [name, JSON.parse(this.records.get(name) ?? '') as unknown])));
    }

    async write(changes: Record<string, unknown>): Promise<void> {
        for (const [name, item] of Object.entries(changes)) this.writeOne(name, item as { eTag?: string });
    }

    delete(names: string[]): Promise<void> {
        for (const name of names) this.records.delete(name);
        return Promise.resolve();
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

    private writeOne(name: string, item: { eTag?: string }): void {
        for (const { written } of this.watching) written.add(name);
        const stored = this.records.get(name);
        const { eTag } = stored === undefined ? {} : (JSON.parse(stored) as { eTag?: string });
        const isStale = stored !== undefined && Boolean(item.eTag) && item.eTag !== '*' && item.eTag !== eTag;
        if (isStale) throw new Error('Storage: error writing a record due to eTag conflict.');
        this.records.set(name, JSON.stringify({ ...item, eTag: String(++this.eTags) }));
    }
}
