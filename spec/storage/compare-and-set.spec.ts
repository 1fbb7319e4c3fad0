import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import * as sinon from 'sinon';
import { compareAndSet } from '../../lib/storage/compare-and-set';
import type { StorageLike } from '../../lib/storage/storage';
import { failing } from '../helpers/failing';

interface Count { count: number }
const one = (current: Count | undefined): Count => ({ count: (current?.count ?? 0) + 1 });
const stored = async (storage: StorageLike) => ((await storage.read(['n'])) as Record<string, Count | undefined>)['n']?.count;

/** A storage of which writes fail like this, so many times; somebody else adds 10 on each failure. */
function contested(times: number, error: unknown) {
    const storage = new MemoryStorage();
    const write = storage.write.bind(storage);
    let left = times;
    sinon.replace(storage, 'write', async (changes) => {
        if (left-- <= 0) return write(changes);
        await write({ n: { count: ((await stored(storage)) ?? 0) + 10, eTag: '*' } });
        throw error;
    });
    return storage;
}

const CONFLICTS: readonly (readonly [string, unknown])[] = [
    ["the SDK's memory and blobs", new Error('Storage: error writing "n" due to eTag conflict.')],
    ['an HTTP status', Object.assign(new Error('failed'), { statusCode: 412 })],
    ['a numeric code', Object.assign(new Error('failed'), { code: 412 })],
    ['a failed precondition', new Error('One of the specified pre-condition: Precondition Failed')],
    ['the inner error of Cosmos DB', Object.assign(new Error('Error upserting document'), { inner: Object.assign(new Error('x'), { code: 412 }) })],
    ['an inner error further down', { inner: { inner: { statusCode: 412 } } }],
];

describe('compareAndSet', () => {
    afterEach(() => sinon.restore());

    it('writes what is new and returns it as it stands there', async () => {
        const storage = new MemoryStorage();
        const { eTag, ...rest } = (await compareAndSet(storage, 'n', one)) as Count & { eTag?: string };
        assert.deepEqual([rest, typeof eTag, await stored(storage)], [{ count: 1 }, 'string', 1]);
    });

    it('changes what is there', async () => {
        const storage = new MemoryStorage({ n: '{"count":4,"eTag":"1"}' });
        assert.equal((await compareAndSet(storage, 'n', one))?.count, 5);
        assert.equal(await stored(storage), 5);
    });

    it('does not write what did not change', async () => {
        const storage = new MemoryStorage({ n: '{"count":4,"eTag":"1"}' });
        const write = sinon.spy(storage, 'write');
        assert.equal((await compareAndSet<Count>(storage, 'n', (current) => current))?.count, 4);
        assert.equal(await compareAndSet<Count>(storage, 'none', (current) => current), undefined);
        assert.equal(write.callCount, 0);
    });

    it('deletes when nothing shall stand there', async () => {
        const storage = new MemoryStorage({ n: '{"count":4,"eTag":"1"}' });
        assert.equal(await compareAndSet<Count>(storage, 'n', () => undefined), undefined);
        assert.equal(await stored(storage), undefined);
    });

    for (const [title, error] of CONFLICTS) {
        it(`changes again what others changed meanwhile, told by ${title}`, async () => {
            const storage = contested(7, error);
            assert.equal((await compareAndSet(storage, 'n', one))?.count, 71);
            assert.equal(await stored(storage), 71);
        });

        it(`gives up after eight lost races, told by ${title}`, async () => {
            const storage = contested(8, error);
            const change = sinon.spy(one);
            await assert.rejects(compareAndSet(storage, 'n', change), { name: 'WardenError', code: 'ERR_WARDEN_CONFLICT' });
            assert.equal(change.callCount, 8);
        });
    }

    it('lets a storage that hangs hold nobody else for longer than ten seconds', async () => {
        const clock = sinon.useFakeTimers({ now: 0, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
        const storage = new MemoryStorage();
        const read = sinon.stub(storage, 'read').callThrough();
        read.onFirstCall().returns(new Promise(() => {}));
        const hanging = compareAndSet(storage, 'n', one).catch((error: Error) => error.name);
        const waiting = compareAndSet(storage, 'n', one);
        await clock.tickAsync(9_999);
        assert.equal(read.callCount, 1);
        await clock.tickAsync(1);
        assert.deepEqual([await hanging, (await waiting)?.count], ['TimeoutError', 1]);
    });

    it('writes nothing any more when a read comes after those ten seconds', async () => {
        const clock = sinon.useFakeTimers({ now: 0, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
        const storage = new MemoryStorage();
        let answer: ((items: object) => void) | undefined;
        const read = sinon.stub(storage, 'read').callThrough();
        read.onFirstCall().returns(new Promise((resolve) => { answer = resolve; }));
        const write = sinon.spy(storage, 'write');
        const late = compareAndSet(storage, 'n', one).catch((error: Error) => error.name);
        await clock.tickAsync(10_000);
        assert.equal(await late, 'TimeoutError');
        answer?.({});
        await clock.tickAsync(0);
        assert.equal(write.callCount, 0);
    });

    for (const error of [new Error('the disk is full'), Object.assign(new Error('busy'), { statusCode: 503 }), new Error('x', { cause: 412 }), 'a string', null, undefined]) {
        it(`passes on ${String(error)} and does not try again`, async () => {
            const change = sinon.spy(one);
            const rejected = await compareAndSet(contested(1, error), 'n', change).then(() => 'done', (given: unknown) => ({ given }));
            assert.deepEqual(rejected, { given: error });
            assert.equal(change.callCount, 1);
        });
    }

    for (const method of ['read', 'write', 'delete'] as const) {
        it(`passes on a failing ${method}, and works when the storage does again`, async () => {
            const storage = failing(new MemoryStorage({ n: '{"count":4,"eTag":"1"}' }), method);
            const change = method === 'delete' ? () => undefined : one;
            await assert.rejects(compareAndSet<Count>(storage, 'n', change), { message: 'the store is down' });
            storage.down = false;
            await compareAndSet<Count>(storage, 'n', change);
            assert.equal(await stored(storage), method === 'delete' ? undefined : 5);
        });
    }

    it('has one winner of two first writers in a process', async () => {
        const storage = new MemoryStorage();
        const bind = (speaker: string) => compareAndSet<{ speaker: string }>(storage, 'n', (current) => current ?? { speaker });
        const winners = await Promise.all(['alice', 'mallory'].map(bind));
        assert.deepEqual(winners.map((winner) => winner?.speaker), ['alice', 'alice']);
    });

    it('loses none of many parallel changes in a process', async () => {
        const storage = new MemoryStorage();
        await Promise.all(Array.from({ length: 50 }, () => compareAndSet(storage, 'n', one)));
        assert.equal(await stored(storage), 50);
    });

    it('writes with the eTag it read, and without one over a record that has none', async () => {
        const written: unknown[] = [];
        const storage = { read: sinon.stub(), write: (changes: unknown) => Promise.resolve(void written.push(changes)), delete: () => Promise.resolve() };
        storage.read.onCall(0).resolves({ n: { count: 1, eTag: 'W/"7"' } }).onCall(1).resolves({ n: { count: 1 } }).resolves({});
        for (let times = 0; times < 3; times++) await compareAndSet(storage, 'n', one);
        assert.deepEqual(written, [{ n: { count: 2, eTag: 'W/"7"' } }, { n: { count: 2, eTag: '*' } }, { n: { count: 1, eTag: '*' } }]);
    });
});
