import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { MemoryStorage, type Storage } from 'botbuilder';
import * as fc from 'fast-check';
import * as sinon from 'sinon';
import { EncryptedStorage } from '../../lib/storage/encrypted-storage';
import { KeyRing } from '../../lib/storage/key-ring';
import { MemoryKeyStore } from '../../lib/storage/memory-key-store';
import { StorageKeyStore } from '../../lib/storage/storage-key-store';
import { failing } from '../helpers/failing';
import { storageContract } from './storage-contract';
import { keys, recordIn, recordsIn, wrapped } from './support/wrapped';

const SEALED = { code: 'ERR_WARDEN_SEALED' };
type Items = Record<string, { eTag?: string } & Record<string, unknown>>;

const MAKES: [string, () => Storage][] = [
    ['MemoryStorage', () => new MemoryStorage()],
    ['EncryptedStorage', () => wrapped('encrypted').storage],
    ['ExpiringStorage', () => wrapped('expiring').storage],
    ['EncryptedStorage with its own key store', () => new EncryptedStorage({ storage: new MemoryStorage(), keys })],
    ['EncryptedStorage in itself', () => new EncryptedStorage({ storage: wrapped('encrypted').storage, keys })],
];

describe('sealing storages', () => {
    afterEach(() => sinon.restore());

    for (const [what, make] of MAKES) describe(`${what}, as any Storage,`, () => storageContract(make));

    for (const kind of ['encrypted', 'expiring'] as const) {
        describe(kind, () => {
            it('gives back any item, and shows nothing of it, of its key, or twice the same', async () => {
                const { storage, memory } = wrapped(kind);
                const own = new EncryptedStorage({ storage: wrapped(kind).inner, keys });
                await fc.assert(fc.asyncProperty(fc.string({ minLength: 4 }), fc.dictionary(fc.string(), fc.jsonValue()), async (key, item) => {
                    delete item['eTag'];
                    for (const each of [storage, own]) {
                        await each.write(Object.fromEntries([[key, item]]));
                        const [[name, found]] = Object.entries(await each.read([key])) as [[string, Record<string, unknown>]];
                        const { eTag: _, ...rest } = found;
                        assert.deepEqual([name, rest], [key, JSON.parse(JSON.stringify({ ...item }))]);
                    }
                }), { numRuns: 150 });
                const sealed = recordsIn(memory).map(([, record]) => record.sealed);
                assert.equal(new Set(sealed.map((text) => text.slice(-16))).size, sealed.length);
            });

            it('knows the key __proto__', async () => {
                const { storage } = wrapped(kind);
                await storage.write(Object.fromEntries([['__proto__', { count: 1 }]]));
                assert.deepEqual(Object.entries((await storage.read(['__proto__'])) as Items).map(([name, { count }]) => [name, count]), [['__proto__', 1]]);
            });

            for (const item of [null, undefined]) {
                it(`refuses ${item} for an item`, () => assert.rejects(wrapped(kind).storage.write({ a: item }), TypeError));
            }

            it('shows nothing of the strings of an item or of its key in what is stored, keys of the key store included', async () => {
                const memory: Record<string, string> = {};
                const storage = new EncryptedStorage({ storage: new MemoryStorage(memory), keys });
                const word = fc.stringMatching(/^[a-z0-9+@ ]{8,20}$/);
                await fc.assert(fc.asyncProperty(word, word, word, async (key, property, value) => {
                    await storage.write({ [key]: { [property]: [value] } });
                    await storage.write({ [key]: { [property]: [value] } });
                    await storage.delete([key]);
                    await storage.write({ [key]: { [property]: [value] } });
                    const all = JSON.stringify(memory);
                    const raw = recordsIn(memory).map(([, { sealed = '' }]) => Buffer.from(sealed, 'base64').toString('latin1')).join('\n');
                    for (const text of [key, property, value]) assert.ok(!all.includes(text) && !raw.includes(text));
                }), { numRuns: 40 });
            });

            it('stores a version and bytes, under a hashed name', async () => {
                const { storage, memory } = wrapped(kind);
                await storage.write({ a: { text: 'hello', eTag: '*' } });
                const [name, record] = recordIn(memory);
                assert.match(name, /^bot-warden\/item\/[\w-]{43}$/);
                assert.deepEqual([Object.keys(record).toSorted(), record['botWarden']], [['botWarden', 'eTag', 'sealed'], 1]);
            });

            /** A storage with two items, and a way to put something in place of the record of the first. */
            async function tampered(change: (record: Record<string, unknown>, other: Record<string, unknown>) => unknown) {
                const parts = wrapped(kind);
                await parts.storage.write({ a: { text: 'first' } });
                const [first, record] = recordIn(parts.memory);
                await parts.storage.write({ b: { text: 'second' } });
                const other = recordsIn(parts.memory).find(([name]) => name !== first)![1];
                parts.memory[first] = JSON.stringify(change(record, other));
                return parts;
            }

            const bytes = (record: Record<string, unknown>, change: (bytes: Buffer) => Buffer) => ({ ...record, sealed: change(Buffer.from(record['sealed'] as string, 'base64')).toString('base64') });
            for (const [what, change, code = 'ERR_WARDEN_SEALED'] of [
                ['that of another key', (_: unknown, other: unknown) => other],
                ['a plain one', () => ({ text: 'first', eTag: '1' })],
                ['a plain one with a version', (record) => ({ ...record, sealed: { text: 'x' } })],
                ['one without a version', ({ sealed, eTag }) => ({ sealed, eTag })],
                ['one of version 0', (record) => ({ ...record, botWarden: 0 })],
                ['one of version "1"', (record) => ({ ...record, botWarden: '1' })],
                ['one of a later version', (record) => ({ ...record, botWarden: 2 }), 'ERR_WARDEN_STORE'],
                ['an empty one', () => ({})],
                ['one of which nothing is left', (record) => ({ ...record, sealed: '' })],
                ['text', (record) => ({ ...record, sealed: 'not sealed at all' })],
                ['one with a long id', (record) => bytes(record, (given) => Buffer.concat([Buffer.of(1, 255), given.subarray(2)]))],
                ['a longer one', (record) => bytes(record, (given) => Buffer.concat([given, Buffer.of(0)]))],
            ] as [string, (record: Record<string, unknown>, other: Record<string, unknown>) => unknown, string?][]) {
                it(`does not open ${what}`, async () => {
                    const { storage } = await tampered(change);
                    await assert.rejects(storage.read(['a']), { code });
                    assert.equal(((await storage.read(['b'])) as Items)['b']?.['text'], 'second');
                    await storage.write({ a: { text: 'third' } });
                    assert.equal(((await storage.read(['a'])) as Items)['a']?.['text'], 'third');
                });
            }

            it('does not open a record with a bit flipped, nor a cut one', async () => {
                const { storage, memory } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const [name, record] = recordIn(memory);
                const sealed = Buffer.from(record.sealed, 'base64');
                for (let bit = 0; bit < sealed.length * 8; bit += 3) {
                    const altered = Buffer.from(sealed);
                    altered[bit >> 3]! ^= 1 << (bit & 7);
                    memory[name] = JSON.stringify({ ...record, sealed: altered.toString('base64') });
                    await assert.rejects(storage.read(['a']), (error: { code?: string }) => ['ERR_WARDEN_SEALED', 'ERR_WARDEN_KEY_LOST'].includes(String(error.code)), `bit ${bit}`);
                }
                for (let length = 0; length < sealed.length; length++) {
                    memory[name] = JSON.stringify({ ...record, sealed: sealed.subarray(0, length).toString('base64') });
                    await assert.rejects(storage.read(['a']), SEALED, `${length} bytes`);
                }
            });

            it('does not open what was put back after an erasure, neither as the item nor as none', async () => {
                const { storage, memory } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const before = { ...memory };
                await storage.erase(['a']);
                Object.assign(memory, before);
                assert.deepEqual(await storage.read(['a']), {}, 'there is none to take its place');
                await storage.write({ a: { text: 'second' } });
                Object.assign(memory, before);
                await assert.rejects(storage.read(['a']), SEALED);
            });

            it('erases an item whose record was taken away before', async () => {
                const { storage, memory } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const before = { ...memory };
                for (const name of Object.keys(memory)) delete memory[name];
                await storage.erase(['a']);
                Object.assign(memory, before);
                assert.deepEqual(await storage.read(['a']), {});
            });

            it('does not take a lost key store for an erased item', async () => {
                const { inner, storage } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const other = wrapped(kind, { storage: inner, keyStore: new MemoryKeyStore() });
                await assert.rejects(other.storage.read(['a']), { code: 'ERR_WARDEN_KEY_LOST' });
            });

            it('says so when the key store was put back to before an erasure', async () => {
                const { inner, storage, keyStore } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const old = new MemoryKeyStore();
                const { slots } = keyStore as unknown as { slots: Map<string, object> };
                for (const [name, slot] of slots) (old as unknown as { slots: Map<string, object> }).slots.set(name, structuredClone(slot));
                await storage.erase(['a']);
                await storage.write({ a: { text: 'second' } });
                await assert.rejects(wrapped(kind, { storage: inner, keyStore: old }).storage.read(['a']), { code: 'ERR_WARDEN_KEY_LOST' });
            });

            it('needs the root keys', async () => {
                const { inner, storage, keyStore } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const stranger = new EncryptedStorage({ storage: inner, keyStore, keys: KeyRing.generate() });
                await assert.rejects(stranger.read(['a']), { code: 'ERR_WARDEN_KEY' });
                const rotated = KeyRing.fromEnv(`n:${'B'.repeat(42)}A,${keys.export()}`);
                const heir = new EncryptedStorage({ storage: inner, keyStore, keys: rotated });
                assert.equal(((await heir.read(['a'])) as Items)['a']?.['text'], 'first');
            });

            it('erases for every process, whatever they have at hand', async () => {
                const { inner, storage, keyStore } = wrapped(kind);
                const other = wrapped(kind, { storage: inner, keyStore }).storage;
                await storage.write({ a: { text: 'first' } });
                const item = ((await other.read(['a'])) as Items)['a']!;
                await storage.erase(['a']);
                assert.deepEqual(await other.read(['a']), {});
                await other.write({ a: item });
                assert.deepEqual([await other.read(['a']), await storage.read(['a'])], [{}, {}]);
                await other.write({ a: { text: 'second' } });
                assert.equal(((await storage.read(['a'])) as Items)['a']?.['text'], 'second');
            });

            it('destroys the key before it deletes the record', async () => {
                const parts = wrapped(kind);
                await parts.storage.write({ a: { text: 'first' } });
                const inner = failing(parts.inner, 'delete');
                const { storage } = wrapped(kind, { storage: inner, keyStore: parts.keyStore });
                await assert.rejects(storage.erase(['a']), /the store is down/);
                assert.deepEqual(await storage.read(['a']), {});
                inner.down = false;
                await storage.erase(['a']);
                assert.deepEqual(recordsIn(parts.memory), []);
            });

            it('deletes no record whose key it could not destroy', async () => {
                const parts = wrapped(kind);
                await parts.storage.write({ a: { text: 'first' } });
                const { storage } = wrapped(kind, { storage: parts.inner, keyStore: failing(parts.keyStore, 'destroy') });
                await assert.rejects(storage.erase(['a']), /the store is down/);
                assert.equal(recordsIn(parts.memory).length, 1);
            });

            it('needs no more look-ups after many erasures', async () => {
                const { storage, keyStore } = wrapped(kind);
                for (let round = 0; round < 30; round++) await storage.erase(['a']);
                const get = sinon.spy(keyStore, 'get');
                await storage.read(['a']);
                assert.ok(get.callCount <= 2, `${get.callCount}`);
            });

            it('does not take the number of another item for its own, nor an altered one', async () => {
                const { storage, keyStore } = wrapped(kind);
                await storage.erase(['a', 'b']);
                const { slots } = keyStore as unknown as { slots: Map<string, { live: { wrapped: Buffer } }> };
                const [a, b] = ['a', 'b'].map((key) => keys.mac('item', key).toString('base64url').slice(0, 22)) as [string, string];
                slots.set(a, structuredClone(slots.get(b)!));
                slots.get(b)!.live.wrapped[3]! ^= 1;
                for (const key of ['a', 'b']) await assert.rejects(storage.read([key]), SEALED);
            });

            it('drops the object of a first turn for good, and takes the next one', async () => {
                const { storage, dropped } = wrapped(kind);
                const [late, next] = [{ count: 1 }, { count: 2 }];
                await storage.read(['a']);
                await storage.erase(['a']);
                await storage.write({ a: late });
                await storage.write({ a: next });
                await storage.write({ a: late });
                assert.deepEqual([((await storage.read(['a'])) as Items)['a']?.['count'], dropped], [2, ['a', 'a']]);
            });

            it('notes an erasure that another process did not come to note', async () => {
                const { storage, keyStore, inner } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const rewrap = sinon.stub(keyStore, 'rewrap').rejects(new Error('killed'));
                await assert.rejects(storage.erase(['a']), /killed/);
                rewrap.restore();
                assert.deepEqual(await storage.read(['a']), {});
                const next = wrapped(kind, { storage: inner, keyStore }).storage;
                await next.write({ a: { text: 'second' } });
                assert.equal(((await next.read(['a'])) as Items)['a']?.['text'], 'second');
            });

            it('does not mind an erasure and a new item between a look at the record and one at its key', async () => {
                const { storage, keyStore, inner } = wrapped(kind);
                await storage.write({ a: { text: 'first' } });
                const other = wrapped(kind, { storage: inner, keyStore }).storage;
                const get = keyStore.get.bind(keyStore);
                sinon.replace(keyStore, 'get', async (names) => {
                    sinon.restore();
                    await other.erase(['a']);
                    await other.write({ a: { text: 'second' } });
                    return get(names);
                });
                assert.equal(((await storage.read(['a'])) as Items)['a']?.['text'], 'second');
            });

            it('drops a first write that an erasure overtakes', async () => {
                const { storage, keyStore, inner, dropped } = wrapped(kind);
                const create = keyStore.create.bind(keyStore);
                sinon.replace(keyStore, 'create', async (name, key) => {
                    if (/^(?:hour|naming)-/.test(name)) return create(name, key);
                    sinon.restore();
                    await wrapped(kind, { storage: inner, keyStore }).storage.erase(['a']);
                    return create(name, key);
                });
                await storage.write({ a: { text: 'first' } });
                assert.deepEqual([await storage.read(['a']), dropped], [{}, ['a']]);
            });

            it('writes and erases in turns', async () => {
                const { storage } = wrapped(kind);
                await Promise.all([1, 2, 3, 4].flatMap((count) => [
                    storage.write({ a: { count }, b: { count } }), storage.erase(['b', 'a']), storage.write({ b: { count }, a: { count } }),
                ]));
                assert.deepEqual(Object.keys(await storage.read(['a', 'b'])).toSorted(), ['a', 'b']);
            });

            for (const [what, error, expected] of [
                ['the name of the record', (name: string) => new Error(`${name} is locked, ${name}!`), 'a$& is locked, a$&!'],
                ['the name as Cosmos DB escapes it', (name: string) => new Error(`no ${name.replaceAll('/', '*2f')}`), 'no a$&'],
                ['the name as blobs escape it', (name: string) => new Error(`no ${encodeURIComponent(name)}.`), 'no a$&.'],
            ] as const) {
                it(`names the caller's key in an error that quotes ${what}`, async () => {
                    const parts = wrapped(kind);
                    const down = (names: string[]) => Promise.reject(Object.assign(error(names[0]!), { statusCode: 409, name: 'StoreError' }));
                    const { storage } = wrapped(kind, { storage: { read: down, delete: down, write: (changes) => down(Object.keys(changes)) }, keyStore: parts.keyStore });
                    for (const act of [() => storage.read(['a$&']), () => storage.write({ 'a$&': {} }), () => storage.delete(['a$&'])]) {
                        await assert.rejects(act, (thrown: Error & { statusCode?: number }) => {
                            assert.deepEqual([thrown.message, thrown.name, thrown.statusCode], [expected, 'StoreError', 409]);
                            assert.ok(thrown.cause instanceof Error && thrown instanceof Error);
                            return true;
                        });
                    }
                });
            }

            for (const thrown of [new Error('down'), 'down', undefined]) {
                it(`passes on ${thrown instanceof Error ? 'an error' : String(thrown)} that quotes no name`, async () => {
                    const down = () => Promise.reject(thrown as Error);
                    const { storage } = wrapped(kind, { storage: { read: down, write: down, delete: down } });
                    assert.equal(await storage.read(['a']).then(() => 'nothing thrown', (error: unknown) => error), thrown);
                });
            }
        });
    }

    it('opens with limits what was written without, and the other way round', async () => {
        const { inner, keyStore, storage } = wrapped('encrypted');
        const other = wrapped('expiring', { storage: inner, keyStore }).storage;
        await storage.write({ a: { count: 1 } });
        await other.write({ b: { count: 2 } });
        for (const each of [storage, other]) assert.deepEqual(Object.values((await each.read(['a', 'b'])) as Items).map(({ count }) => count), [1, 2]);
    });

    it('prints no key, however it is printed', async () => {
        const storage = new EncryptedStorage({ storage: new MemoryStorage(), keys });
        await storage.write({ a: { count: 1 } });
        for (const options of [{ depth: 20 }, { depth: 20, showHidden: true, customInspect: false }]) assert.doesNotMatch(inspect(storage, options), /<Buffer|Uint8Array|ArrayBuffer/);
        assert.doesNotMatch(JSON.stringify(storage), /"type":"Buffer"/);
    });

    it('keeps its keys with the items unless told otherwise', async () => {
        const memory: Record<string, string> = {};
        const storage = new EncryptedStorage({ storage: new MemoryStorage(memory), keys });
        await storage.write({ a: { count: 1 } });
        const own = new StorageKeyStore({ storage: new MemoryStorage(memory) });
        assert.equal((await own.hours()).length, 1);
    });
});
