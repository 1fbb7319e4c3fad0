import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { wrappedKey } from '../../key-store-contract';
import { folders } from './support/folders';
import { storeErrorSaying } from './support/rejected';

describe('SqliteKeyStore', () => {
    const { open, file } = folders();
    const keys = () => file('store.db.keys');

    it('forgets no key that has just got the slot of a tombstone', async () => {
        const { keyStore } = open();
        await keyStore.create('a', wrappedKey(1));
        await keyStore.destroy(['a'], 5);
        await keyStore.forgetTombstones(6);
        await Promise.all([keyStore.create('b', wrappedKey(2)), keyStore.forgetTombstones(6)]);
        await keyStore.create('c', wrappedKey(3));
        assert.deepEqual(await keyStore.get(['a', 'b', 'c']), [undefined, { live: wrappedKey(2) }, { live: wrappedKey(3) }]);
    });

    it('uses slots again, so that the file grows no more than the number of keys does', async () => {
        const { keyStore } = open();
        for (let round = 0; round < 5; round += 1) {
            const names = ['a', 'b', 'c'].map((name) => `${name}${round}`);
            await Promise.all(names.map((name) => keyStore.create(name, wrappedKey(round))));
            await keyStore.destroy(names, 5);
            await keyStore.forgetTombstones(6);
        }
        assert.equal(statSync(keys()).size, 64 * 4);
    });

    it('reads, destroys and forgets more keys than it takes at a time', async () => {
        const { keyStore } = open();
        const names = Array.from({ length: 1_200 }, (_, index) => `key-${index}`);
        await Promise.all(names.map((name, index) => keyStore.create(name, wrappedKey(index % 256))));
        assert.deepEqual(await keyStore.get(names), names.map((_, index) => ({ live: wrappedKey(index % 256) })));
        await keyStore.destroy(names.slice(1), 5);
        assert.deepEqual(await keyStore.get(names), [{ live: wrappedKey(0) }, ...names.slice(1).map(() => ({ destroyedAt: 5 }))]);
        await keyStore.forgetTombstones(6);
        assert.deepEqual(await keyStore.get(names), [{ live: wrappedKey(0) }, ...names.slice(1).map(() => undefined)]);
    });

    it('takes a damaged key for neither live nor gone, and can destroy it', async () => {
        const { keyStore } = open();
        for (const name of ['a', 'b']) await keyStore.create(name, wrappedKey(1));
        const bytes = readFileSync(keys());
        bytes[64 + 30] = 9;
        writeFileSync(keys(), bytes);
        for (const ask of [() => keyStore.get(['b', 'a']), () => keyStore.create('a', wrappedKey(2)), () => keyStore.rewrap('a', wrappedKey(2))]) {
            await assert.rejects(ask(), storeErrorSaying(/damaged/));
        }
        assert.deepEqual(await keyStore.get(['b']), [{ live: wrappedKey(1) }]);
        await keyStore.destroy(['a'], 5);
        assert.deepEqual(await keyStore.get(['a']), [{ destroyedAt: 5 }]);
    });
});
