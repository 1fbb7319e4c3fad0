import type { TranscriptAppended, TranscriptChanges, TranscriptGeneration, TranscriptSlot, TranscriptTombstone, TranscriptProvider } from './provider';

interface Kept {
    generation: TranscriptGeneration;
    records: Buffer[];
}

/** Keeps transcripts in the memory of this process: gone when it ends. For development, tests, and bots with one instance. */
export class MemoryProvider implements TranscriptProvider {
    private readonly live = new Map<string, Kept>();
    private readonly tombstones = new Map<string, TranscriptTombstone>();

    async get(conversation: string): Promise<TranscriptSlot | undefined> {
        const kept = this.live.get(conversation);
        const erased = this.tombstones.get(conversation);
        if (kept) return { live: copyOf(kept.generation) };
        return erased && { erased };
    }

    async start(conversation: string, fresh: TranscriptGeneration): Promise<TranscriptGeneration> {
        const kept = this.live.get(conversation) ?? { generation: copyOf(fresh), records: [] };
        this.live.set(conversation, kept);
        return copyOf(kept.generation);
    }

    async append(conversation: string, generation: string, index: number, record: Buffer, { user, ...times }: TranscriptChanges): Promise<TranscriptAppended> {
        const kept = this.live.get(conversation);
        if (kept?.generation.id !== generation) return 'over';
        if (kept.records.length !== index) return 'taken';
        kept.records.push(record);
        const users = user === undefined ? kept.generation.users : [...new Set([...kept.generation.users, user])];
        kept.generation = { ...kept.generation, ...times, users, count: kept.records.length };
        return 'ok';
    }

    async read(conversation: string, generation: string): Promise<readonly Buffer[]> {
        const kept = this.live.get(conversation);
        return kept?.generation.id === generation ? [...kept.records] : [];
    }

    async replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void> {
        const kept = this.live.get(conversation);
        const before = kept?.generation.id === generation ? kept.records[index] : undefined;
        if (!kept || !before) return;
        kept.records[index] = record;
        before.fill(0);
    }

    async erase(conversation: string, tombstone: TranscriptTombstone): Promise<number | undefined> {
        const kept = this.live.get(conversation);
        if (!kept) return undefined;
        kept.generation.sealedKey.fill(0);
        for (const record of kept.records) record.fill(0);
        this.live.delete(conversation);
        this.tombstones.set(conversation, tombstone);
        return kept.records.length;
    }

    async due(now: number): Promise<{ names: readonly string[]; next: number | undefined }> {
        const later = [...this.live.values()].map(({ generation }) => generation.due).filter((due) => due > now);
        const next = later.reduce((least, due) => Math.min(least, due), Infinity);
        return { names: this.namesWhere(({ due }) => due <= now), next: later.length > 0 ? next : undefined };
    }

    async list(filter: { channel: string } | { user: string }): Promise<readonly string[]> {
        return this.namesWhere(({ channel, users }) => ('channel' in filter ? channel === filter.channel : users.includes(filter.user)));
    }

    async forgetTombstones(before: number): Promise<void> {
        for (const [name, { erasedAt }] of this.tombstones) if (erasedAt < before) this.tombstones.delete(name);
    }

    private namesWhere(matches: (generation: TranscriptGeneration) => boolean): readonly string[] {
        return [...this.live].filter(([, { generation }]) => matches(generation)).map(([name]) => name);
    }
}

/** With a key buffer of its own: the kept one is overwritten on erasure, under whoever still reads. */
function copyOf(generation: TranscriptGeneration): TranscriptGeneration {
    return { ...generation, sealedKey: Buffer.from(generation.sealedKey) };
}
