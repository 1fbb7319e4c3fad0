import assert from 'node:assert/strict';
import fs from 'node:fs';
import { setImmediate as immediate } from 'node:timers/promises';
import * as sinon from 'sinon';
import type { SqliteProvider } from '../../../../lib/storage/providers/sqlite';
import { generation } from '../../../transcripts/provider-contract';
import { wrappedKey } from '../../key-store-contract';
import { connectionOf, folders } from './support/folders';
import { storeErrorSaying } from './support/rejected';

const changes = { due: 2_000, state: Buffer.from('state') };
const small = [Buffer.from('a')];

describe('GroupCommit', () => {
    const { open, connect } = folders();
    afterEach(() => sinon.restore());

    it('waits for the disk once for all keys of one round of the event loop', async () => {
        const { keyStore } = open();
        const sync = sinon.spy(fs, 'fdatasyncSync');
        await Promise.all(Array.from({ length: 50 }, (_, index) => keyStore.create(`key-${index}`, wrappedKey(1))));
        assert.equal(sync.callCount, 1);
    });

    it('rejects only the one that is guilty', async () => {
        const provider = open();
        await provider.start('talk', generation('one'));
        const answers = await Promise.allSettled([
            provider.append('talk', 'one', 0, small, changes),
            provider.start('other', generation('one')), // an id that is taken
            provider.append('talk', 'one', 1, small, changes),
            provider.keyStore.create('key', wrappedKey(1)),
        ]);
        assert.deepEqual(answers.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
        assert.deepEqual([(await provider.read('talk', 'one', 0, 9)).length, await provider.get('other')], [2, undefined]);
        assert.deepEqual(await provider.keyStore.get(['key']), [{ live: wrappedKey(1) }]);
    });

    it('goes on after a work that failed alone', async () => {
        const provider = open();
        await provider.start('talk', generation('one'));
        await assert.rejects(provider.start('other', generation('one')), storeErrorSaying(/see the cause/));
        assert.equal((await provider.start('other', generation('two'))).id, 'two');
    });

    it('rejects when the disk is full, has what it had, destroys keys, and works again when there is room', async () => {
        const provider = open();
        await provider.start('talk', generation('one'));
        await provider.append('talk', 'one', 0, small, changes);
        await provider.keyStore.create('a', wrappedKey(1));
        await provider.keyStore.create('b', wrappedKey(1));
        const connection = connectionOf(provider);
        connection.exec('PRAGMA max_page_count = 1');

        const big = [Buffer.alloc(1_000_000)];
        const [appended, destroyed, rewrapped] = await Promise.allSettled([
            provider.append('talk', 'one', 1, big, changes), provider.keyStore.destroy(['a'], 5), provider.keyStore.rewrap('b', wrappedKey(2)),
        ]);
        assert.ok(appended.status === 'rejected' && storeErrorSaying(/no room/)(appended.reason));
        assert.deepEqual([destroyed.status, rewrapped.status], ['fulfilled', 'fulfilled']);
        assert.deepEqual((await provider.read('talk', 'one', 0, 9)).map(String), ['a']);
        assert.deepEqual(await provider.keyStore.get(['a', 'b']), [{ destroyedAt: 5 }, { live: wrappedKey(2) }]);

        connection.exec('PRAGMA max_page_count = 1000000');
        assert.equal(await provider.append('talk', 'one', 1, big, changes), 'ok');
    });

    it('has no key whose slot could not be written', async () => {
        const { keyStore } = open();
        sinon.replace(fs, 'fdatasyncSync', sinon.fake.throws(Object.assign(new Error('no space'), { code: 'ENOSPC' })));
        await assert.rejects(keyStore.create('key', wrappedKey(1)), storeErrorSaying(/no room/));
        sinon.restore();
        assert.deepEqual(await keyStore.get(['key']), [undefined]);
        assert.deepEqual(await keyStore.create('key', wrappedKey(2)), { live: wrappedKey(2) });
    });

    it('has the key as it was when the one wrapped anew could not be written', async () => {
        const { keyStore } = open();
        await keyStore.create('key', wrappedKey(1));
        sinon.replace(fs, 'writeSync', sinon.fake.throws(Object.assign(new Error('cannot write'), { code: 'EIO' })) as never);
        await assert.rejects(keyStore.rewrap('key', wrappedKey(2)), storeErrorSaying(/see to the disk/));
        sinon.restore();
        assert.deepEqual(await keyStore.get(['key']), [{ live: wrappedKey(1) }]);
    });

    for (const [what, write] of [
        ['a transcript', (provider) => provider.start('talk', generation('one'))],
        ['a key wrapped anew', (provider) => provider.keyStore.rewrap('key', wrappedKey(2))],
        ['a key\'s end', (provider) => provider.keyStore.destroy(['key'], 5)],
    ] as [string, (provider: SqliteProvider) => Promise<unknown>][]) {
        it(`waits with ${what} while another process writes`, async () => {
            const provider = open();
            await provider.keyStore.create('key', wrappedKey(1));
            const other = connect();
            other.exec('BEGIN IMMEDIATE');
            const settled = sinon.fake();
            const written = write(provider).then(settled);
            for (let round = 0; round < 50; round += 1) await immediate();
            assert.deepEqual([settled.callCount, await provider.keyStore.get(['key'])], [0, [{ live: wrappedKey(1) }]]);
            other.exec('COMMIT');
            await written;
        });
    }

    it('gives up when another process writes for too long', async () => {
        const provider = open();
        const other = connect();
        other.exec('BEGIN IMMEDIATE');
        const clock = sinon.useFakeTimers({ toFake: ['performance'] });
        const started = [provider.start('talk', generation('one')), provider.start('other', generation('two'))];
        for (let round = 0; round < 50; round += 1) await immediate();
        clock.tick(10_001);
        for (const one of started) await assert.rejects(one, storeErrorSaying(/kept the database locked/));
        other.exec('COMMIT');
        assert.equal((await provider.start('talk', generation('one'))).id, 'one');
    });
});
