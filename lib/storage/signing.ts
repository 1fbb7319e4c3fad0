import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** Everything of an Ed25519 private key in PKCS #8 but its 32 bytes (RFC 8410, 7). */
const PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key (RFC 8032) that these 32 bytes are the seed of. */
export function signingKey(seed: Uint8Array): KeyObject {
    return createPrivateKey({ key: Buffer.concat([PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

/** @returns 64 bytes */
export function signed(key: KeyObject, bytes: Uint8Array): Buffer {
    return sign(null, bytes, key);
}

/** The public half, as base64url of 32 bytes; it can be given to anybody. */
export function publicKeyOf(key: KeyObject): string {
    return createPublicKey(key).export({ format: 'jwk' })['x'] as string;
}

/** Whether the holder of the private half signed just these bytes. */
export function isSigned(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
    try {
        return verify(null, bytes, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }), signature);
    } catch {
        return false;
    }
}
