import assert from 'node:assert/strict';
import { BenchStorage } from '../../../lib/testing/bench/storage';
import { storageContract } from '../../storage/storage-contract';

describe('BenchStorage', () => {
    storageContract(() => new BenchStorage());

    it('tells what it was asked, and what is in it', async () => {
        const storage = new BenchStorage();
        await storage.write({ before: { x: 1 } });
        const { read, written } = await storage.during(async () => { await storage.read(['a', 'before']); await storage.write({ b: { text: 'hello' } }); });
        assert.deepEqual([[...read], [...written]], [['a', 'before'], ['b']]);
        assert.ok(storage.contents().some((text) => text.includes('hello')));
    });
});
