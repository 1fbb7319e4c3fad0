import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import * as sinon from 'sinon';
import { EncryptedStorage } from '../../lib/storage/encrypted-storage';
import { ExpiringStorage } from '../../lib/storage/expiring-storage';
import { hourAt } from '../../lib/storage/hour-keys';
import { hourKeyName } from '../../lib/storage/key-store';
import type { SealedStorage } from '../../lib/storage/sealed-storage';
import { failing } from '../helpers/failing';
import { keys, MINUTE, recordIn, wrapped } from './support/wrapped';

const NOON = Date.UTC(2030, 0, 1, 12);
const HOUR = 60 * MINUTE;

describe('ExpiringStorage', () => {
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => { clock = sinon.useFakeTimers({ toFake: ['Date', 'performance'], now: NOON }); });
    afterEach(() => sinon.restore());

    const count = async (storage: SealedStorage, key = 'a') => ((await storage.read([key]))[key] as { count: number } | undefined)?.count;
    const expiring = (options: Parameters<typeof wrapped>[1] = {}) => {
        const parts = wrapped('expiring', options);
        return { ...parts, storage: parts.storage as ExpiringStorage };
    };
    const live = async (keyStore: { get(names: string[]): Promise<readonly unknown[]> }, name: string) => JSON.stringify((await keyStore.get([name]))[0])?.includes('live');

    for (const [after, expected] of [[0, 1], [30 * MINUTE - 1, 1], [30 * MINUTE, undefined], [24 * HOUR, undefined]] as const) {
        it(`gives ${expected ?? 'nothing'} ${after} ms after the write, of 30 minutes`, async () => {
            const { storage } = expiring({ ttl: 30 * MINUTE });
            await storage.write({ a: { count: 1 } });
            clock.tick(after);
            assert.equal(await count(storage), expected);
        });
    }

    it('hides what a clock that jumped ahead makes seem due, and destroys nothing until it has stood by that for an hour', async () => {
        const { storage } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 } });
        clock.setSystemTime(NOON + 24 * HOUR);
        assert.deepEqual([await count(storage), await storage.sweep()], [undefined, 0]);
        clock.setSystemTime(NOON);
        assert.equal(await count(storage), 1);
        clock.setSystemTime(NOON + 24 * HOUR);
        assert.equal(await storage.sweep(), 0);
        clock.tick(HOUR);
        assert.equal(await storage.sweep(), 1);
        clock.setSystemTime(NOON);
        assert.equal(await count(storage), undefined);
    });

    it('counts the time from the last write', async () => {
        const { storage } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 } });
        clock.tick(29 * MINUTE);
        await storage.write({ a: { count: 2 } });
        clock.tick(30 * MINUTE - 1);
        assert.equal(await count(storage), 2);
        clock.tick(1);
        assert.equal(await count(storage), undefined);
    });

    for (const [what, write] of [
        ['the object that was read', async (storage) => storage.write(await storage.read(['a']))],
        ['an object of its own', async (storage) => storage.write({ a: { count: 1 } })],
        ['another process', async (_, other) => { await other.write(await other.read(['a'])); }],
    ] as [string, (storage: SealedStorage, other: SealedStorage) => Promise<void>][]) {
        it(`keeps an item no longer than from its first write on, however often it is written: ${what}`, async () => {
            const { storage, inner, keyStore } = expiring({ ttl: 30 * MINUTE, maxAge: 100 * MINUTE });
            const other = expiring({ ttl: 30 * MINUTE, maxAge: 100 * MINUTE, storage: inner, keyStore }).storage;
            await storage.write({ a: { count: 1 } });
            for (let turn = 0; turn < 4; turn++) {
                clock.tick(20 * MINUTE);
                await write(storage, other);
            }
            clock.tick(20 * MINUTE - 1);
            assert.equal(await count(storage), 1);
            clock.tick(1);
            assert.equal(await count(storage), undefined);
        });
    }

    it('begins a new time with what is written after the longest one', async () => {
        const { storage } = expiring({ ttl: 30 * MINUTE, maxAge: 40 * MINUTE });
        for (const round of [1, 2, 3]) {
            await storage.write({ a: { count: round } });
            clock.tick(29 * MINUTE);
            await storage.write({ a: { count: round } });
            clock.tick(10 * MINUTE);
            assert.equal(await count(storage), round);
            clock.tick(MINUTE);
            if (round !== 2) assert.equal(await count(storage), undefined);
        }
    });

    it('does not write back an item whose time was up meanwhile, read by others or not', async () => {
        for (const isRead of [false, true]) {
            const { storage, dropped } = expiring({ ttl: 30 * MINUTE });
            await storage.write({ a: { count: 1 } });
            const items = await storage.read(['a']);
            clock.tick(30 * MINUTE);
            if (isRead) await storage.read(['a']);
            await storage.write(items);
            assert.deepEqual([await count(storage), dropped], [undefined, ['a']]);
        }
    });

    it('writes back an item whose time another has put off meanwhile', async () => {
        const { storage, inner, keyStore, dropped } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 } });
        const items = (await storage.read(['a'])) as { a: { count: number; eTag: string } };
        clock.tick(20 * MINUTE);
        await expiring({ ttl: 30 * MINUTE, storage: inner, keyStore }).storage.write({ a: { count: 2 } });
        clock.tick(20 * MINUTE);
        Object.assign(items.a, { count: 3, eTag: '*' });
        await storage.write(items);
        assert.deepEqual([await count(storage), dropped], [3, []]);
    });

    it('takes a new item right after a late one was looked for', async () => {
        const { storage, dropped } = expiring({ ttl: 30 * MINUTE });
        for (const round of [1, 2, 3]) {
            await storage.write({ a: { count: round } });
            assert.equal(await count(storage), round);
            clock.tick(30 * MINUTE);
            assert.equal(await count(storage), undefined);
        }
        assert.deepEqual(dropped, []);
    });

    it('does not write back an item whose time is up and whose record is gone', async () => {
        const { storage, memory, dropped } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 } });
        const items = await storage.read(['a']);
        delete memory[recordIn(memory)[0]];
        clock.tick(30 * MINUTE);
        await storage.write(items);
        assert.deepEqual([await count(storage), dropped], [undefined, ['a']]);
    });

    it('destroys the key of an item when it is read too late', async () => {
        const { storage, memory, keyStore } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 } });
        const id = `${recordIn(memory)[0].slice(-43, -21)}-0`;
        assert.equal(await live(keyStore, id), true);
        clock.tick(30 * MINUTE);
        await storage.read(['a']);
        assert.equal(await live(keyStore, id), false);
    });

    it('reads a late item once more with its key destroyed', async () => {
        const { storage, inner, keyStore } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 } });
        clock.tick(30 * MINUTE);
        assert.deepEqual(await Promise.all([count(storage), count(storage), count(expiring({ storage: inner, keyStore }).storage)]), [undefined, undefined, undefined]);
        clock.setSystemTime(NOON);
        assert.equal(await count(expiring({ storage: inner, keyStore }).storage), undefined);
    });

    it('gives nothing, and rejects, when the key store cannot destroy the key of a late item', async () => {
        const parts = expiring({ ttl: 30 * MINUTE });
        await parts.storage.write({ a: { count: 1 } });
        const { storage } = expiring({ storage: parts.inner, keyStore: failing(parts.keyStore, 'destroy') });
        clock.tick(30 * MINUTE);
        await assert.rejects(storage.read(['a']), /the store is down/);
    });

    it('sweeps the hours that have passed, and nothing else', async () => {
        const { storage, keyStore, inner } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 }, b: { count: 2 } });
        clock.tick(45 * MINUTE);
        await storage.write({ c: { count: 3 } }); // due at 13:15
        assert.equal(await storage.sweep(), 0);
        clock.tick(15 * MINUTE);
        assert.equal(await storage.sweep(), 1);
        assert.equal(await storage.sweep(), 0);
        assert.equal(await live(keyStore, hourKeyName(hourAt(NOON))), false);
        assert.deepEqual([await count(storage), await count(storage, 'c')], [undefined, 3]);
        clock.setSystemTime(NOON);
        const other = expiring({ storage: inner, keyStore }).storage;
        assert.deepEqual([await count(other, 'b'), await count(other, 'c')], [undefined, 3]);
    });

    it('sweeps ten thousand items by one hour', async function () {
        this.timeout(10_000);
        const { storage, keyStore } = expiring({ ttl: 30 * MINUTE });
        for (let index = 0; index < 10_000; index += 100) await storage.write(Object.fromEntries(Array.from({ length: 100 }, (_, more) => [`${index + more}`, { index }])));
        clock.tick(HOUR);
        const destroy = sinon.spy(keyStore, 'destroy');
        await storage.sweep();
        assert.deepEqual(destroy.args.map(([names]) => names), [[hourKeyName(hourAt(NOON))]]);
        assert.deepEqual(await storage.read(['0', '5000', '9999']), {});
    });

    it('writes anew under a name whose hour was swept, without a read before', async () => {
        const { storage } = expiring({ ttl: 30 * MINUTE });
        for (const round of [1, 2, 3]) {
            await storage.write({ a: { count: round } });
            assert.equal(await count(storage), round);
            clock.tick(2 * HOUR);
            await storage.sweep();
        }
    });

    it('reads nothing of an item whose hour was swept and forgotten long ago', async () => {
        const { storage } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 }, b: { count: 2 } });
        clock.tick(HOUR);
        await storage.sweep();
        assert.equal(await count(storage), undefined);
        await storage.write({ c: { count: 3 } });
        clock.tick(31 * 24 * HOUR);
        await storage.sweep();
        assert.deepEqual(await storage.read(['a', 'b', 'c']), {});
        await storage.write({ a: { count: 4 } });
        assert.equal(await count(storage), 4);
    });

    for (const [what, prepare] of [['swept', (storage: ExpiringStorage) => storage.sweep()], ['read', (storage: ExpiringStorage) => storage.read(['a'])], ['only looked at elsewhere', (storage: ExpiringStorage) => storage.read(['other'])]] as const) {
        it(`does not bring back what had gone when the clock goes back, ${what}`, async () => {
            const { storage } = expiring({ ttl: 30 * MINUTE });
            await storage.write({ a: { count: 1 } });
            clock.tick(HOUR);
            await prepare(storage);
            clock.setSystemTime(NOON);
            assert.equal(await count(storage), undefined);
        });
    }

    it('starts anew for a process whose clock is behind a sweep', async () => {
        const { storage, inner, keyStore } = expiring({ ttl: 90 * MINUTE });
        await storage.write({ a: { count: 1 } }); // due at 13:30
        clock.tick(2 * HOUR);
        await storage.sweep();
        clock.setSystemTime(NOON + 45 * MINUTE);
        const behind = expiring({ ttl: 90 * MINUTE, storage: inner, keyStore }).storage;
        assert.equal(await count(behind), undefined);
        await behind.write({ a: { count: 2 } });
        assert.equal(await count(behind), 2);
    });

    it('cannot be given more time by who puts back an earlier record, or alters the hour of a key', async () => {
        const { storage, inner, memory, keyStore } = expiring({ ttl: 30 * MINUTE });
        await storage.write({ a: { count: 1 } });
        const [name] = recordIn(memory);
        const before = memory[name]!;
        const id = `${name.slice(-43, -21)}-0`;
        const { slots } = keyStore as unknown as { slots: Map<string, { live: { hour: number; wrapped: Buffer } }> };
        const slot = structuredClone(slots.get(id)!);
        clock.tick(10 * MINUTE);
        await storage.write({ a: { count: 2 } });
        memory[name] = before;
        clock.tick(20 * MINUTE);
        assert.equal(await count(storage), undefined);
        await storage.write({ a: { count: 3 } });
        slots.set(id, { live: { wrapped: Buffer.from(slot.live.wrapped), hour: hourAt(NOON) + 5 } });
        memory[name] = before;
        await assert.rejects(expiring({ storage: inner, keyStore }).storage.read(['a']), { code: 'ERR_WARDEN_SEALED' });
    });

    it('lets an item that had no limit live, and gives it one with its next write', async () => {
        const { storage, inner, keyStore } = expiring({ ttl: 30 * MINUTE, maxAge: 40 * MINUTE });
        await new EncryptedStorage({ storage: inner, keys, keyStore }).write({ a: { count: 1 } });
        clock.tick(HOUR);
        assert.equal(await count(storage), 1);
        await storage.write(await storage.read(['a']));
        clock.tick(30 * MINUTE - 1);
        assert.equal(await count(storage), 1);
        clock.tick(1);
        assert.equal(await count(storage), undefined);
    });

    for (const [options, option] of [
        [{ ttl: undefined }, 'ttl'], [{ ttl: 0 }, 'ttl'], [{ ttl: '1h' }, 'ttl'], [{ ttl: 1, maxAge: NaN }, 'maxAge'], [{ ttl: 10, maxAge: 9 }, 'maxAge'],
        [{ ttl: 10, keys: 'x' }, 'keys'], [{ ttl: 10, storage: {} }, 'storage'], [{ ttl: 10, keyStore: new Map() }, 'keyStore'], [{ ttl: 10, lateWrite: 1 }, 'lateWrite'], [{ ttl: 10, age: 5 }, 'age'],
    ] as const) {
        it(`refuses ${JSON.stringify(options)}`, () => {
            assert.throws(() => new ExpiringStorage({ storage: new MemoryStorage(), keys, ...options } as never), { name: 'OptionError', option });
            if (option !== 'ttl' && option !== 'maxAge') {
                const { ttl: _, ...rest } = options;
                assert.throws(() => new EncryptedStorage({ storage: new MemoryStorage(), keys, ...rest } as never), { name: 'OptionError', option });
            }
        });
    }

    it('refuses a time limit where there is none', () => {
        assert.throws(() => new EncryptedStorage({ storage: new MemoryStorage(), keys, ttl: 5 } as never), { name: 'OptionError', option: 'ttl' });
    });
});
