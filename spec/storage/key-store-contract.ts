import assert from 'node:assert/strict';
import { hourKeyName, type KeySlot, type KeyStore, type WrappedKey } from '../../lib/storage/key-store';

export const HOUR_NUMBER = 491_234;

/** A wrapped key that can be told from others. */
export function wrappedKey(byte: number, hour = HOUR_NUMBER): WrappedKey {
    return { wrapped: Buffer.alloc(40, byte), hour };
}

/**
 * What every KeyStore does.
 * @param create an empty store; the suite uses it for one example
 */
export function keyStoreContract(create: () => Promise<KeyStore> | KeyStore): void {
    let store: KeyStore;
    beforeEach(async () => { store = await create(); });

    const slotOf = async (name: string): Promise<KeySlot | undefined> => (await store.get([name]))[0];

    it('has nothing under names that it does not know, one answer each', async () => {
        assert.deepEqual(await store.get(['a', 'b']), [undefined, undefined]);
        assert.deepEqual(await store.get([]), []);
    });

    it('gives back the keys that were put there, in the order asked for', async () => {
        assert.deepEqual(await store.create('a', wrappedKey(1, 7)), { live: wrappedKey(1, 7) });
        await store.create('b', wrappedKey(2, 4_000_000_000));
        assert.deepEqual(await store.get(['b', 'none', 'a', 'b']), [
            { live: wrappedKey(2, 4_000_000_000) }, undefined, { live: wrappedKey(1, 7) }, { live: wrappedKey(2, 4_000_000_000) },
        ]);
    });

    it('keeps the key that is there when another is put under its name', async () => {
        await store.create('a', wrappedKey(1));
        assert.deepEqual([await store.create('a', wrappedKey(2)), await slotOf('a')], [{ live: wrappedKey(1) }, { live: wrappedKey(1) }]);
    });

    it('has one winner when two keys are put under one name at the same time', async () => {
        const [one, two] = await Promise.all([store.create('a', wrappedKey(1)), store.create('a', wrappedKey(2))]);
        assert.deepEqual([one, await slotOf('a')], [two, one]);
    });

    it('tells names apart whose beginnings are alike, and capitals', async () => {
        const names = ['abc', 'abcDEF', 'ab', 'abc-', 'ABC', 'abc_1', 'a'.repeat(64), `${'a'.repeat(63)}b`];
        for (const [index, name] of names.entries()) await store.create(name, wrappedKey(index));
        await store.destroy(['abc'], 5);
        assert.deepEqual(await store.get(names), names.map((name, index) => (name === 'abc' ? { destroyedAt: 5 } : { live: wrappedKey(index) })));
    });

    it('puts a key wrapped anew in place of a live one', async () => {
        await store.create('a', wrappedKey(1, 1));
        assert.equal(await store.rewrap('a', wrappedKey(2, 2)), true);
        assert.deepEqual(await slotOf('a'), { live: wrappedKey(2, 2) });
    });

    for (const [what, prepare] of [['that never was', async () => {}], ['that was destroyed', () => store.destroy(['a'], 5)]] as const) {
        it(`wraps no key anew ${what}`, async () => {
            await prepare();
            const before = await slotOf('a');
            assert.equal(await store.rewrap('a', wrappedKey(2)), false);
            assert.deepEqual(await slotOf('a'), before);
        });
    }

    it('destroys keys, and leaves tombstones that nothing takes the place of', async () => {
        for (const name of ['a', 'b', 'c']) await store.create(name, wrappedKey(1));
        await store.destroy(['a', 'b'], 1_700_000_000_000);
        assert.deepEqual(await store.create('a', wrappedKey(2)), { destroyedAt: 1_700_000_000_000 });
        assert.deepEqual(await store.get(['a', 'b', 'c']), [{ destroyedAt: 1_700_000_000_000 }, { destroyedAt: 1_700_000_000_000 }, { live: wrappedKey(1) }]);
    });

    it('destroys once: the tombstone stays as it is', async () => {
        await store.create('a', wrappedKey(1));
        await store.destroy(['a'], 5);
        await store.destroy(['a'], 6);
        assert.deepEqual(await slotOf('a'), { destroyedAt: 5 });
    });

    it('destroys what never was, so that nobody puts it there later', async () => {
        await store.destroy(['a'], 5);
        assert.deepEqual(await store.create('a', wrappedKey(1)), { destroyedAt: 5 });
    });

    it('destroys nothing when asked to', async () => {
        await store.create('a', wrappedKey(1));
        await store.destroy([], 5);
        assert.deepEqual(await slotOf('a'), { live: wrappedKey(1) });
    });

    it('destroys many at once', async () => {
        const names = Array.from({ length: 600 }, (_, index) => `key-${index}`);
        for (const name of names) await store.create(name, wrappedKey(3));
        await store.destroy(names.slice(0, 599), 5);
        const slots = await store.get(names);
        assert.deepEqual([slots.filter((slot) => slot && 'destroyedAt' in slot).length, slots.at(-1)], [599, { live: wrappedKey(3) }]);
    });

    it('knows the hours whose keys are live, in order', async () => {
        for (const hour of [12, 9, 100, 11]) await store.create(hourKeyName(hour), wrappedKey(1, hour));
        await store.create('a', wrappedKey(1, 8));
        await store.destroy([hourKeyName(11), hourKeyName(7)], 5);
        assert.deepEqual(await store.hours(), [9, 12, 100]);
    });

    for (const [before, isThere] of [[5, true], [6, false]] as const) {
        it(`${isThere ? 'keeps' : 'forgets'} a tombstone of 5 when those before ${before} are to be forgotten`, async () => {
            for (const name of ['a', 'live']) await store.create(name, wrappedKey(1));
            await store.destroy(['a'], 5);
            await store.forgetTombstones(before);
            assert.deepEqual(await store.get(['a', 'live']), [isThere ? { destroyedAt: 5 } : undefined, { live: wrappedKey(1) }]);
        });
    }

    it('takes a new key under a name whose tombstone is forgotten', async () => {
        await store.create('a', wrappedKey(1));
        await store.destroy(['a'], 5);
        await store.forgetTombstones(6);
        await store.create('b', wrappedKey(2));
        await store.create('a', wrappedKey(3));
        assert.deepEqual(await store.get(['a', 'b']), [{ live: wrappedKey(3) }, { live: wrappedKey(2) }]);
    });

    it('hands out copies: who writes to one changes nothing', async () => {
        const given = wrappedKey(1);
        const created = await store.create('a', given);
        for (const slot of [{ live: given }, created, await slotOf('a')]) if (slot && 'live' in slot) slot.live.wrapped.fill(0);
        assert.deepEqual(await slotOf('a'), { live: wrappedKey(1) });
    });
}
