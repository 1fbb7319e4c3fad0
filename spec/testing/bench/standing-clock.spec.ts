import assert from 'node:assert/strict';
import { StandingClock } from '../../../lib/testing/bench/standing-clock';

describe('StandingClock', () => {
    it('stands, moves when it is told to, and leaves the real time as it was', async () => {
        const before = { Date, now: performance.now.bind(performance), own: Object.hasOwn(performance, 'now') };
        await StandingClock.during(async (clock) => {
            const [wall, steady] = [Date.now(), performance.now()];
            await new Promise((resolve) => { setImmediate(resolve); });
            assert.deepEqual([Date.now(), new Date().getTime(), performance.now()], [wall, wall, steady]);
            clock.advance(90_000);
            assert.deepEqual([Date.now(), new Date().getTime(), performance.now()], [wall + 90_000, wall + 90_000, steady + 90_000]);
        });
        assert.equal(Date, before.Date);
        assert.equal(Object.hasOwn(performance, 'now'), before.own);
    });

    it('makes dates that are dates', async () => {
        await StandingClock.during(async () => {
            const date = new Date(2026, 0, 2);
            class Later extends Date {}
            assert.ok(date instanceof Date && new Later() instanceof Later && new Later() instanceof Date);
            assert.deepEqual([date.getDate(), Date.UTC(1970, 0, 1), new Date('1970-01-01T00:00:00Z').getTime(), new Later().getTime()], [2, 0, 0, Date.now()]);
            assert.equal(Date(), new Date().toString());
            assert.ok(structuredClone(date) instanceof Date);
        });
    });

    it('goes on after an error', async () => {
        const { now } = Date;
        await assert.rejects(StandingClock.during(() => Promise.reject(new Error('x'))), { message: 'x' });
        assert.equal(Date.now, now);
    });

    it('is one at a time', async () => {
        const order: string[] = [];
        await Promise.all(['a', 'b'].map((name) => StandingClock.during(async (clock) => {
            order.push(`${name} begins`);
            clock.advance(1);
            await new Promise((resolve) => { setImmediate(resolve); });
            order.push(`${name} ends`);
        })));
        assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends']);
    });
});
