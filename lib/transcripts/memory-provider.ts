import { MemoryKeyStore } from '../storage/memory-key-store';
import type {
    TranscriptAppended, TranscriptChanges, TranscriptErasure, TranscriptGeneration, TranscriptProvider, TranscriptSlot, TranscriptTombstone,
} from './provider';

interface Kept {
    generation: TranscriptGeneration;
    records: Buffer[];
}

type Ended = TranscriptErasure & { records: Buffer[] };

/** Keeps transcripts in the memory of this process: gone when it ends. For development, tests, and bots with one instance. */
export class MemoryProvider implements TranscriptProvider {
    readonly keyStore = new MemoryKeyStore();
    private readonly live = new Map<string, Kept>();
    private readonly ended = new Map<string, Ended>();
    private readonly tombstones = new Map<string, TranscriptTombstone>();

    async get(conversation: string): Promise<TranscriptSlot | undefined> {
        const kept = this.live.get(conversation);
        const erased = this.tombstones.get(conversation);
        if (kept) return { live: { ...kept.generation } };
        return erased && { erased };
    }

    async start(conversation: string, fresh: TranscriptGeneration): Promise<TranscriptGeneration> {
        const kept = this.live.get(conversation) ?? { generation: { ...fresh }, records: [] };
        this.live.set(conversation, kept);
        return { ...kept.generation };
    }

    async append(
        conversation: string, generation: string, index: number, records: readonly Buffer[], { user, due, state }: TranscriptChanges,
    ): Promise<TranscriptAppended> {
        const kept = this.live.get(conversation);
        if (kept?.generation.id !== generation) return 'over';
        if (kept.records.length !== index) return 'taken';
        kept.records.push(...records);
        const users = user === undefined ? kept.generation.users : [...new Set([...kept.generation.users, user])];
        kept.generation = { ...kept.generation, due, state, users, count: kept.records.length };
        return 'ok';
    }

    async read(conversation: string, generation: string, from: number, limit: number): Promise<readonly Buffer[]> {
        const kept = this.live.get(conversation);
        const records = kept?.generation.id === generation ? kept.records : this.ended.get(generation)?.records;
        return records?.slice(from, from + limit).map((record) => Buffer.from(record)) ?? []; // the kept ones are overwritten when they go
    }

    async replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void> {
        const kept = this.live.get(conversation);
        const before = kept?.generation.id === generation ? kept.records[index] : undefined;
        if (!kept || !before) return;
        kept.records[index] = record;
        before.fill(0);
    }

    async erase(conversation: string, generation: string, tombstone: TranscriptTombstone, pending?: Buffer): Promise<number | undefined> {
        const kept = this.live.get(conversation);
        if (kept?.generation.id !== generation) return undefined;
        this.live.delete(conversation);
        this.tombstones.set(conversation, tombstone);
        this.ended.set(generation, { conversation, generation, records: kept.records, ...(pending && { pending }) });
        return kept.records.length;
    }

    async erasures(limit: number): Promise<readonly TranscriptErasure[]> {
        return [...this.ended.values()].slice(0, limit).map(({ records: _, ...erasure }) => erasure);
    }

    async purge({ generation }: TranscriptErasure): Promise<void> {
        for (const record of this.ended.get(generation)?.records ?? []) record.fill(0);
        this.ended.delete(generation);
    }

    async due(now: number, limit: number): Promise<{ names: readonly string[]; next: number | undefined }> {
        const byDue = [...this.live].map(([name, { generation }]) => ({ name, due: generation.due })).toSorted((a, b) => a.due - b.due);
        const names = byDue.filter(({ due }) => due <= now).slice(0, limit).map(({ name }) => name);
        return { names, next: byDue.find(({ due }) => due > now)?.due };
    }

    async list(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]> {
        const matches = ({ channel, users }: TranscriptGeneration) => ('channel' in filter ? channel === filter.channel : users.includes(filter.user));
        const names = [...this.live].filter(([name, { generation }]) => name > after && matches(generation)).map(([name]) => name);
        return names.toSorted().slice(0, limit);
    }

    async forgetTombstones(before: number): Promise<void> {
        for (const [name, { erasedAt }] of this.tombstones) if (erasedAt < before) this.tombstones.delete(name);
    }
}
