import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { mintUserId, verifyUserId, type UserIdFault } from '../../lib/direct-line/signed-id';
import { KeyRing } from '../../lib/storage/key-ring';

const A = `a:${'A'.repeat(43)}`;
const B = `b:${'B'.repeat(42)}A`;
const NOW = 1_700_000_000_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a signed user id', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => (clock = useFakeTimers({ now: NOW, toFake: ['Date'] })));
    afterEach(() => clock.restore());

    const ring = KeyRing.generate();
    const reason = (id: unknown, options = {}, keys = ring) => {
        const verdict = verifyUserId(keys, id, options);
        return verdict.valid ? 'none' : verdict.reason;
    };

    it('is dl_ and 60 characters that need no escape in a URL, whatever the site', () => {
        fc.assert(
            fc.property(fc.string({ minLength: 1, maxLength: 300 }), (site) => {
                const id = mintUserId(ring, site);
                assert.match(id, /^dl_[A-Za-z0-9_-]{60}$/);
                assert.equal(encodeURIComponent(id), id);
                assert.deepEqual(verifyUserId(ring, id, { sites: [site] }), { valid: true, site, mintedAt: NOW });
            }),
        );
    });

    it('is another one each time', () => assert.equal(new Set(Array.from({ length: 1_000 }, () => mintUserId(ring))).size, 1_000));

    it('differs in its random part within one second', () => {
        const parts = Array.from({ length: 100 }, () => mintUserId(ring).slice(3, 35));
        assert.equal(new Set(parts).size, 100);
    });

    it('counts with each of its characters: every other character in any place fails', () => {
        const id = mintUserId(ring);
        for (let at = 3; at < id.length; at++) {
            for (const other of ALPHABET) {
                if (other !== id[at]) assert.equal(reason(id.slice(0, at) + other + id.slice(at + 1)), 'not-ours', `${other} at ${at}`);
            }
        }
    });

    it('fails with any character added, removed, or swapped for one that does not belong', () => {
        fc.assert(
            fc.property(fc.nat({ max: 63 }), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (at, char) => {
                const id = mintUserId(ring);
                for (const altered of [id.slice(0, at) + char + id.slice(at), id.slice(0, at) + id.slice(at + 1), id.slice(0, at) + char + id.slice(at + 1)]) {
                    assert.equal(reason(altered) === 'none', altered === id, altered);
                }
            }),
        );
    });

    for (const [title, id] of [
        ['nothing', undefined], ['null', null], ['a number', 7], ['an object', { toString: () => mintUserId(ring) }], ['an array', [mintUserId(ring)]],
        ['an empty text', ''], ['the prefix alone', 'dl_'], ['a sample id', 'dl_user1'], ['a UUID', 'dl_5f0c9f4e-0f4e-4a53-9dbb-0a2f3a1f7a6e'],
        ['an id of other capitals', mintUserId(ring).replace('dl_', 'DL_')], ['a dash for the underscore', mintUserId(ring).replace('dl_', 'dl-')],
        ['a line feed behind', `${mintUserId(ring)}\n`], ['a blank before', ` ${mintUserId(ring)}`], ['a look-alike prefix', mintUserId(ring).replace('dl_', 'ⅾl_')],
        ['a zero-width character', mintUserId(ring).replace('dl_', 'd\u200bl_')], ['padding', `${mintUserId(ring)}=`], ['ten thousand characters', `dl_${'A'.repeat(10_000)}`],
    ] as const) {
        it(`is not ${title}`, () => assert.equal(reason(id), 'malformed'));
    }

    it('is not random characters of its form', () => assert.equal(reason(`dl_${'A'.repeat(60)}`), 'not-ours'));
    it('is not what another ring made', () => assert.equal(reason(mintUserId(KeyRing.generate())), 'not-ours'));

    for (const [title, options, expected] of [
        ['the site alone', { sites: ['shop'] }, 'none'],
        ['one of several sites', { sites: ['intranet', 'shop'] }, 'none'],
        ['a site that is not among them', { sites: ['intranet'] }, 'not-ours'],
        ['a site that is known as another', { sites: ['intranet'], otherSites: ['support', 'shop'] }, 'other-site'],
        ['no site, which means the default one', {}, 'not-ours'],
        ['no sites at all', { sites: [] }, 'not-ours'],
    ] as const) {
        it(`of the shop, asked for ${title}: ${expected}`, () => assert.equal(reason(mintUserId(ring, 'shop'), options), expected));
    }

    it('is judged the same however often, and for whichever sites', () => {
        const id = mintUserId(ring, 'shop');
        const asked = [{ sites: ['shop'], maxAge: 1_000 }, {}, { otherSites: ['shop'] }, { sites: ['bank', 'shop'] }];
        const answers = () => asked.map((options) => reason(id, options));
        assert.deepEqual([answers(), answers()], [['none', 'not-ours', 'other-site', 'none'], ['none', 'not-ours', 'other-site', 'none']]);
        clock.tick(2_000);
        assert.deepEqual(answers(), ['expired', 'not-ours', 'other-site', 'none']);
        assert.equal(reason(id, { sites: ['shop'] }, KeyRing.generate()), 'not-ours');
    });

    it('tells which of the sites it is of', () => {
        const verdict = verifyUserId(ring, mintUserId(ring, 'shop'), { sites: ['intranet', 'shop'] });
        assert.ok(verdict.valid && verdict.site === 'shop');
    });

    for (const [age, maxAge, expected] of [
        [0, 1, 'none'], [59_999, 60_000, 'none'], [60_000, 60_000, 'none'], [61_000, 60_000, 'expired'], [10 * 365 * 86_400_000, undefined, 'none'],
        [-300_000, 60_000, 'none'], [-301_000, 60_000, 'expired'], [-301_000, undefined, 'expired'],
    ] as const) {
        it(`${age} ms after it was minted, with a maximum of ${maxAge}: ${expected}`, () => {
            const id = mintUserId(ring);
            clock.setSystemTime(NOW + age);
            assert.equal(reason(id, { maxAge }), expected);
        });
    }

    describe('when keys rotate', () => {
        const [old, rotated, retired] = [KeyRing.fromEnv(A), KeyRing.fromEnv(`${B},${A}`), KeyRing.fromEnv(B)];
        for (const [title, minted, keys, expected] of [
            ['of the old key is known by the new ring', old, rotated, 'none'],
            ['of the new ring is made with the new key', rotated, retired, 'none'],
            ['of the new key is unknown to the old ring', rotated, old, 'not-ours'],
            ['of the old key ends with it', old, retired, 'not-ours'],
        ] satisfies [string, KeyRing, KeyRing, UserIdFault | 'none'][]) {
            it(`one ${title}`, () => assert.equal(reason(mintUserId(minted), {}, keys), expected));
        }
    });
});
