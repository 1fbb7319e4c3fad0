import assert from 'node:assert/strict';
import { SteadyClock } from '../../lib/support/steady-clock';
import { skewedClock } from '../helpers/skewed-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

/** `[set, by]`: the wall clock is set; `[pass, by]`: time goes on; `[look, 0]`: somebody asks. */
type Step = readonly ['set' | 'pass' | 'look', number];

describe('SteadyClock', () => {
    let time: ReturnType<typeof skewedClock>;
    beforeEach(() => { time = skewedClock(START); });
    afterEach(() => time.restore());

    /** `now` and `confirmed`, as lengths since the start, and whether a jump is seen, after these steps. */
    async function after(steps: readonly Step[]) {
        const clock = new SteadyClock();
        for (const [what, by] of steps) {
            if (what === 'set') time.set(by);
            if (what === 'pass') await time.pass(by);
            clock.confirmed();
        }
        return [clock.now() - START, clock.confirmed() - START, clock.hasJumped];
    }

    for (const [what, steps, now, confirmed, hasJumped] of [
        ['goes with the wall', [['pass', HOUR]], HOUR, HOUR, false],
        ['takes a clock that is corrected ahead by five minutes', [['set', 5 * MINUTE]], 5 * MINUTE, 5 * MINUTE, false],
        ['shows as due, and does not destroy, after a jump', [['set', DAY]], DAY, 0, true],
        ['goes on as before meanwhile', [['set', DAY], ['pass', MINUTE]], DAY + MINUTE, MINUTE, true],
        ['believes a jump that stands for an hour', [['set', DAY], ['pass', HOUR]], DAY + HOUR, DAY + HOUR, false],
        ['does not believe it a moment sooner', [['set', DAY], ['pass', HOUR - 1]], DAY + HOUR - 1, HOUR - 1, true],
        ['is back when a jump is corrected', [['set', DAY], ['pass', MINUTE], ['set', -DAY]], MINUTE, MINUTE, false],
        ['counts the hour anew for another jump', [['set', DAY], ['pass', 40 * MINUTE], ['set', DAY], ['pass', 40 * MINUTE]], 2 * DAY + 80 * MINUTE, 80 * MINUTE, true],
        ['counts the hour anew after a correction', [['set', DAY], ['pass', 40 * MINUTE], ['set', -DAY], ['set', DAY], ['pass', 40 * MINUTE]], DAY + 80 * MINUTE, 80 * MINUTE, true],
        ['makes nothing young again when it is set back', [['pass', HOUR], ['set', -DAY]], HOUR, HOUR, false],
        ['goes on when it is set back', [['set', -DAY], ['pass', HOUR]], HOUR, HOUR, false],
    ] as [string, Step[], number, number, boolean][]) {
        it(what, async () => assert.deepEqual(await after(steps), [now, confirmed, hasJumped]));
    }

    it('believes a jump that somebody confirms', () => {
        const clock = new SteadyClock();
        time.set(DAY);
        clock.confirm();
        assert.deepEqual([clock.confirmed() - START, clock.hasJumped], [DAY, false]);
    });

    it('counts whole milliseconds, as databases do', () => {
        const clock = new SteadyClock();
        time.fraction(0.4);
        assert.deepEqual([clock.now(), clock.confirmed()], [START, START]);
    });

    it('never goes back', async () => {
        const clock = new SteadyClock();
        let [now, confirmed] = [0, 0];
        for (const by of [MINUTE, -MINUTE, 4 * MINUTE, -DAY, 7, -3, DAY]) {
            time.set(by);
            await time.pass(11);
            time.fraction(0.3);
            assert.ok(clock.now() >= now && clock.confirmed() > confirmed);
            [now, confirmed] = [clock.now(), clock.confirmed()];
        }
    });
});
