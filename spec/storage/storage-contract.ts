import assert from 'node:assert/strict';
import type { Storage } from 'botbuilder';

type Items = Record<string, { eTag?: string } & Record<string, unknown>>;

/**
 * What botbuilder's MemoryStorage does, and every Storage over it.
 * @param create an empty storage; the suite uses it for one example
 */
export function storageContract(create: () => Storage): void {
    let storage: Storage;
    beforeEach(() => { storage = create(); });
    const read = async (key: string): Promise<Items[string] | undefined> => ((await storage.read([key])) as Items)[key];
    const conflict = (key: string) => new RegExp(`^Error: Storage: error writing "${key}" due to eTag conflict\\.$`);

    it('gives back what was written, with an eTag', async () => {
        await storage.write({ a: { count: 1, list: [{}, null, 'x'] } });
        const { eTag, ...item } = (await read('a'))!;
        assert.deepEqual([item, typeof eTag], [{ count: 1, list: [{}, null, 'x'] }, 'string']);
    });

    it('leaves out keys that have nothing', async () => {
        await storage.write({ a: { count: 1 }, b: { count: 2 } });
        assert.deepEqual(Object.keys(await storage.read(['none', 'b', 'a', 'b'])).toSorted(), ['a', 'b']);
        assert.deepEqual(await storage.read([]), {});
    });

    for (const eTag of [undefined, '', null, '*']) {
        it(`writes over anything with the eTag ${JSON.stringify(eTag)}`, async () => {
            await storage.write({ a: { count: 1 } });
            await storage.write({ a: { count: 2, eTag } });
            assert.equal((await read('a'))?.['count'], 2);
        });
    }

    it('writes with the eTag that was read, once', async () => {
        await storage.write({ a: { count: 1 } });
        const { eTag } = (await read('a'))!;
        await storage.write({ a: { count: 2, eTag } });
        await assert.rejects(storage.write({ a: { count: 3, eTag } }), (error) => conflict('a').test(String(error)));
        assert.equal((await read('a'))?.['count'], 2);
    });

    it('gives another eTag after each write', async () => {
        const eTags = [];
        for (const count of [1, 1, 2]) {
            await storage.write({ a: { count } });
            eTags.push((await read('a'))!.eTag);
        }
        assert.equal(new Set(eTags).size, 3);
    });

    it('writes the other items when one is refused', async () => {
        await storage.write({ a: { count: 1 }, b: { count: 1 } });
        await assert.rejects(storage.write({ a: { count: 2, eTag: 'stale' }, b: { count: 2 } }), (error) => conflict('a').test(String(error)));
        assert.deepEqual([(await read('a'))?.['count'], (await read('b'))?.['count']], [1, 2]);
    });

    it('takes an eTag for a key that has nothing, as its like does', async () => {
        await storage.write({ a: { count: 2, eTag: 'any' } });
        assert.equal((await read('a'))?.['count'], 2);
    });

    it('deletes', async () => {
        await storage.write({ a: { count: 1 }, b: { count: 2 } });
        await storage.delete(['a', 'none']);
        assert.deepEqual(Object.keys(await storage.read(['a', 'b', 'none'])), ['b']);
    });

    it('takes a new item after a deletion', async () => {
        for (const count of [1, 2, 3, 4]) {
            await storage.write({ a: { count } });
            assert.equal((await read('a'))?.['count'], count);
            await storage.delete(['a']);
            assert.equal(await read('a'), undefined);
        }
    });

    it('takes a new item after a deletion that nobody looked at', async () => {
        await read('a');
        await storage.write({ a: { count: 1 } });
        await storage.delete(['a']);
        await storage.write({ a: { count: 2 } });
        assert.equal((await read('a'))?.['count'], 2);
    });

    it('copies: neither what was written nor what was read is what is stored', async () => {
        const item = { list: [1] };
        await storage.write({ a: item });
        item.list.push(2);
        ((await read('a'))!['list'] as number[]).push(3);
        assert.deepEqual((await read('a'))!['list'], [1]);
    });

    it('does not touch the item that it writes', async () => {
        const item = Object.freeze({ list: Object.freeze([1]), eTag: '*' });
        await storage.write({ a: item });
        assert.deepEqual(item, { list: [1], eTag: '*' });
    });

    for (const [call, act] of [
        ['read', () => storage.read(undefined as never)],
        ['write', () => storage.write(undefined as never)],
    ] as const) {
        it(`refuses to ${call} without anything`, () => assert.rejects(act, ReferenceError));
    }
    it('writes nothing when there is nothing', () => storage.write({}));

    for (const key of ['constructor', '', 'sms/conversations/+1 425/555*0123?#\\é\u{1f600}', 'x'.repeat(5_000)]) {
        it(`knows the key ${JSON.stringify(key).slice(0, 40)}`, async () => {
            await storage.write(Object.fromEntries([[key, { count: 1 }]]));
            const items = await storage.read([key]);
            assert.deepEqual(Object.entries(items as Items).map(([name, { count }]) => [name, count]), [[key, 1]]);
        });
    }

    it('has one winner when many write with one eTag', async () => {
        await storage.write({ a: { count: 0 } });
        const { eTag } = (await read('a'))!;
        const outcomes = await Promise.allSettled([1, 2, 3].map((count) => storage.write({ a: { count, eTag } })));
        assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    });
}
