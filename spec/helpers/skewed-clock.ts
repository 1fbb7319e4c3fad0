import { stub, useFakeTimers } from 'sinon';

/** Two clocks that only move when they are told to: that of the wall, which can also be set, and one that nobody can set. */
export function skewedClock(now: number) {
    const fake = useFakeTimers({ now, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    let skew = now;
    const steady = stub(performance, 'now').callsFake(() => Date.now() - skew);
    return {
        /** Time goes on, on both; timers ring. */
        pass: async (milliseconds: number) => { await fake.tickAsync(milliseconds); },
        /** Somebody sets the clock of the wall. */
        set: (milliseconds: number) => {
            skew += milliseconds;
            fake.setSystemTime(Date.now() + milliseconds);
        },
        /** A part of a millisecond, which only the steady clock counts. */
        fraction: (milliseconds: number) => { skew -= milliseconds; },
        restore: () => {
            steady.restore();
            fake.restore();
        },
    };
}
