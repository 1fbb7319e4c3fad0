import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { endOf, limitsOf, passedLimit } from '../../lib/login/limits';

const MINUTE = 60_000;
const limits = { idle: 15 * MINUTE, absolute: 480 * MINUTE };

describe('passedLimit', () => {
    for (const [loggedInFor, silentFor, expected] of [
        [0, 0, undefined],
        [15 * MINUTE - 1, 15 * MINUTE - 1, undefined],
        [15 * MINUTE, 15 * MINUTE, 'idle'],
        [60 * MINUTE, 15 * MINUTE - 1, undefined],
        [60 * MINUTE, 15 * MINUTE, 'idle'],
        [480 * MINUTE - 1, 0, undefined],
        [480 * MINUTE, 0, 'absolute'],
        [480 * MINUTE, 480 * MINUTE, 'absolute'],
        [480 * MINUTE - 1, 15 * MINUTE, 'idle'],
        [-MINUTE, -MINUTE, undefined],
    ] as const) {
        it(`says ${expected} ${loggedInFor} ms after sign-in, the last ${silentFor} silent`, () => {
            assert.equal(passedLimit({ since: -loggedInFor, lastSeen: -silentFor }, limits, 0), expected);
        });
    }

    it('agrees with endOf on the last millisecond', () => {
        const length = fc.integer({ min: 1, max: 2 ** 31 - 1 });
        fc.assert(fc.property(length, length, fc.nat(1e12), fc.nat(1e9), (idle, absolute, since, later) => {
            const login = { since, lastSeen: since + later };
            const end = endOf(login, { idle, absolute });
            assert.equal(passedLimit(login, { idle, absolute }, end - 1), undefined);
            assert.notEqual(passedLimit(login, { idle, absolute }, end), undefined);
        }));
    });
});

describe('limitsOf', () => {
    for (const [given, idle, absolute] of [
        [{}, 15, 480], [{ profile: 'high' }, 5, 240], [{ profile: 'relaxed' }, 30, 720], [{ profile: 'high', idle: 2 * MINUTE }, 2, 240],
        [{ idle: 60 * MINUTE, absolute: 1440 * MINUTE }, 60, 1440], [{ idle: 90 * MINUTE, acceptRisk: 'a kiosk in a locked room' }, 90, 480],
    ] as const) {
        it(`are ${idle} and ${absolute} minutes for ${JSON.stringify(given)}`, () => {
            assert.deepEqual(limitsOf(given), { idle: idle * MINUTE, absolute: absolute * MINUTE });
        });
    }

    for (const [given, option] of [
        [{ profile: 'low' }, 'profile'], [{ profile: '__proto__' }, 'profile'], [{ idle: 60 * MINUTE + 1 }, 'idle'], [{ absolute: 1440 * MINUTE + 1 }, 'absolute'],
        [{ idle: 90 * MINUTE, acceptRisk: '' }, 'acceptRisk'], [{ idle: 90 * MINUTE, acceptRisk: true }, 'acceptRisk'], [{ idle: 0, acceptRisk: 'so' }, 'idle'],
    ] as const) {
        it(`name ${option} when it is wrong: ${JSON.stringify(given)}`, () => {
            assert.throws(() => limitsOf(given as never), { name: 'OptionError', option });
        });
    }
});
