import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import * as sinon from 'sinon';
import { hourKeyName, type KeyStore } from '../../lib/storage/key-store';
import { StorageKeyStore } from '../../lib/storage/storage-key-store';
import { failing } from '../helpers/failing';
import { keyStoreContract, wrappedKey } from './key-store-contract';

describe('StorageKeyStore', () => {
    afterEach(() => sinon.restore());

    describe('over MemoryStorage', () => keyStoreContract(() => new StorageKeyStore({ storage: new MemoryStorage() })));

    for (const given of [{}, { storage: {} }, { storage: new MemoryStorage(), prefix: '' }, { storage: new MemoryStorage(), name: 'x' }]) {
        it(`cannot be made of ${Object.keys(given).join(' and ') || 'nothing'} like these`, () => {
            assert.throws(() => new StorageKeyStore(given as never), { name: 'OptionError' });
        });
    }

    it('begins the names of its records with the prefix', async () => {
        const memory: Record<string, string> = {};
        const store = new StorageKeyStore({ storage: new MemoryStorage(memory), prefix: 'mine-' });
        await store.create('a', wrappedKey(1));
        await store.create(hourKeyName(5), wrappedKey(1, 5));
        assert.deepEqual(Object.keys(memory).toSorted(), ['mine-hours', 'mine-key-a']);
    });

    it('tells no key from its records by a hour or an index of the same name', async () => {
        const store = new StorageKeyStore({ storage: new MemoryStorage() });
        for (const name of ['hours', 'hour-', 'hour-5x']) await store.create(name, wrappedKey(1));
        await store.create(hourKeyName(5), wrappedKey(2, 5));
        assert.deepEqual(await store.hours(), [5]);
        assert.deepEqual(await store.get(['hours', hourKeyName(5)]), [{ live: wrappedKey(1) }, { live: wrappedKey(2, 5) }]);
    });

    it('keeps nothing of a destroyed key', async () => {
        const memory: Record<string, string> = {};
        const store = new StorageKeyStore({ storage: new MemoryStorage(memory) });
        for (const name of ['a', hourKeyName(5)]) await store.create(name, wrappedKey(1, 5));
        await store.destroy(['a', hourKeyName(5)], 7);
        assert.ok(!JSON.stringify(memory).includes(wrappedKey(1).wrapped.toString('base64')));
    });

    it('destroys again under a name whose tombstone is forgotten', async () => {
        const store = new StorageKeyStore({ storage: new MemoryStorage() });
        for (const destroyedAt of [5, 9]) {
            await store.destroy(['a', hourKeyName(1)], destroyedAt);
            assert.deepEqual(await store.get(['a', hourKeyName(1)]), [{ destroyedAt }, { destroyedAt }]);
            await store.forgetTombstones(destroyedAt + 1);
            assert.equal(await store.rewrap('a', wrappedKey(1)), false);
            assert.deepEqual(await store.get(['a', hourKeyName(1)]), [undefined, undefined]);
        }
        assert.deepEqual(await store.create('a', wrappedKey(1)), { live: wrappedKey(1) });
    });

    for (const [what, record] of [['another shape', { text: 'hello' }], ['half a key', { wrapped: 'AAAA' }]] as const) {
        it(`does not take a record of ${what} for a key, nor for none`, async () => {
            const store = new StorageKeyStore({ storage: new MemoryStorage({ 'bot-warden/keys/key-a': JSON.stringify(record) }) });
            for (const act of [() => store.get(['a']), () => store.create('a', wrappedKey(1)), () => store.rewrap('a', wrappedKey(1)), () => store.destroy(['a'], 1)]) {
                await assert.rejects(act, { code: 'ERR_WARDEN_STORE' });
            }
        });
    }

    for (const [method, act] of [
        ['read', (store) => store.get(['a'])], ['read', (store) => store.hours()], ['write', (store) => store.create('a', wrappedKey(1))],
        ['write', (store) => store.destroy(['a'], 1)], ['write', (store) => store.destroy([hourKeyName(1)], 1)], ['write', (store) => store.forgetTombstones(1)],
    ] as ['read' | 'write', (store: KeyStore) => Promise<unknown>][]) {
        it(`rejects when the storage does: ${act.toString().slice(11)}`, async () => {
            await assert.rejects(act(new StorageKeyStore({ storage: failing(new MemoryStorage(), method) })), /the store is down/);
        });
    }

    describe('shared by two processes', () => {
        /** Another process: the same memory, but none of the queue. */
        const two = () => {
            const one = new MemoryStorage();
            const other = new Proxy(one, {});
            return { one, first: new StorageKeyStore({ storage: one }), second: new StorageKeyStore({ storage: other }) };
        };

        it('both use the key that stands there, when both write before they read again', async () => {
            const { first, second } = two();
            const [one, other] = await Promise.all([first.create('a', wrappedKey(1)), second.create('a', wrappedKey(2))]);
            assert.deepEqual([one, (await first.get(['a']))[0]], [other, other]);
        });

        it('neither loses the key of an hour to the other', async () => {
            const { one, first, second } = two();
            await first.create(hourKeyName(1), wrappedKey(1, 1));
            const write = one.write.bind(one);
            sinon.replace(one, 'write', async (changes) => {
                sinon.restore();
                await second.create(hourKeyName(2), wrappedKey(2, 2)); // comes first
                return write(changes);
            });
            assert.deepEqual(await first.create(hourKeyName(2), wrappedKey(3, 2)), { live: wrappedKey(2, 2) });
            assert.deepEqual(await first.get([hourKeyName(1), hourKeyName(2)]), [{ live: wrappedKey(1, 1) }, { live: wrappedKey(2, 2) }]);
        });

        it('destroys again what another process put there meanwhile', async () => {
            const { one, second, first } = two();
            const write = one.write.bind(one);
            sinon.replace(one, 'write', async (changes) => {
                sinon.restore();
                await write(changes);
                await overwrite(second);
            });
            await first.destroy(['a'], 5);
            assert.deepEqual(await second.get(['a']), [{ destroyedAt: 5 }]);
        });

        /** What a process does that has found nothing before the tombstone was there. */
        const overwrite = (store: StorageKeyStore) => {
            const { storage } = store as unknown as { storage: MemoryStorage };
            return storage.write({ 'bot-warden/keys/key-a': { wrapped: wrappedKey(1).wrapped.toString('base64'), hour: 1, eTag: '*' } });
        };
    });
});
