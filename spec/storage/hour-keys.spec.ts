import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { HOUR, hourAt, HourKeys } from '../../lib/storage/hour-keys';
import { KeyRing } from '../../lib/storage/key-ring';
import { hourKeyName, hourOf, type KeySlot } from '../../lib/storage/key-store';
import { MemoryKeyStore } from '../../lib/storage/memory-key-store';
import { failing } from '../helpers/failing';

const A = `a:${'A'.repeat(43)}`;
const B = `b:${'B'.repeat(42)}A`;

describe('hour keys', () => {
    let store: MemoryKeyStore;
    beforeEach(() => { store = new MemoryKeyStore(); });
    afterEach(() => sinon.restore());
    const hourKeys = (ring = KeyRing.fromEnv(A)) => new HourKeys(store, ring);
    const slotOf = async (hour: number) => (await store.get([hourKeyName(hour)]))[0] as KeySlot;

    for (const [instant, hour] of [[0, 0], [HOUR - 1, 0], [HOUR, 1], [491_234 * HOUR + 5, 491_234]] as const) it(`counts ${instant} to hour ${hour}`, () => assert.equal(hourAt(instant), hour));
    for (const [name, hour] of [['hour-0', 0], ['hour-491234', 491_234], ['hour-', undefined], ['hour--1', undefined], ['hour-1x', undefined], ['xhour-1', undefined], ['a', undefined]] as const) {
        it(`takes ${name} for ${hour === undefined ? 'no hour' : `hour ${hour}`}`, () => assert.equal(hourOf(name), hour));
    }

    it('are one for an hour, another for another, and the same in every process', async () => {
        const one = await hourKeys().provide(5);
        assert.equal(one?.length, 32);
        assert.deepEqual([await hourKeys().of(5), await hourKeys().provide(5)], [one, one]);
        assert.notDeepEqual(await hourKeys().provide(6), one);
    });

    it('are the same for two that ask for a new one at the same time', async () => {
        const [one, two, three] = await Promise.all([hourKeys().provide(5), hourKeys().provide(5), hourKeys().provide(5)]);
        assert.deepEqual([one, two], [two, three]);
    });

    it('are asked for once', async () => {
        const keys = hourKeys();
        await keys.provide(5);
        const [get, create] = [sinon.spy(store, 'get'), sinon.spy(store, 'create')];
        await keys.provide(5);
        await keys.of(5);
        assert.deepEqual([get.callCount, create.callCount], [0, 0]);
    });

    it('are wrapped in the store', async () => {
        const key = (await hourKeys().provide(5))!;
        const { live } = (await slotOf(5)) as { live: { wrapped: Buffer; hour: number } };
        assert.deepEqual([live.wrapped.length, live.hour, live.wrapped.includes(key.subarray(0, 8))], [40, 5, false]);
    });

    it('are lost when there is none, not gone', () => assert.rejects(hourKeys().of(5), { code: 'ERR_WARDEN_KEY_LOST' }));

    for (const [what, change] of [
        ['another hour', async () => { await hourKeys().provide(6); await store.create(hourKeyName(5), ((await slotOf(6)) as { live: never }).live); }],
        ['another key ring', async () => { await hourKeys(KeyRing.generate()).provide(5); }],
    ] as const) {
        it(`do not open when they are of ${what}`, async () => {
            await change();
            await assert.rejects(hourKeys().of(5), { code: 'ERR_WARDEN_SEALED' });
            await assert.rejects(hourKeys().provide(5), { code: 'ERR_WARDEN_SEALED' });
        });
    }

    for (const [now, left] of [[5 * HOUR, [5, 6, 7]], [6 * HOUR - 1, [5, 6, 7]], [6 * HOUR, [6, 7]], [100 * HOUR, []]] as const) {
        it(`of hours that have passed at ${now / HOUR} hours are destroyed`, async () => {
            const keys = hourKeys();
            for (const hour of [5, 6, 7]) await keys.provide(hour);
            assert.equal(await keys.destroyPast(now), 3 - left.length);
            assert.deepEqual(await store.hours(), left);
            for (const hour of [5, 6, 7]) {
                for (const each of [keys, hourKeys()]) {
                    const isLeft = (left as readonly number[]).includes(hour);
                    assert.deepEqual([(await each.of(hour)) !== undefined, (await each.provide(hour)) !== undefined], [isLeft, isLeft]);
                }
            }
        });
    }

    it('that are in use while they are destroyed do not become zeros', async () => {
        const keys = hourKeys();
        const held = [(await keys.provide(5))!, (await keys.provide(5))!, (await keys.of(5))!];
        await keys.destroyPast(6 * HOUR);
        for (const key of held) assert.deepEqual([key.every((byte) => byte === 0), key.equals(held[0]!)], [false, true]);
    });

    it('are destroyed by the next sweep when the store failed', async () => {
        await hourKeys().provide(5);
        const down = failing(store, 'destroy');
        const keys = new HourKeys(down, KeyRing.fromEnv(A));
        await keys.of(5);
        await assert.rejects(keys.destroyPast(6 * HOUR), /the store is down/);
        down.down = false;
        assert.equal(await keys.destroyPast(6 * HOUR), 1);
        assert.equal(await keys.of(5), undefined);
    });

    it('are wrapped anew under the first root key, and then need no other', async () => {
        const key = await hourKeys().provide(5);
        await hourKeys().provide(6);
        await hourKeys().destroyPast(6 * HOUR);
        const seven = await hourKeys().provide(7);
        await hourKeys(KeyRing.fromEnv(`${B},${A}`)).rewrap();
        const rewrap = sinon.spy(store, 'rewrap');
        await hourKeys(KeyRing.fromEnv(`${B},${A}`)).rewrap();
        assert.equal(rewrap.callCount, 0, 'once');
        const next = hourKeys(KeyRing.fromEnv(B));
        assert.deepEqual([await next.of(5), await next.of(7)], [undefined, seven]);
        assert.ok(key);
        await assert.rejects(hourKeys().of(7), { code: 'ERR_WARDEN_SEALED' });
    });
});
