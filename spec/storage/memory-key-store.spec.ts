import assert from 'node:assert/strict';
import type { KeySlot } from '../../lib/storage/key-store';
import { MemoryKeyStore } from '../../lib/storage/memory-key-store';
import { keyStoreContract, wrappedKey } from './key-store-contract';

describe('MemoryKeyStore', () => {
    keyStoreContract(() => new MemoryKeyStore());

    for (const [what, change] of [
        ['destroyed', (store) => store.destroy(['a'], 1)],
        ['wrapped anew', (store) => store.rewrap('a', wrappedKey(2))],
    ] as [string, (store: MemoryKeyStore) => Promise<unknown>][]) {
        it(`overwrites in memory a key that is ${what}`, async () => {
            const store = new MemoryKeyStore();
            await store.create('a', wrappedKey(1));
            const { slots } = store as unknown as { slots: Map<string, KeySlot> };
            const { live } = slots.get('a') as { live: { wrapped: Buffer } };
            await change(store);
            assert.ok(live.wrapped.every((byte) => byte === 0));
        });
    }
});
