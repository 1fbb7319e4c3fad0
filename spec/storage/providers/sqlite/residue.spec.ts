import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { setImmediate as immediate } from 'node:timers/promises';
import type { SqliteProvider } from '../../../../lib/storage/providers/sqlite';
import { generation } from '../../../transcripts/provider-contract';
import { wrappedKey } from '../../key-store-contract';
import { folders } from './support/folders';

const changes = { due: 2_000, state: Buffer.from('STATE-MARKER') };
const NEIGHBOUR = 'NEIGHBOUR-MARKER';

/** A conversation whose records, of one size, all have a marker, and its key, which is one. */
async function planted(provider: SqliteProvider, name: string, marker: string, records = 300): Promise<void> {
    await provider.keyStore.create(name, { wrapped: Buffer.from(`KEY-${marker}`.padEnd(40, '=')), hour: 1 });
    await provider.start(name, generation(name, { users: ['ann'] }));
    for (let index = 0; index < records; index += 10) {
        const record = () => Buffer.alloc(1_000, `${marker} `);
        await provider.append(name, name, index, Array.from({ length: 10 }, record), changes);
    }
}

async function gone(provider: SqliteProvider, name: string): Promise<void> {
    await provider.keyStore.destroy([name], 5);
    await provider.erase(name, name, { erasedAt: 5 });
    await provider.purge({ conversation: name, generation: name });
}

describe('what is left in the files', () => {
    const { open, file, connect, filesWith } = folders();

    /** Records of one size: with others, SQLite leaves parts of deleted rows on pages that it rearranged. They are sealed, under a key that is gone. */
    it('is nothing of a conversation that was erased, between others that were not', async () => {
        const provider = open();
        await Promise.all([planted(provider, 'before', NEIGHBOUR), planted(provider, 'talk', 'TALK-MARKER'), planted(provider, 'after', NEIGHBOUR)]);
        assert.deepEqual([filesWith('KEY-TALK-MARKER'), filesWith('TALK-MARKER').includes('store.db-wal')], [['store.db.keys'], true]);
        await gone(provider, 'talk');
        assert.deepEqual([filesWith('TALK-MARKER'), filesWith(`KEY-${NEIGHBOUR}`), provider.residue()], [[], ['store.db.keys'], undefined]);
        assert.deepEqual((await provider.read('after', 'after', 0, 999)).length, 300);
    });

    it('is nothing of a key once it is destroyed, wherever its data is', async () => {
        const provider = open();
        await planted(provider, 'talk', 'TALK-MARKER', 10);
        await provider.keyStore.rewrap('talk', { wrapped: Buffer.from('KEY-SECOND-MARKER'.padEnd(40, '=')), hour: 2 });
        assert.deepEqual([filesWith('KEY-TALK-MARKER'), filesWith('KEY-SECOND-MARKER')], [[], ['store.db.keys']]);
        await provider.keyStore.destroy(['talk'], 5);
        assert.deepEqual(filesWith('KEY-SECOND-MARKER'), []);
    });

    it('is nothing of a record in whose place another was put', async () => {
        const provider = open();
        await planted(provider, 'talk', 'TALK-MARKER', 10);
        await provider.append('talk', 'talk', 10, [Buffer.from('ONE-MARKER')], changes);
        await provider.replace('talk', 'talk', 10, Buffer.from('another'));
        assert.deepEqual([filesWith('ONE-MARKER'), filesWith('TALK-MARKER').length > 0], [[], true]);
    });

    it('is in the log while another process reads, which is said, and is gone when it has ended', async () => {
        const provider = open();
        await planted(provider, 'talk', 'TALK-MARKER');
        const reader = connect();
        reader.exec('BEGIN');
        reader.prepare('SELECT count(*) FROM record').get();
        await gone(provider, 'talk');
        assert.match(provider.residue() ?? '', /reads or writes/);
        assert.ok(filesWith('TALK-MARKER').includes('store.db-wal'));
        reader.exec('COMMIT');
        const deadline = Date.now() + 5_000;
        while (provider.residue() !== undefined && Date.now() < deadline) await immediate();
        assert.deepEqual([filesWith('TALK-MARKER'), provider.residue()], [[], undefined]);
    }).timeout(10_000);

    it('is nothing of what a purge that was cut short left in the log, once the store is opened again', async () => {
        const provider = open();
        await planted(provider, 'talk', 'TALK-MARKER', 10);
        const reader = connect();
        reader.exec('BEGIN');
        reader.prepare('SELECT count(*) FROM record').get();
        await gone(provider, 'talk');
        await provider.close();
        reader.exec('COMMIT');
        assert.ok(filesWith('TALK-MARKER').includes('store.db-wal'));
        assert.deepEqual([open().residue(), filesWith('TALK-MARKER')], [undefined, []]);
    });

    it('does not bring a destroyed key back with an older copy of the database', async () => {
        const before = open();
        for (const name of ['a', 'b', 'c']) await before.keyStore.create(name, wrappedKey(1));
        await before.close();
        copyFileSync(file(), file('copy.db'));
        const then = open();
        await then.keyStore.destroy(['a'], 5);
        await then.keyStore.forgetTombstones(6);
        await then.keyStore.create('d', wrappedKey(4)); // in the slot that was a's
        await then.keyStore.destroy(['b'], 7);
        await then.close();
        const { keyStore } = open({ path: file('copy.db'), keyPath: file('store.db.keys') });
        assert.deepEqual(await keyStore.get(['a', 'b', 'c', 'd']), [undefined, { destroyedAt: 7 }, { live: wrappedKey(1) }, undefined]);
        assert.deepEqual(await keyStore.create('b', wrappedKey(9)), { destroyedAt: 7 });
    });
});
