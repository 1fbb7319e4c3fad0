import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { KeyRing, keysOf, type KeyProvider } from '../../lib/storage/key-ring';

const SEALED = { name: 'WardenError', code: 'ERR_WARDEN_SEALED' };
const KEY = { name: 'WardenError', code: 'ERR_WARDEN_KEY' };
const A = `a:${'A'.repeat(43)}`;
const B = `b:${'B'.repeat(42)}A`;
const hello = Buffer.from('hello');

describe('KeyRing', () => {
    it('opens what it sealed for the same purpose and place, and nowhere else', () => {
        const ring = KeyRing.generate();
        fc.assert(
            fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(fc.string(), { maxLength: 3 }), fc.array(fc.string(), { maxLength: 3 }), (plaintext, here, there) => {
                const sealed = ring.seal('records', plaintext, ...here);
                assert.deepEqual(ring.open('records', sealed, ...here), Buffer.from(plaintext));
                assert.throws(() => ring.open('others', sealed, ...here), SEALED);
                assert.throws(() => KeyRing.generate().open('records', sealed, ...here), SEALED);
                if (here.join('\0') !== there.join('\0')) assert.throws(() => ring.open('records', sealed, ...there), SEALED);
            }),
        );
    });

    it('does not open with any byte flipped', () => {
        const ring = KeyRing.generate();
        const sealed = ring.seal('records', hello, 'here');
        for (const index of sealed.keys()) {
            const altered = Buffer.from(sealed);
            altered[index]! ^= 0x80;
            assert.throws(() => ring.open('records', altered, 'here'), SEALED, `byte ${index}`);
        }
    });

    it('takes a key that a record names for one of its own only when it is', () => {
        const ring = KeyRing.fromEnv(A);
        ring.mac('records');
        const sealed = ring.seal('records', hello);
        const altered = Buffer.concat([Buffer.of(1, 5), Buffer.from('a mac'), sealed.subarray(3)]);
        assert.throws(() => ring.open('records', altered), SEALED);
    });

    describe('rotation', () => {
        const [old, rotated, retired] = [KeyRing.fromEnv(A), KeyRing.fromEnv(`${B},${A}`), KeyRing.fromEnv(B)];

        it('opens with the old key what it sealed', () => assert.deepEqual(rotated.open('records', old.seal('records', hello)), hello));
        it('seals with the new one', () => assert.deepEqual(retired.open('records', rotated.seal('records', hello)), hello));
        it('does not let the old one open what the new one sealed', () => {
            assert.throws(() => old.open('records', rotated.seal('records', hello)), SEALED);
        });
        it('leaves a retired key behind as a typed error', () => assert.throws(() => retired.open('records', old.seal('records', hello)), SEALED));
        it('keeps the names of records while the old key is last', () => assert.deepEqual(rotated.mac('names', 'a'), old.mac('names', 'a')));
        it('changes the names when the last key goes', () => assert.notDeepEqual(retired.mac('names', 'a'), old.mac('names', 'a')));
    });

    describe('mac', () => {
        const ring = KeyRing.generate();
        for (const [title, one, other] of [
            ['parts', ring.mac('names', 'a', 'b'), ring.mac('names', 'ab')],
            ['a purpose', ring.mac('names', 'a'), ring.mac('others', 'a')],
            ['a ring', ring.mac('names', 'a'), KeyRing.generate().mac('names', 'a')],
        ] as const) {
            it(`is another for another ${title}`, () => assert.notDeepEqual(one, other));
        }
        it('is the same for the same', () => assert.deepEqual(ring.mac('names', 'a'), ring.mac('names', 'a')));
    });

    describe('tag', () => {
        const [old, rotated, retired] = [KeyRing.fromEnv(A), KeyRing.fromEnv(`${B},${A}`), KeyRing.fromEnv(B)];
        const tag = rotated.tag('ids', 'a', 'b');

        for (const [title, is, expected] of [
            ['by the ring that made it', rotated.isTag('ids', tag, 'a', 'b'), true],
            ['cut to 16 bytes', rotated.isTag('ids', tag.subarray(0, 16), 'a', 'b'), true],
            ['when it is of the first key, by that key alone', retired.isTag('ids', tag, 'a', 'b'), true],
            ['when it is of an old key', rotated.isTag('ids', old.tag('ids', 'a', 'b'), 'a', 'b'), true],
            ['not by the old key when it is of the first', old.isTag('ids', tag, 'a', 'b'), false],
            ['not when its key is retired', retired.isTag('ids', old.tag('ids', 'a', 'b'), 'a', 'b'), false],
            ['not for other parts', rotated.isTag('ids', tag, 'ab'), false],
            ['not for another purpose', rotated.isTag('others', tag, 'a', 'b'), false],
            ['not cut any shorter', rotated.isTag('ids', tag.subarray(0, 15), 'a', 'b'), false],
            ['not with a byte more', rotated.isTag('ids', Buffer.concat([tag, Buffer.of(0)]), 'a', 'b'), false],
            ['not as a name of a record', rotated.isTag('ids', old.mac('ids', 'a', 'b'), 'a', 'b'), false],
        ] as const) {
            it(`is known ${title}`, () => assert.equal(is, expected));
        }
        it('is not known with any byte flipped', () => {
            for (const index of tag.keys()) {
                const altered = Buffer.from(tag);
                altered[index]! ^= 1;
                assert.equal(rotated.isTag('ids', altered, 'a', 'b'), false, `byte ${index}`);
            }
        });
    });

    describe('wraps keys', () => {
        const [old, rotated, retired] = [KeyRing.fromEnv(A), KeyRing.fromEnv(`${B},${A}`), KeyRing.fromEnv(B)];
        const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
        const wrapped = old.wrapKey('hours', key, 'here', 'too');

        it('in 40 bytes, the same each time', () => {
            assert.equal(wrapped.length, 40);
            assert.deepEqual(KeyRing.fromEnv(A).wrapKey('hours', key, 'here', 'too'), wrapped);
            assert.ok(!wrapped.includes(key.subarray(0, 8)));
        });
        it('and unwraps them', () => assert.deepEqual(old.unwrapKey('hours', wrapped, 'here', 'too'), key));
        it('and unwraps with the old key, which no longer wraps', () => {
            assert.deepEqual(rotated.unwrapKey('hours', wrapped, 'here', 'too'), key);
            assert.deepEqual(retired.unwrapKey('hours', rotated.wrapKey('hours', key)), key);
        });
        it('with a place of any length', () => {
            const place = ['x'.repeat(5_000), '\u{1f600}'];
            assert.deepEqual(old.unwrapKey('hours', old.wrapKey('hours', key, ...place), ...place), key);
        });

        for (const [what, act] of [
            ['for another purpose', () => old.unwrapKey('days', wrapped, 'here', 'too')],
            ['for another place', () => old.unwrapKey('hours', wrapped, 'here')],
            ['for parts of the place joined', () => old.unwrapKey('hours', wrapped, 'heretoo')],
            ['for a purpose and place shifted', () => old.unwrapKey('hours here', wrapped, 'too')],
            ['under another key', () => retired.unwrapKey('hours', wrapped, 'here', 'too')],
            ['when altered', () => old.unwrapKey('hours', wrapped.map((byte, index) => (index === 3 ? byte ^ 1 : byte)), 'here', 'too')],
            ['when cut', () => old.unwrapKey('hours', wrapped.subarray(0, 32), 'here', 'too')],
        ] as const) {
            it(`and does not unwrap ${what}`, () => assert.throws(act, SEALED));
        }
    });

    describe('printed', () => {
        const ring = KeyRing.fromEnv(`${B},${A}`);
        ring.seal('records', hello);
        const secrets = [Buffer.from('A'.repeat(43), 'base64url'), Buffer.from(`${'B'.repeat(42)}A`, 'base64url')];
        for (const [how, printed] of [
            ['util.inspect', inspect(ring)],
            ['util.inspect of all there is', inspect(ring, { depth: 9, showHidden: true, customInspect: false })],
            ['util.inspect of an object that holds it', inspect({ options: { keys: ring } }, { depth: 9 })],
            ['JSON.stringify', JSON.stringify({ keys: ring })],
            ['String', String(ring as unknown)],
            ['its own properties', JSON.stringify(Object.entries(ring).map(([, value]) => (value instanceof Map ? [...value.values()] : value)))],
        ] as const) {
            it(`holds no key by ${how}`, () => {
                for (const secret of secrets) {
                    assert.ok(!printed.includes(secret.toString('base64url')));
                    assert.ok(!printed.includes(secret.toString('hex').match(/../g)!.slice(0, 8).join(' ')), 'as the bytes of a Buffer');
                }
            });
        }
        it('names its keys', () => assert.equal(inspect(ring), 'KeyRing(b, a)'));
    });

    describe('fromEnv', () => {
        for (const [title, value] of [
            ['one key', A],
            ['two keys', `${B},${A}`],
            ['blanks and line ends around keys', ` ${B} ,\n${A}\n`],
            ['a generated one', KeyRing.generate().export()],
        ] as const) {
            it(`takes ${title} and exports the same`, () => assert.equal(KeyRing.fromEnv(value).export(), value.replaceAll(/\s/g, '')));
        }

        for (const [title, value] of [
            ['nothing', undefined],
            ['an empty value', ''],
            ['blanks', '  '],
            ['a number', 1],
            ['a key without an id', 'A'.repeat(43)],
            ['an empty id', `:${'A'.repeat(43)}`],
            ['an id with a blank', `a b:${'A'.repeat(43)}`],
            ['an id of 33 characters', `${'a'.repeat(33)}:${'A'.repeat(43)}`],
            ['a key that is too short', `a:${'A'.repeat(42)}`],
            ['a key that is too long', `a:${'A'.repeat(44)}`],
            ['a key in plain base64', `a:${'/'.repeat(43)}`],
            ['a key with padding', `a:${'A'.repeat(43)}=`],
            ['a third part', `${A}:x`],
            ['a comma at the end', `${A},`],
            ['the same id twice', `${A},a:${'C'.repeat(42)}A`],
        ] as const) {
            it(`refuses ${title} and quotes nothing of it`, () => {
                assert.throws(() => KeyRing.fromEnv(value as string), (error: Error & { code?: string }) => {
                    assert.equal(error.code, 'ERR_WARDEN_KEY');
                    assert.doesNotMatch(error.message, /A{8}|C{8}|\/{8}/);
                    return true;
                });
            });
        }

        it('says which key is malformed', () => assert.throws(() => KeyRing.fromEnv(`${A},b:short`), /key 2 is malformed/));
    });

    describe('fromFile', () => {
        let folder: string;
        before(() => (folder = mkdtempSync(join(tmpdir(), 'bot-warden-'))));
        after(() => rmSync(folder, { recursive: true }));
        const file = (content: string, mode: number) => {
            const path = join(folder, `keys-${mode.toString(8)}`);
            writeFileSync(path, content);
            chmodSync(path, mode);
            return path;
        };

        for (const mode of [0o600, 0o400, 0o700]) {
            it(`reads a file of mode ${mode.toString(8)}`, () => assert.equal(KeyRing.fromFile(file(`${A}\n`, mode)).export(), A));
        }

        for (const mode of [0o644, 0o640, 0o604, 0o620, 0o602, 0o610, 0o601]) {
            it(`refuses a file of mode ${mode.toString(8)}`, function () {
                if (process.platform === 'win32') this.skip();
                assert.throws(() => KeyRing.fromFile(file(A, mode)), { ...KEY, message: /open to others/ });
            });
        }

        for (const [title, path] of [
            ['is not there', () => join(folder, 'none')],
            ['is a folder', () => { chmodSync(folder, 0o700); return folder; }],
        ] as const) {
            it(`says why a file that ${title} cannot be read`, () => {
                assert.throws(() => KeyRing.fromFile(path()), (error: Error) => error.message === 'the key file cannot be read' && error.cause instanceof Error);
            });
        }

        for (const [title, content] of [['empty', ''], ['of another form', 'not keys']] as const) {
            it(`refuses a file that is ${title}`, () => assert.throws(() => KeyRing.fromFile(file(content, 0o600)), KEY));
        }
    });

    describe('of a provider', () => {
        const provider = (pad: number): KeyProvider => ({
            wrap: async (key) => Buffer.concat([Buffer.from('wrapped'), key.map((byte) => byte ^ pad)]),
            unwrap: async (wrapped) => {
                if (wrapped.toString('latin1', 0, 7) !== 'wrapped') throw new RangeError('not wrapped here');
                return wrapped.subarray(7).map((byte) => byte ^ pad);
            },
        });

        it('opens what was sealed with the keys as they were', async () => {
            const keys = KeyRing.fromEnv(`${KeyRing.generate().export()},${KeyRing.generate().export()}`);
            const value = await keys.exportWrapped(provider(7));
            assert.ok(!keys.export().split(',').some((key) => value.includes(key.split(':')[1]!)));
            const again = await KeyRing.fromProvider(provider(7), value);
            assert.deepEqual([again.export(), again.open('p', keys.seal('p', Buffer.from('text'))).toString()], [keys.export(), 'text']);
        });

        for (const [what, given, value] of [
            ['a value that was not wrapped', provider(7), 'a:AAAA'],
            ['a key of another length', { ...provider(7), unwrap: async () => Buffer.alloc(16) }, 'a:AAAA'],
            ['a provider that fails', { ...provider(7), unwrap: async () => Promise.reject(new Error('no')) }, 'a:AAAA'],
            ['no value', provider(7), undefined],
            ['an id twice', provider(7), 'a:AAAA,a:AAAA'],
            ['no id', provider(7), 'AAAA'],
        ] as [string, KeyProvider, string | undefined][]) {
            it(`are refused for ${what}`, () => assert.rejects(KeyRing.fromProvider(given, value), KEY));
        }

        it('names the provider when it is none', () => assert.rejects(KeyRing.fromProvider({} as KeyProvider, 'a:AAAA'), { option: 'provider' }));
    });

    describe('as the option keys', () => {
        const { seal, open, mac, tag, isTag, wrapKey, unwrapKey, sign } = KeyRing.prototype;
        for (const given of [undefined, null, A, {}, { seal, open }, { seal, open, mac: 'x', tag, isTag, wrapKey, unwrapKey, sign }, { seal, open, mac, wrapKey }, KeyRing]) {
            it(`is not ${typeof given === 'function' ? 'the class' : typeof given} ${JSON.stringify(given)?.length ?? ''}`, () => {
                assert.throws(() => keysOf(given as unknown as KeyRing), (error: Error & { option?: string }) => error.option === 'keys' && !error.message.includes('AAAA'));
            });
        }
        for (const given of [KeyRing.generate(), { seal, open, mac, tag, isTag, wrapKey, unwrapKey, sign }]) {
            it(`can be ${given.constructor.name === 'KeyRing' ? 'one of this copy' : 'one of another copy'} of the package`, () => assert.equal(keysOf(given as KeyRing), given));
        }
    });
});
