import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { KeyRing } from '../../lib';
import { mintUserId } from '../../lib/direct-line/signed-id';
import { guessable } from '../../lib/impersonation/guessable';

const RANDOM = 'q7Rk2_vXw9LmZ0tYb3-HcJ5n';

describe('guessable', () => {
    for (const [because, ...ids] of [
        ['sample', 'default-user', 'WebChat_UserId', 'YOUR_USER_ID', 'dl_YOUR_USER_ID', 'user', 'dl_user', 'USER-ID', 'userid', 'guest', 'anonymous', 'test', 'me', 'undefined', 'null', '[object Object]', 'dl_default-user'],
        ['mail-address', 'ann@example.com', 'dl_ann@example.com', 'Ann.Example+chat@mail.example.co.uk'],
        ['sequence', 'user1', 'user-42', 'dl_user1', 'customer000123', '1', '42', '1234567890', '+1 (555) 123-4567', 'dl_10023', 'dl_', ''],
        ['name', 'ann', 'Ann Example', 'dl_ann', "Conan O'Brien", 'jürgen.müller', 'Анна', 'dl_mary-jane'],
        ['look-alike', 'DL_abc', 'Dl_abc', 'dl-abc', 'ⅾl_abc', 'ｄｌ＿abc', 'd\u200bl_abc', '\u200bdl_abc', 'dl_ab\u200bc', 'dl_ab\u00adc', 'ԁl_abc', 'd1_abc', 'dӏ_abc', ' dl_abc', 'dl_abc ', 'dl_abc\n', `DL_${RANDOM}`, `dl_${RANDOM}\u202e`],
        ['time-based-uuid', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'dl_6BA7B810-9DAD-11D1-80B4-00C04FD430C8', '1ec9414c-232a-6b00-b3c8-9e6bdeced846'],
        ['uuid', 'dl_3d6f0a51-7c1b-4f0e-9b1a-2f5c8d7e6a90', '018f4e7c-1a2b-7c3d-8e4f-5a6b7c8d9e0f', `dl_${randomUUID()}`],
        ['short', 'r_k3j9x0q2', 'dl_a1b2c3d4', 'x7-Qp', 'dl_0123456789abcdef9', `dl_${RANDOM.slice(0, 20)}`],
        ['low-entropy', `dl_${'a1'.repeat(30)}`, 'dl_a23456789012345678901234567890z', `dl_x${'9'.repeat(60)}`, 'x'.repeat(10_000)],
    ] as const) {
        for (const id of ids) it(`finds ${because} in ${JSON.stringify(id.slice(0, 40))}`, () => assert.equal(guessable(id), because));
    }

    for (const [what, id] of [
        ['an id of 24 random bytes', `dl_${randomBytes(24).toString('base64url')}`],
        ['an id of 16 random bytes', `dl_${RANDOM}`],
        ['hexadecimal digits', 'dl_9f86d081884c7d659a2feaa0c55ad015'],
        ['letters and one digit', 'dl_zoeqARIuhVBUYrpOcilAOzNPJCDktuVDAGsODldmvyrzraAlJnVWkPuUHxq2'],
        ['another prefix', `visitor-${RANDOM}`],
    ] as const) {
        it(`has nothing against ${what}`, () => assert.equal(guessable(id), undefined));
    }

    it('has nothing against what the token endpoint mints, ten thousand times', () => {
        const keys = KeyRing.generate();
        const ids = Array.from({ length: 10_000 }, () => mintUserId(keys));
        assert.equal(new Set(ids).size, ids.length);
        assert.deepEqual(ids.filter((id) => guessable(id) !== undefined), []);
    });

    it('answers for whatever stands there, in no time', () => {
        fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (id) => { guessable(id); }), { numRuns: 500 });
        const start = performance.now();
        for (const part of ['a', 'a.', 'a@', ' ', '1-', 'dl_', 'é', '\u200b']) guessable(part.repeat(100_000));
        assert.ok(performance.now() - start < 1_000);
    });
});
