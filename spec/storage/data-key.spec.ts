import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { DataKey, hourIn } from '../../lib/storage/data-key';

const SEALED = { code: 'ERR_WARDEN_SEALED' };
const id = 'a'.repeat(22);

describe('DataKey', () => {
    const bytes = randomBytes(32);
    const key = new DataKey(id, bytes);

    it('opens what it sealed, in its place alone', () => {
        fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), fc.array(fc.string()), (text, here, there) => {
            assert.equal(key.open(key.seal(text, ...here), ...here), text);
            if (JSON.stringify(here) !== JSON.stringify(there)) assert.throws(() => key.open(key.seal(text, ...here), ...there), SEALED);
        }));
    });

    for (const [what, other] of [
        ['another key of the same id', new DataKey(id, randomBytes(32))], ['the same key of another id', new DataKey('b'.repeat(22), bytes)],
        ['its key of an hour', key.during(5, randomBytes(32))],
    ] as const) {
        it(`does not open what ${what} sealed, nor the other way round`, () => {
            assert.throws(() => key.open(other.seal('text')), SEALED);
            assert.throws(() => other.open(key.seal('text')), SEALED);
        });
    }

    it('opens in another process with the same bytes', () => assert.equal(new DataKey(id, Buffer.from(bytes)).open(key.seal('text', 'x'), 'x'), 'text'));

    it('stays itself when the bytes that it was made of are overwritten', () => {
        const given = Buffer.from(bytes);
        const hourKey = randomBytes(32);
        const own = new DataKey(id, given);
        given.fill(0);
        assert.equal(own.open(key.seal('text')), 'text');
        assert.equal(own.during(5, hourKey).open(key.during(5, hourKey).seal('text')), 'text');
        assert.throws(() => new DataKey(id, Buffer.alloc(32)).during(5, hourKey).open(own.during(5, hourKey).seal('text')), SEALED);
    });

    describe('during an hour', () => {
        const hourKey = randomBytes(32);
        const sealed = key.during(491_234, hourKey).seal('text', 'x');

        it('opens what it sealed', () => assert.equal(key.during(491_234, Buffer.from(hourKey)).open(sealed, 'x'), 'text'));
        for (const [what, other] of [
            ['the key of the hour', key.during(491_234, randomBytes(32))], ['the key itself', new DataKey(id, randomBytes(32)).during(491_234, hourKey)],
            ['the number of the hour', key.during(491_235, hourKey)],
        ] as const) {
            it(`needs ${what}`, () => assert.throws(() => other.open(sealed, 'x'), SEALED));
        }

        it('names the hour in what it seals', () => assert.equal(hourIn(sealed), 491_234));
    });

    for (const [what, given] of [
        ['a key of no hour', key.seal('text')], ['nothing', Buffer.alloc(0)], ['one byte', Buffer.of(1)], ['a length without an id', Buffer.of(1, 30)],
        ['an id that is not one of an hour', new DataKey('hour-491234', bytes).seal('x')], ['an hour that is none', new DataKey(`${id}-12x`, bytes).seal('x')],
        ['a shorter id', new DataKey(`${id.slice(1)}-12`, bytes).seal('x')],
    ] as const) {
        it(`finds no hour in what is sealed with ${what}`, () => assert.equal(hourIn(given), undefined));
    }

    it('finds the hour in a view into a larger buffer', () => {
        const sealed = key.during(7, bytes).seal('text');
        assert.equal(hourIn(new Uint8Array(Buffer.concat([Buffer.alloc(9), sealed])).subarray(9)), 7);
    });
});
