import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { Patience } from '../../lib/support/patience';

const LIMIT = 100;
const never = () => new Promise<never>(() => {});
const after = (delay: number) => new Promise<string>((resolve) => { setTimeout(() => resolve('done'), delay); });
/** What has come of it so far. */
function outcomeOf(work: Promise<unknown>) {
    const outcome: { is?: unknown } = {};
    work.then((value) => (outcome.is = value), (error: Error) => (outcome.is = error.name));
    return outcome;
}

describe('Patience', () => {
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => (clock = sinon.useFakeTimers({ now: 0, toFake: ['Date', 'setTimeout', 'clearTimeout'] })));
    afterEach(() => clock.restore());

    it('is what the work comes to', async () => {
        const patience = new Patience(LIMIT);
        const [result, failure] = [patience.wait(() => after(99)), patience.wait(() => Promise.reject(new Error('failed')))];
        await assert.rejects(failure, { message: 'failed' });
        clock.tick(99);
        assert.equal(await result, 'done');
    });

    it('gives up each when its time is over, with one timer for all', async () => {
        const patience = new Patience(LIMIT);
        const first = outcomeOf(patience.wait(never));
        clock.tick(60);
        const second = outcomeOf(patience.wait(never));
        assert.equal(clock.countTimers(), 1);
        await clock.tickAsync(39);
        assert.deepEqual([first.is, second.is], [undefined, undefined]);
        await clock.tickAsync(1);
        assert.deepEqual([first.is, second.is], ['TimeoutError', undefined]);
        await clock.tickAsync(60);
        assert.equal(second.is, 'TimeoutError');
    });

    it('tells the work that its time is over', async () => {
        let isOver!: () => boolean;
        const late = outcomeOf(new Patience(LIMIT).wait((is) => { isOver = is; return never(); }));
        assert.equal(isOver(), false);
        await clock.tickAsync(LIMIT);
        assert.deepEqual([isOver(), late.is], [true, 'TimeoutError']);
    });

    it('sets no timer while nothing is waited for, and one again after that', async () => {
        const patience = new Patience(LIMIT);
        await patience.wait(() => Promise.resolve());
        await clock.tickAsync(LIMIT);
        assert.equal(clock.countTimers(), 0);
        const late = outcomeOf(patience.wait(never));
        await clock.tickAsync(LIMIT);
        assert.equal(late.is, 'TimeoutError');
    });

    it('does not rely on a timer of before the clock was set', async () => {
        for (const now of [10 * LIMIT, -10 * LIMIT]) {
            const patience = new Patience(LIMIT);
            const [before] = [outcomeOf(patience.wait(never)), patience.wait(() => after(0))];
            clock.setSystemTime(now);
            const late = outcomeOf(patience.wait(never));
            await clock.tickAsync(LIMIT);
            assert.deepEqual([before.is, late.is], ['TimeoutError', 'TimeoutError']);
        }
    });
});
