import assert from 'node:assert/strict';
import { isSigned, publicKeyOf, signed, signingKey } from '../../lib/storage/signing';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('signing', () => {
    it('is Ed25519: RFC 8032, 7.1, test 2', () => {
        const key = signingKey(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'));
        assert.equal(publicKeyOf(key), hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c').toString('base64url'));
        assert.equal(
            signed(key, hex('72')).toString('hex'),
            '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
        );
    });

    const key = signingKey(Buffer.alloc(32, 1));
    const [publicKey, bytes] = [publicKeyOf(key), Buffer.from('bytes')];
    const signature = signed(key, bytes);
    for (const [what, args, expected] of [
        ['what was signed', [publicKey, bytes, signature], true],
        ['other bytes', [publicKey, Buffer.from('bytez'), signature], false],
        ['another signature', [publicKey, bytes, Buffer.alloc(64)], false],
        ['half a signature', [publicKey, bytes, signature.subarray(0, 32)], false],
        ['no signature', [publicKey, bytes, Buffer.alloc(0)], false],
        ["another's key", [publicKeyOf(signingKey(Buffer.alloc(32, 2))), bytes, signature], false],
        ['a key that is none', ['no key', bytes, signature], false],
        ['no key', [undefined as unknown as string, bytes, signature], false],
    ] as [string, Parameters<typeof isSigned>, boolean][]) {
        it(`is ${expected} for ${what}`, () => assert.equal(isSigned(...args), expected));
    }
});
