import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import { MemoryProvider } from '../../lib';
import { frozenClock } from '../helpers/frozen-clock';
import { inside, said, slotsIn, transcripts } from './support/kept';

const HOUR = 3_600_000;
const QUOTES = 'it"s a \\ \'quoted\' id \u2028 \ud800';
const message = (id: unknown, text: string, more = {}) => ({ ...said(text, more), id }) as ReturnType<typeof said> & { id: string };

describe('what is kept of an activity', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    async function withThree(id = '2') {
        const all = transcripts();
        const turn = await all.store.begin(said(''));
        for (const activity of [message('1', 'one'), message(id, 'two'), message('3', `about "id":${JSON.stringify(id)}`)]) await all.store.append(turn, activity);
        return { ...all, turn };
    }

    for (const id of ['2', QUOTES, 'x'.repeat(10_000), '[', '1 '] ) {
        it(`is erased or edited by its id alone: ${JSON.stringify(id.slice(0, 40))}`, async () => {
            const { store, textsOf } = await withThree(id);
            assert.equal(await store.replace(said(''), message(id, 'TWO')), true);
            assert.equal((await textsOf())[1], 'TWO');
            await store.remove(said(''), id);
            assert.deepEqual((await textsOf()).map((text) => text.slice(0, 5)), ['one', 'about']);
        });
    }

    for (const id of ['4', '', undefined, null, 2, {}, ['2']]) {
        it(`stays when another is erased or edited: ${JSON.stringify(id) ?? 'none'}`, async () => {
            const { store, textsOf, turn } = await withThree();
            await store.append(turn, message(id === '4' ? '5' : id, 'four'));
            assert.equal(await store.replace(said(''), message(id, 'edited')), false);
            await store.remove(said(''), id as string);
            assert.equal((await textsOf()).length, 4);
        });
    }

    it('counts as edited when the edit changes nothing', async () => {
        const { store, textsOf } = await withThree();
        assert.equal(await store.replace(said(''), { ...message('2', 'two'), timestamp: new Date() }), true);
        assert.equal((await textsOf()).length, 3);
    });

    it('is erased when it is only on its way', async () => {
        const { store, turn, textsOf } = await withThree();
        const writing = store.append(turn, message('4', 'four'));
        await Promise.all([writing, store.remove(said(''), '4')]);
        assert.equal((await textsOf()).length, 3);
    });

    it('is not brought back by a change that was begun before it was erased', async () => {
        const { store, textsOf } = await withThree();
        const parts = [{ activityId: '2', value: 'two', kind: 'PIN' }];
        await Promise.all([store.correct(said(''), parts), store.remove(said(''), '2'), store.correct(said(''), parts), store.replace(said(''), message('3', 'three'))]);
        assert.deepEqual(await textsOf(), ['one', 'three']);
    });

    it('can be read while it is changed', async () => {
        const { store, textsOf } = await withThree();
        const reads = Array.from({ length: 5 }, () => textsOf());
        await store.remove(said(''), '1');
        for (const texts of await Promise.all(reads)) assert.ok(texts.length >= 2);
    });

    describe('with a time of its own', () => {
        it('goes at its time, for readers and in the store', async () => {
            const { store, turn, provider, textsOf } = await withThree();
            await store.expireActivities(turn, ['1', '3'], HOUR);
            await clock.tickAsync(HOUR - 1);
            assert.equal((await textsOf()).length, 3);
            const before = [...inside(provider).values()][0]!.records.map((record) => record.length);
            await clock.tickAsync(1);
            assert.deepEqual(await textsOf(), ['two']);
            await store.sweep();
            const after = [...inside(provider).values()][0]!.records.map((record) => record.length);
            assert.deepEqual(before.slice(0, 3).map((length, index) => after[index]! < length), [true, false, true]);
        });

        it('goes with the key of its hour, whatever copies there are', async () => {
            const { store, turn, provider } = await withThree();
            await store.expireActivities(turn, ['1'], 1);
            const hours = () => [...slotsIn(provider)].filter(([name, slot]) => name.startsWith('hour-') && 'live' in slot).length;
            assert.equal(hours(), 2);
            await clock.tickAsync(2 * HOUR);
            for (let round = 0; round < 20; round++) await new Promise(setImmediate); // a sweep is at work
            assert.equal(hours(), 1);
        });

        it('never goes later than it was to, sooner if that is asked for', async () => {
            const { store, turn, textsOf } = await withThree();
            await store.expireActivities(turn, ['1', '2'], 2 * HOUR);
            await store.expireActivities(turn, ['1'], HOUR);
            await store.expireActivities(turn, ['2'], 3 * HOUR);
            await clock.tickAsync(HOUR);
            assert.equal((await textsOf()).length, 2);
            await clock.tickAsync(HOUR);
            assert.equal((await textsOf()).length, 1);
        });

        for (const [what, ahead] of [['now', 0], ['the past', -HOUR], ['long ago', -1e11]] as const) {
            it(`is not kept when that is ${what}, and keeps no other from being kept`, async () => {
                const { store, turn, textsOf } = await withThree();
                await Promise.all([store.append(turn, message('4', 'four'), { expiresAt: Date.now() + ahead }), store.append(turn, message('5', 'five'))]);
                assert.deepEqual((await textsOf()).slice(3), ['five']);
            });
        }

        for (const expiresAt of [Number.NaN, '5', Infinity, null]) {
            it(`is refused: ${String(expiresAt)}`, async () => {
                const { store, turn } = await withThree();
                await assert.rejects(store.append(turn, message('4', 'four'), { expiresAt: expiresAt as number }), { name: 'OptionError', option: 'expiresAt' });
            });
        }

        it('can be one of very many', async () => {
            const { store, turn, textsOf } = await withThree();
            await Promise.all(Array.from({ length: 150 }, (_, index) => store.append(turn, message(`m${index}`, `m${index}`), { expiresAt: Date.now() + 1_000 * (1 + (index * 7) % 150) })));
            for (let seconds = 10; seconds <= 150; seconds += 70) {
                await clock.tickAsync(10_000 * (seconds === 10 ? 1 : 7));
                const { items } = await store.getTranscriptActivities('directline', 'talk', '3');
                assert.equal(items[0]?.text === undefined || Number(items[0].text.slice(1)) * 7 % 150 + 1 > seconds, true);
            }
            await clock.tickAsync(HOUR);
            assert.deepEqual((await textsOf()).length, 3);
        });
    });

    it('is one of many in a page, and many that are gone do not fill one', async () => {
        const provider = new MemoryProvider();
        const { store } = transcripts({ provider });
        const turn = await store.begin(said(''));
        await Promise.all(Array.from({ length: 450 }, (_, index) => store.append(turn, message(`m${index}`, `m${index}`), index % 10 > 0 ? { expiresAt: Date.now() + 1_000 } : {})));
        await clock.tickAsync(1_000);
        const pages: string[][] = [];
        for (let token: string | undefined; token !== ''; ) {
            const { items, continuationToken }: { items: { text: string }[]; continuationToken: string } = await store.getTranscriptActivities('directline', 'talk', token);
            pages.push(items.map(({ text }) => text));
            token = continuationToken;
        }
        assert.deepEqual([pages.map(({ length }) => length), pages.flat()], [[20, 20, 5], Array.from({ length: 45 }, (_, index) => `m${index * 10}`)]);
    });
});
