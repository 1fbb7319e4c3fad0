import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { endOf, passedLimit } from '../../lib/login/limits';

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
