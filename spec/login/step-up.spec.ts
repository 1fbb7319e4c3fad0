import assert from 'node:assert/strict';
import { stepUp } from '../../lib/dialogs';
import { satisfies } from '../../lib/login/step-up';
import { identityOf } from '../../lib/login/token-claims';
import { jwt } from './support/jwt';

const MINUTE = 60_000;
const now = Date.UTC(2026, 0, 1);
const at = (minutes: number) => (now - minutes * MINUTE) / 1000;

describe('stepUp', () => {
    for (const [what, claims, sinceMinutes, options, expected] of [
        ['a fresh sign-in with an opaque token', undefined, 1, {}, true],
        ['an old one', undefined, 5, {}, false],
        ['a fresh one, to the second', { auth_time: at(5) + 1 }, 60, {}, true],
        ['one of five minutes', { auth_time: at(5) }, 0, {}, false],
        ['an old proof behind a new token', { auth_time: at(60), iat: at(0) }, 0, {}, false],
        ['a renewed token of an old login', { iat: at(0) }, 60, {}, false],
        ['an old token of a new login', { iat: at(60) }, 0, {}, false],
        ['a proof in the future', { auth_time: at(-6) }, 0, {}, false],
        ['a proof that is a little ahead', { auth_time: at(-4) }, 0, {}, true],
        ['a proof that is no number', { auth_time: 'now' }, 0, {}, false],
        ['the right context', { acr: 'c2' }, 0, { acr: ['c1', 'c2'] }, true],
        ['another context', { acr: 'c3' }, 0, { acr: 'c1' }, false],
        ['no context', {}, 0, { acr: 'c1' }, false],
        ['no context in an opaque token', undefined, 0, { acr: 'c1' }, false],
        ['all methods', { amr: ['pwd', 'mfa', 'fido'] }, 0, { amr: ['mfa', 'fido'] }, true],
        ['one method as a text', { amr: 'mfa' }, 0, { amr: 'mfa' }, true],
        ['one method of two', { amr: ['mfa'] }, 0, { amr: ['mfa', 'fido'] }, false],
        ['no methods', {}, 0, { amr: 'mfa' }, false],
        ['methods that are none', { amr: { mfa: true } }, 0, { amr: 'mfa' }, false],
    ] as const) {
        it(`${expected ? 'takes' : 'refuses'} ${what}`, () => {
            const { stepUp: wanted } = stepUp({ maxAge: 5 * MINUTE, ...options });
            assert.equal(satisfies(claims ? jwt(claims) : 'opaque', now - sinceMinutes * MINUTE, wanted, now), expected);
        });
    }

    for (const [given, option] of [
        [{}, 'maxAge'], [{ maxAge: 0 }, 'maxAge'], [{ maxAge: 3_600_001 }, 'maxAge'], [{ maxAge: 1, acr: [''] }, 'acr'], [{ maxAge: 1, amr: 5 }, 'amr'], [{ maxAge: 1, age: 1 }, 'age'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(given)}`, () => {
            assert.throws(() => stepUp(given as never), { name: 'OptionError', option });
        });
    }
});

describe('identityOf', () => {
    for (const [what, token, expected] of [
        ['a JWT', jwt({ iss: 'https://i', sub: 's', oid: 'o', tid: 't', name: 'Ann' }), { iss: 'https://i', sub: 's', oid: 'o', tid: 't' }],
        ['claims that are no texts', jwt({ iss: 5, sub: '', oid: null, tid: ['t'] }), {}],
        ['an opaque token', 'opaque', {}],
        ['a JWT that is broken', 'a.b.c', {}],
        ['a JWT of a list', `a.${Buffer.from('[1]').toString('base64url')}.c`, {}],
        ['no token', undefined, {}],
    ] as const) {
        it(`of ${what}`, () => assert.deepEqual(identityOf(token), expected));
    }
});
