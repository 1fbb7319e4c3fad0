import assert from 'node:assert/strict';
import { MemoryProvider, type TranscriptGeneration } from '../../lib';
import { generation, transcriptProviderContract } from './provider-contract';

describe('MemoryProvider', () => {
    transcriptProviderContract(() => new MemoryProvider());

    it('overwrites key and records in memory when it erases them', async () => {
        const provider = new MemoryProvider();
        await provider.start('talk', generation('one'));
        await provider.append('talk', 'one', 0, Buffer.from('sealed record'), { due: 1 });
        const { live } = provider as unknown as { live: Map<string, { generation: TranscriptGeneration; records: Buffer[] }> };
        const { generation: { sealedKey }, records } = live.get('talk')!;
        assert.ok([sealedKey, ...records].every((bytes) => bytes.some((byte) => byte !== 0)));
        await provider.erase('talk', { erasedAt: 1 });
        assert.deepEqual([sealedKey, ...records].map((bytes) => bytes.every((byte) => byte === 0)), [true, true]);
    });
});
