import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import type { SelfDestructingTranscripts } from '../../lib';
import { frozenClock } from '../helpers/frozen-clock';
import { inside, keep, said, transcripts } from './support/kept';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a legal hold', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());
    const hold = async (store: SelfDestructingTranscripts, length: number) => store.hold(said(''), { reason: 'case 7', until: Date.now() + length });

    for (const [what, ask, reason] of [
        ['silence', async () => undefined, 'silence'],
        ['a request', async (store) => store.erase(said('')), 'request'],
        ["a user's request", async (store) => store.forget(said(''), 'ann'), 'request'],
        ["a request for all of the user's", async (store) => store.eraseUser('directline', 'ann'), 'request'],
        ['the end', async (store) => { assert.equal(await store.endTurn(await store.begin(said('')), said('')), false); }, 'end'],
    ] as [string, (store: SelfDestructingTranscripts) => Promise<{ verified: boolean; failed: number; stores: readonly object[] } | undefined | void>, string][]) {
        for (const [how, free] of [['when it ends', async () => { await clock.tickAsync(1); }], ['when it is released', async (store) => { await store.release(said('')); }]] as [string, (store: SelfDestructingTranscripts) => Promise<void>][]) {
            it(`suspends erasure by ${what}, which is made up for ${how}`, async () => {
                const { store, provider, textsOf, events } = transcripts();
                await keep(store, said('hi'));
                await hold(store, 2 * DAY);
                const receipt = await ask(store);
                if (receipt) assert.deepEqual([receipt.verified, receipt.failed, receipt.stores], [false, 1, [{ store: 'transcripts', state: 'pending', because: 'legal hold until 2026-01-03T00:00:00.000Z' }]]);
                await clock.tickAsync(2 * DAY - 1);
                assert.deepEqual([await textsOf(), inside(provider).size], [['hi'], 1]);
                await free(store);
                assert.deepEqual([await textsOf(), inside(provider).size, events.map((event) => 'reason' in event && event.reason)], [[], 0, [reason]]);
            });
        }
    }

    it('has nothing taken back from the channel', async () => {
        const { store } = transcripts();
        await keep(store, said('hi'));
        await hold(store, DAY);
        let calls = 0;
        const recall = async () => { calls += 1; return []; };
        await store.forget(said(''), 'ann', recall);
        await store.endTurn(await store.begin(said('')), said(''), recall);
        assert.equal(calls, 0);
    });

    for (const [what, order] of [['before', ['hold', 'keep']], ['after', ['keep', 'hold']]] as const) {
        it(`keeps a record with a time of its own, from ${what} the hold, and its key`, async () => {
            const { store, provider, textsOf, keys } = transcripts();
            await keep(store, said('hi'));
            for (const step of order) {
                if (step === 'hold') await hold(store, 2 * DAY);
                else await store.append(await store.begin(said('')), said('code'), { expiresAt: Date.now() + 1_000 });
            }
            await clock.tickAsync(2 * DAY - 1);
            assert.deepEqual([await textsOf(), await transcripts({ keys, provider }).textsOf()], [['hi', 'code'], ['hi', 'code']]);
            await clock.tickAsync(1);
            assert.deepEqual(await textsOf(), []);
        });
    }

    it('lets a record with a time of its own go as soon as it is released', async () => {
        const { store, textsOf } = transcripts();
        await keep(store, said('hi'));
        await store.append(await store.begin(said('')), said('code'), { expiresAt: Date.now() + 1_000 });
        await hold(store, 3 * HOUR);
        await clock.tickAsync(2 * HOUR);
        assert.deepEqual(await textsOf(), ['hi', 'code']);
        await store.release(said(''));
        assert.deepEqual(await textsOf(), ['hi']);
    });

    it('is not undone by another instance that does not know of it', async () => {
        const { store, provider, keys } = transcripts({ silence: HOUR });
        const other = transcripts({ keys, provider, silence: HOUR });
        await keep(other.store, said('hi'));
        const turn = await other.store.begin(said(''));
        await hold(store, 3 * DAY);
        await clock.tickAsync(HOUR / 2);
        assert.equal(await other.store.append(turn, said('more')), true);
        await clock.tickAsync(2 * DAY);
        assert.deepEqual([await other.textsOf(), await transcripts({ keys, provider }).textsOf()], [['hi', 'more'], ['hi', 'more']]);
    });

    it('is longer when it is asked for again', async () => {
        const { store, textsOf } = transcripts();
        await keep(store, said('hi'));
        await hold(store, 2 * DAY);
        await hold(store, 3 * DAY);
        await clock.tickAsync(2.5 * DAY);
        assert.deepEqual(await textsOf(), ['hi']);
    });

    it('needs a conversation', async () => assert.equal(await hold(transcripts().store, DAY), false));

    for (const [given, option] of [[{ reason: '', until: DAY }, 'reason'], [{ reason: 'x', until: 0 }, 'until'], [{ reason: 'x', until: Number.NaN }, 'until'], [{ reason: 'x', until: Infinity }, 'until']] as const) {
        it(`needs ${option}: not ${JSON.stringify(given)}`, async () => {
            const { store } = transcripts();
            await keep(store, said('hi'));
            await assert.rejects(store.hold(said(''), { ...given, until: Date.now() + given.until }), { name: 'OptionError', option });
        });
    }
});
