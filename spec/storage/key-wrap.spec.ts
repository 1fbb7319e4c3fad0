import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { KEY_SIZE, unwrap, wrap } from '../../lib/storage/key-wrap';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('key wrap', () => {
    const wrappingKey = hex('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F');
    const key = hex('00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F');
    const wrapped = hex('28C9F404C4B810F4 CBCCB35CFB87F826 3F5786E2D80ED326 CBC7F0E71A99F43B FB988B9B7A02DD21');

    it('wraps as RFC 3394, 4.6, has it', () => assert.deepEqual(wrap(wrappingKey, key), wrapped));
    it('unwraps what RFC 3394, 4.6, has', () => assert.deepEqual(unwrap(wrappingKey, wrapped), key));

    it('gives back nothing when any bit is flipped', () => {
        for (let bit = 0; bit < wrapped.length * 8; bit++) {
            const altered = Buffer.from(wrapped);
            altered[bit >> 3]! ^= 1 << (bit & 7);
            assert.equal(unwrap(wrappingKey, altered), undefined, `bit ${bit}`);
        }
    });

    for (const [what, bytes] of [
        ['nothing', Buffer.alloc(0)], ['a cut one', wrapped.subarray(0, 39)], ['one cut by a block', wrapped.subarray(0, 32)], ['a longer one', Buffer.concat([wrapped, Buffer.alloc(8)])],
        ['zeros', Buffer.alloc(40)], ['a key of another size', wrap(wrappingKey, Buffer.alloc(24))],
    ] as const) {
        it(`gives back nothing for ${what}`, () => assert.equal(unwrap(wrappingKey, bytes), undefined));
    }

    it('gives back nothing under another key', () => {
        for (let round = 0; round < 20; round++) assert.equal(unwrap(randomBytes(KEY_SIZE), wrapped), undefined);
    });

    it('wraps a view into a larger buffer', () => {
        assert.deepEqual(unwrap(wrappingKey, wrap(wrappingKey, Buffer.concat([Buffer.alloc(5), key]).subarray(5))), key);
    });
});
