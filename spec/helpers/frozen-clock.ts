import { stub, useFakeTimers, type SinonFakeTimers } from 'sinon';

/**
 * Time that only moves when it is told to, on the wall and on the clock that nobody can set: no jump is seen in it. Timers of the
 * event loop (`setImmediate`) are real.
 */
export function frozenClock(now: number): SinonFakeTimers {
    const clock = useFakeTimers({ now, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const steady = stub(performance, 'now').callsFake(() => Date.now());
    const restore = clock.restore.bind(clock);
    clock.restore = () => {
        steady.restore();
        restore();
    };
    return clock;
}
