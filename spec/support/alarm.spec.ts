import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { Alarm } from '../../lib/support/alarm';

const LONGEST = 2 ** 31 - 1;

describe('Alarm', () => {
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => (clock = sinon.useFakeTimers({ now: 1_000, toFake: ['Date', 'setTimeout', 'clearTimeout'] })));
    afterEach(() => clock.restore());

    for (const [title, instants, rings] of [
        ['an instant', [1_500], [1_500]],
        ['the earliest of many', [1_500, 1_200, 1_900], [1_200]],
        ['one instant twice', [1_500, 1_500], [1_500]],
        ['an instant that has passed, at once', [10], [1_000]],
        ['this very instant', [1_000], [1_000]],
        ['nothing when it is never due', [Infinity], []],
    ] as const) {
        it(`rings at ${title}`, () => {
            const rung: number[] = [];
            const alarm = new Alarm(() => rung.push(Date.now()));
            for (const instant of instants) alarm.at(instant);
            clock.tick(10_000);
            assert.deepEqual(rung, rings);
        });
    }

    it('can be set again after it rang, also to a later instant and while it rings', () => {
        const rung: number[] = [];
        const alarm: Alarm = new Alarm(() => {
            rung.push(Date.now());
            if (rung.length === 1) alarm.at(1_800);
        });
        alarm.at(1_500);
        clock.tick(10_000);
        alarm.at(20_000);
        clock.tick(10_000);
        assert.deepEqual(rung, [1_500, 1_800, 20_000]);
    });

    it('does not ring once it is stopped, and can be set again', () => {
        const ring = sinon.fake();
        const alarm = new Alarm(ring);
        alarm.at(1_500);
        alarm.stop();
        alarm.stop();
        clock.tick(1_000);
        assert.equal(ring.callCount, 0);
        alarm.at(2_500);
        clock.tick(1_000);
        assert.equal(ring.callCount, 1);
    });

    it('waits as long as a timer can, and no shorter, for an instant further away than that', () => {
        const ring = sinon.fake();
        new Alarm(ring).at(1_000 + LONGEST * 3);
        clock.tick(LONGEST - 1);
        assert.equal(ring.callCount, 0);
        clock.tick(1);
        assert.equal(ring.callCount, 1);
    });

    it('does not keep the process alive', () => {
        clock.restore();
        const set = sinon.spy(globalThis, 'setTimeout');
        const alarm = new Alarm(() => undefined);
        alarm.at(Date.now() + 60_000);
        set.restore();
        assert.equal((set.firstCall.returnValue as unknown as NodeJS.Timeout).hasRef(), false);
        alarm.stop();
    });
});
