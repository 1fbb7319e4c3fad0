import assert from 'node:assert/strict';
import { MemoryProvider, type SelfDestructingTranscripts } from '../../lib';
import { skewedClock } from '../helpers/skewed-clock';
import { inside, keep, said, slotsIn, transcripts } from './support/kept';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often a method is called. */
function counted<K extends string>(target: Record<K, (...args: any[]) => unknown>, method: K): { calls: number } {
    const count = { calls: 0 };
    const call = target[method].bind(target);
    target[method] = (...args) => {
        count.calls += 1;
        return call(...args);
    };
    return count;
}

describe('a sweep', () => {
    let time: ReturnType<typeof skewedClock>;
    let stores: SelfDestructingTranscripts[];
    beforeEach(() => { time = skewedClock(Date.UTC(2026, 0, 1)); stores = []; });
    afterEach(() => {
        for (const store of stores) store.close();
        time.restore();
    });
    const set = (options: Parameters<typeof transcripts>[0] = {}) => {
        const all = transcripts(options);
        stores.push(all.store);
        return all;
    };

    it('erases a few conversations at a time, however many are due', async () => {
        const { store, provider } = set({ silence: HOUR });
        for (let index = 0; index < 250; index++) await keep(store, said('hi', { conversation: `talk ${index}` }));
        const purge = provider.purge.bind(provider);
        let [atOnce, most] = [0, 0];
        provider.purge = async (erasure) => {
            most = Math.max(most, (atOnce += 1));
            await new Promise(setImmediate);
            await purge(erasure);
            atOnce -= 1;
        };
        await time.pass(HOUR);
        await store.sweep(); // after the one that is at work
        assert.equal(inside(provider).size, 0);
        assert.ok(most > 1 && most <= 20, `${most} at once`);
    });

    describe('when the clock jumps ahead', () => {
        it('hides and destroys nothing, and all is there again when that is corrected', async () => {
            const { store, provider, textsOf, events } = set();
            await keep(store, said('hi'));
            time.set(40 * DAY);
            await store.sweep();
            assert.deepEqual([await textsOf(), inside(provider).size, events.map(({ type }) => type)], [[], 1, ['clock-jumped']]);
            time.set(-40 * DAY);
            assert.deepEqual(await textsOf(), ['hi']);
        });

        for (const [how, confirm] of [['by somebody', async (store) => { await store.confirmClock(); }], ['by itself', async () => { await time.pass(2 * HOUR); }]] as [string, (store: SelfDestructingTranscripts) => Promise<void>][]) {
            it(`erases when that is confirmed ${how}`, async () => {
                const { store, provider } = set();
                await keep(store, said('hi'));
                time.set(40 * DAY);
                await store.sweep();
                await confirm(store);
                assert.equal(inside(provider).size, 0);
            });
        }

        it('does not run without end meanwhile', async () => {
            const { store, provider } = set();
            await keep(store, said('hi'));
            const count = counted(provider, 'due');
            time.set(DAY);
            await store.sweep();
            await time.pass(10 * MINUTE);
            assert.ok(count.calls < 5, `${count.calls} sweeps in ten minutes`);
        });

        it('keeps what is said meanwhile, and not for longer than it may be', async () => {
            const { store, provider, textsOf } = set({ silence: DAY });
            await keep(store, said('before'));
            time.set(400 * DAY);
            await keep(store, said('meanwhile'), said('elsewhere', { conversation: 'new' }));
            time.set(-400 * DAY);
            assert.deepEqual([await textsOf(), await textsOf('new')], [['before', 'meanwhile'], ['elsewhere']]);
            await time.pass(DAY);
            assert.equal(inside(provider).size, 0);
        });

        it('lets a user delete a message that is hidden', async () => {
            const { store, textsOf } = set();
            await keep(store, said('a', { id: '1' } as object), said('b', { id: '2' } as object));
            time.set(2 * DAY);
            await store.remove(said(''), '1');
            time.set(-2 * DAY);
            assert.deepEqual(await textsOf(), ['b']);
        });

        it('ends no hold', async () => {
            const { store, provider } = set();
            await keep(store, said('hi'));
            await store.hold(said(''), { reason: 'case 7', until: Date.now() + 9 * DAY });
            time.set(10 * DAY);
            assert.deepEqual([(await store.erase(said(''))).failed, inside(provider).size], [1, 1]);
        });

        it('lets what is hidden be held', async () => {
            const { store, textsOf } = set();
            await keep(store, said('hi'));
            time.set(10 * DAY);
            assert.equal(await store.hold(said(''), { reason: 'case 7', until: Date.now() + 9 * DAY }), true);
            assert.deepEqual(await textsOf(), ['hi']);
        });
    });

    it('is as prompt when the clock was set back', async () => {
        const { store, provider, textsOf } = set({ silence: HOUR });
        await time.pass(DAY);
        await keep(store, said('hi'));
        time.set(-5 * HOUR);
        await keep(store, said('more'));
        await time.pass(HOUR - 1);
        assert.equal((await textsOf()).length, 2);
        await time.pass(1);
        assert.deepEqual([await textsOf(), inside(provider).size], [[], 0]);
    });

    it('knows whole milliseconds alone, as databases do', async () => {
        const { store, provider } = set({ silence: 1_000.5 });
        time.fraction(0.7);
        await keep(store, said('hi'));
        await store.hold(said(''), { reason: 'case 7', until: Date.now() + 99.5 });
        await store.expireAfter(said(''), 70.5);
        const { generation } = [...inside(provider).values()][0]!;
        assert.ok(Number.isInteger(generation.due) && Number.isInteger(generation.startedAt));
    });

    it('does not run any more after close', async () => {
        const { store, provider } = set({ silence: HOUR });
        await keep(store, said('hi'));
        store.close();
        await keep(store, said('more'));
        await time.pass(3 * HOUR);
        assert.equal(inside(provider).size, 1);
    });

    it('passes over what does not go, however much that is', async () => {
        const provider = new MemoryProvider();
        const { store } = set({ provider, silence: HOUR });
        for (let index = 0; index < 60; index++) await keep(store, said('hi', { conversation: `stuck ${index}` }));
        const stuck = new Set(inside(provider).keys());
        await time.pass(1_000);
        await keep(store, said('hi', { conversation: 'free' }));
        const erase = provider.erase.bind(provider);
        provider.erase = async (name, ...rest) => (stuck.has(name) ? Promise.reject(new Error('no')) : erase(name, ...rest));
        await time.pass(HOUR);
        assert.deepEqual(inside(provider).size, 60);
    });

    for (const method of ['erasures', 'due'] as const) {
        it(`does the rest when the store fails at ${method}`, async () => {
            const provider = new MemoryProvider();
            const { store } = set({ provider, silence: HOUR });
            await keep(store, said('hi'));
            store.close();
            await time.pass(2 * HOUR);
            Object.assign(provider, { [method]: () => Promise.reject(new Error('no')) });
            await assert.rejects(store.sweep(), /no/);
            const hours = [...slotsIn(provider)].filter(([name, slot]) => name.startsWith('hour-') && 'live' in slot);
            assert.deepEqual([inside(provider).size, hours.length], method === 'due' ? [1, 0] : [0, 0]);
        });
    }
});
