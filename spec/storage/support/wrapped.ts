import { MemoryStorage } from 'botbuilder';
import { EncryptedStorage } from '../../../lib/storage/encrypted-storage';
import { ExpiringStorage } from '../../../lib/storage/expiring-storage';
import { KeyRing } from '../../../lib/storage/key-ring';
import { MemoryKeyStore } from '../../../lib/storage/memory-key-store';
import type { StorageLike } from '../../../lib/storage/storage';

type Options = { ttl?: number; maxAge?: number; keyStore?: MemoryKeyStore; storage?: StorageLike };

export const MINUTE = 60_000;
export const keys = KeyRing.fromEnv(`k:${'A'.repeat(43)}`);

/** A sealing storage, what lies beneath it, and what it dropped. */
export function wrapped(kind: 'encrypted' | 'expiring', { ttl = 60 * MINUTE, maxAge, ...options }: Options = {}) {
    const memory: Record<string, string> = {};
    const inner = new MemoryStorage(memory);
    const keyStore = options.keyStore ?? new MemoryKeyStore();
    const dropped: string[] = [];
    const common = { storage: inner as StorageLike, keys, keyStore, lateWrite: (key: string) => void dropped.push(key), ...options };
    const storage = kind === 'encrypted' ? new EncryptedStorage(common) : new ExpiringStorage({ ...common, ttl, maxAge });
    return { storage, inner, memory, keyStore, dropped };
}

export interface StoredRecord extends Record<string, unknown> {
    sealed: string;
}

/** The records beneath, by name. */
export function recordsIn(memory: Record<string, string>): [name: string, record: StoredRecord][] {
    return Object.entries(memory).filter(([, record]) => record !== undefined).map(([name, record]) => [name, JSON.parse(record) as StoredRecord]);
}

/** The only one. */
export function recordIn(memory: Record<string, string>): [name: string, record: StoredRecord] {
    const [first, ...others] = recordsIn(memory);
    if (!first || others.length > 0) throw new Error('not one record');
    return first;
}
