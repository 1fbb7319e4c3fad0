import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import type { DataKey } from '../../lib/storage/data-key';
import { DataKeys } from '../../lib/storage/data-keys';
import { HOUR } from '../../lib/storage/hour-keys';
import { KeyRing } from '../../lib/storage/key-ring';
import { hourKeyName, type KeySlot } from '../../lib/storage/key-store';
import { MemoryKeyStore } from '../../lib/storage/memory-key-store';

const ring = KeyRing.fromEnv(`a:${'A'.repeat(43)}`);
const GONE = undefined;

describe('data keys', () => {
    let store: MemoryKeyStore;
    let keys: DataKeys;
    beforeEach(() => {
        store = new MemoryKeyStore();
        keys = new DataKeys(store, ring);
    });
    afterEach(() => sinon.restore());

    const elsewhere = () => new DataKeys(store, ring);
    const hourOf = async (id: string) => ((await store.get([id]))[0] as { live: { hour: number } }).live.hour;
    const opens = (key: DataKey | undefined, sealed: Buffer) => key?.open(sealed);

    it('are made under a new id, and open in every process', async () => {
        const [one, two] = [await keys.create(5 * HOUR), await keys.create(5 * HOUR)];
        assert.match(one.id, /^[\w-]{22}$/);
        assert.notEqual(one.id, two.id);
        for (const each of [keys, elsewhere()]) assert.equal(opens(await each.open(one.id), one.seal('text')), 'text');
        assert.throws(() => two.open(one.seal('text')), { code: 'ERR_WARDEN_SEALED' });
    });

    it('are the same for all who make one under the same id', async () => {
        const made = await Promise.all([keys.create(5 * HOUR, 'mine'), elsewhere().create(9 * HOUR, 'mine'), elsewhere().create(5 * HOUR, 'mine')]);
        for (const key of made) assert.equal(key.open(made[0].seal('text')), 'text');
        assert.equal(await hourOf('mine'), 5);
    });

    it('are wrapped under the hour in which they are due', async () => {
        const { id } = await keys.create(5 * HOUR + 1);
        assert.deepEqual([await hourOf(id), await store.hours()], [5, [5]]);
    });

    for (const [what, destroy] of [
        ['they are destroyed here', (id) => keys.destroy([id], 1)],
        ['they are destroyed elsewhere', (id) => elsewhere().destroy([id], 1)],
        ['their hour is over', () => keys.destroyPast(6 * HOUR)],
        ['their hour is over elsewhere, and here', async () => { await elsewhere().destroyPast(6 * HOUR); await keys.destroyPast(6 * HOUR); }],
        ['the keys of past hours alone are destroyed here', () => keys.hours.destroyPast(6 * HOUR)],
    ] as [string, (id: string) => Promise<unknown>][]) {
        it(`are gone when ${what}`, async () => {
            const { id } = await keys.create(5 * HOUR);
            assert.ok(await keys.open(id));
            await destroy(id);
            for (const each of [keys, elsewhere()]) assert.deepEqual([await each.open(id), await each.known(id)], [GONE, GONE]);
        });
    }

    it('are lost when the store never had them', async () => {
        for (const ask of [() => keys.open('none'), () => keys.known('none'), () => keys.keepUntil('none', 5)]) await assert.rejects(ask, { code: 'ERR_WARDEN_KEY_LOST' });
    });

    it('cannot be made for an hour that is over, nor under an id that was destroyed', async () => {
        await keys.create(5 * HOUR);
        await keys.destroyPast(6 * HOUR);
        await assert.rejects(keys.create(5 * HOUR), { code: 'ERR_WARDEN_SEALED', message: /over already/ });
        await keys.destroy(['gone'], 1);
        await assert.rejects(keys.create(9 * HOUR, 'gone'), { code: 'ERR_WARDEN_SEALED', message: /destroyed/ });
    });

    for (const [what, alter] of [
        ['of another id', (slots) => slots.set('one', structuredClone(slots.get('two')!))],
        ['of another hour', (slots) => { (slots.get('one') as { live: { hour: number } }).live.hour = 9; }],
        ['altered', (slots) => { (slots.get('one') as { live: { wrapped: Buffer } }).live.wrapped[7]! ^= 1; }],
    ] as [string, (slots: Map<string, KeySlot>) => unknown][]) {
        it(`do not open when they are ${what}, at hand or not`, async () => {
            await keys.create(5 * HOUR, 'one');
            await keys.create(5 * HOUR, 'two');
            await keys.create(9 * HOUR, 'three');
            const { slots } = store as unknown as { slots: Map<string, KeySlot> };
            alter(slots);
            if (what === 'of another id') for (const slot of slots.values()) if ('live' in slot) slot.live.wrapped = Buffer.from(slot.live.wrapped);
            for (const each of [elsewhere(), keys]) await assert.rejects(each.open('one'), { code: 'ERR_WARDEN_SEALED' });
        });
    }

    it('are known without asking the store', async () => {
        const { id } = await keys.create(5 * HOUR);
        const get = sinon.spy(store, 'get');
        assert.ok(await keys.known(id));
        assert.equal(get.callCount, 0);
    });

    it('are opened again when they are no more at hand', async () => {
        const first = await keys.create(5 * HOUR);
        for (let count = 0; count < 1_000; count++) await keys.create(5 * HOUR);
        const get = sinon.spy(store, 'get');
        assert.equal(opens(await keys.known(first.id), first.seal('text')), 'text');
        assert.equal(get.callCount, 1);
    });

    describe('that are to live longer', () => {
        it('do, past the hour that they were made for', async () => {
            const key = await keys.create(5 * HOUR);
            await keys.keepUntil(key.id, 8 * HOUR);
            await keys.destroyPast(8 * HOUR);
            for (const each of [keys, elsewhere()]) assert.equal(opens(await each.open(key.id), key.seal('text')), 'text');
            await keys.destroyPast(9 * HOUR);
            for (const each of [keys, elsewhere()]) assert.equal(await each.open(key.id), GONE);
        });

        it('do not live shorter for an earlier time', async () => {
            const { id } = await keys.create(5 * HOUR);
            for (const each of [keys, elsewhere()]) await each.keepUntil(id, 4 * HOUR);
            assert.equal(await hourOf(id), 5);
        });

        it('do not live shorter than another process has seen to', async () => {
            const { id } = await keys.create(5 * HOUR);
            await elsewhere().keepUntil(id, 9 * HOUR);
            await keys.keepUntil(id, 7 * HOUR);
            assert.equal(await hourOf(id), 9);
        });

        it('are written once an hour at most', async () => {
            const { id } = await keys.create(5 * HOUR);
            const [get, rewrap] = [sinon.spy(store, 'get'), sinon.spy(store, 'rewrap')];
            for (let minute = 0; minute < 120; minute++) await keys.keepUntil(id, 6 * HOUR + minute * 60_000);
            assert.deepEqual([get.callCount, rewrap.callCount], [2, 2]);
        });

        for (const [what, destroy] of [['here', (id: string) => keys.destroy([id], 1)], ['elsewhere', (id: string) => elsewhere().destroy([id], 1)]] as const) {
            it(`stay gone when they were destroyed ${what}`, async () => {
                const { id } = await keys.create(5 * HOUR);
                await destroy(id);
                await keys.keepUntil(id, 9 * HOUR);
                assert.deepEqual([await keys.open(id), (await store.get([id]))[0]], [GONE, { destroyedAt: 1 }]);
            });
        }
    });

    it('that a turn still holds seal nothing under zeros after they were destroyed', async () => {
        const key = await keys.create(5 * HOUR);
        const hourKey = (await keys.hours.provide(5))!;
        const during = key.during(5, hourKey);
        await keys.destroy([key.id], 1);
        assert.equal(during.open(key.during(5, hourKey).seal('late')), 'late');
    });

    it('leave nothing in the store but tombstones', async () => {
        const { id } = await keys.create(5 * HOUR);
        await keys.destroy([id], 7);
        await keys.destroyPast(6 * HOUR);
        assert.deepEqual(await store.get([id, hourKeyName(5)]), [{ destroyedAt: 7 }, { destroyedAt: 6 * HOUR }]);
    });
});
