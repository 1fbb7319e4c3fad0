import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { open, seal } from '../../lib/storage/envelope';

const key = createSecretKey(randomBytes(32));
const other = createSecretKey(randomBytes(32));
const named = { id: 'k1', key };
const keyOf = (id: string) => ({ k1: key, k2: other })[id];
const place = Buffer.from('place');
const SEALED = { name: 'WardenError', code: 'ERR_WARDEN_SEALED' };
const bytes = (maxLength = 64) => fc.uint8Array({ maxLength });

describe('envelope', () => {
    it('opens what it sealed, where it was sealed', () => {
        fc.assert(
            fc.property(bytes(), bytes(), fc.stringMatching(/^[\w-]{1,32}$/), (plaintext, somewhere, id) => {
                const sealed = seal({ id, key }, plaintext, somewhere);
                assert.deepEqual(open((name) => (name === id ? key : undefined), sealed, somewhere), Buffer.from(plaintext));
            }),
        );
    });

    it('does not open with any bit flipped', () => {
        const sealed = seal(named, Buffer.from('the plaintext'), place);
        for (let bit = 0; bit < sealed.length * 8; bit++) {
            const altered = Buffer.from(sealed);
            altered[bit >> 3]! ^= 1 << (bit & 7);
            assert.throws(() => open(keyOf, altered, place), SEALED, `bit ${bit}`);
            assert.throws(() => open(() => key, altered, place), SEALED, `bit ${bit}, whatever the key is called`);
        }
    });

    it('does not open in any other place', () => {
        fc.assert(
            fc.property(bytes(), bytes(), (here, there) => {
                fc.pre(Buffer.compare(here, there) !== 0);
                assert.throws(() => open(keyOf, seal(named, place, here), there), SEALED);
            }),
        );
    });

    it('does not open when it is cut anywhere or longer than it was', () => {
        const sealed = seal(named, Buffer.from('the plaintext'), place);
        for (let length = 0; length < sealed.length; length++) assert.throws(() => open(keyOf, sealed.subarray(0, length), place), SEALED, `${length} bytes`);
        assert.throws(() => open(keyOf, Buffer.concat([sealed, Buffer.of(0)]), place), SEALED);
    });

    for (const [title, altered] of [
        ['nothing', Buffer.alloc(0)],
        ['plaintext', Buffer.from('{"text":"hello"}')],
        ['an unknown version', Buffer.concat([Buffer.of(2), seal(named, place, place).subarray(1)])],
        ['an unknown key', seal({ id: 'k3', key }, place, place)],
        ['another key under this name', seal({ id: 'k1', key: other }, place, place)],
        ['another known key id', Buffer.from(seal(named, place, place).toString('latin1').replace('k1', 'k2'), 'latin1')],
        ['a key id longer than the record', Buffer.of(1, 255, 1, 2, 3)],
        ['no bytes at all', 'a string'],
        ['nothing at all', undefined],
    ] as const) {
        it(`does not open ${title}`, () => assert.throws(() => open(keyOf, altered as Buffer, place), SEALED));
    }

    it('says nothing about the reason', () => {
        const messages = [Buffer.alloc(0), seal(named, place, Buffer.alloc(0)), seal({ id: 'k3', key }, place, place)].map((sealed) => {
            try {
                return open(keyOf, sealed, place).toString();
            } catch (error) {
                return `${(error as Error).message} ${String((error as Error).cause)}`;
            }
        });
        assert.equal(new Set(messages).size, 1);
    });

    it('opens a view into a larger buffer, as databases return them', () => {
        const sealed = seal(named, Buffer.from('the plaintext'), place);
        const larger = new Uint8Array(sealed.length + 20);
        larger.set(sealed, 7);
        assert.equal(open(keyOf, larger.subarray(7, 7 + sealed.length), place).toString(), 'the plaintext');
    });

    it('never seals the same twice alike', () => {
        const sealed = Array.from({ length: 50 }, () => seal(named, place, place).toString('hex'));
        assert.equal(new Set(sealed).size, 50);
    });
});
