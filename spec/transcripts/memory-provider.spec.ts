import assert from 'node:assert/strict';
import { MemoryProvider } from '../../lib';
import { generation, transcriptProviderContract } from './provider-contract';
import { inside } from './support/kept';

describe('MemoryProvider', () => {
    transcriptProviderContract(() => new MemoryProvider());

    it('overwrites records in memory when it purges them', async () => {
        const provider = new MemoryProvider();
        await provider.start('talk', generation('one'));
        await provider.append('talk', 'one', 0, [Buffer.from('sealed record')], { due: 1, state: Buffer.alloc(0) });
        const [record] = inside(provider).get('talk')!.records;
        await provider.erase('talk', 'one', { erasedAt: 1 });
        assert.ok(record!.some((byte) => byte !== 0));
        await provider.purge({ conversation: 'talk', generation: 'one' });
        assert.ok(record!.every((byte) => byte === 0));
    });
});
