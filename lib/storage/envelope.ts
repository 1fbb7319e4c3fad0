import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { WardenError } from '../support/errors';
import { nonce, NONCE_SIZE as NONCE } from './nonces';

const VERSION = 1;
const TAG = 16;

/** A key and the id under which a sealed record names it. */
export interface NamedKey {
    /** 1 to 32 characters out of `a-z A-Z 0-9 _ -`. */
    id: string;
    key: KeyObject;
}

/**
 * Encrypts and authenticates with AES-256-GCM: `version | length of key id | key id | nonce | ciphertext | tag`.
 * @param place authenticated but not stored: a record moved to another place does not open there
 */
export function seal({ id, key }: NamedKey, plaintext: Uint8Array, place: Uint8Array): Buffer {
    const header = Buffer.from([VERSION, id.length, ...Buffer.from(id, 'ascii')]);
    const iv = nonce();
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    cipher.setAAD(Buffer.concat([header, place]));
    return Buffer.concat([header, iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/**
 * What {@link seal} sealed.
 * @param keyOf the key of an id, or nothing when it is unknown
 * @throws {WardenError} ERR_WARDEN_SEALED, whatever the reason: unknown version or key, altered, cut, or sealed for another place
 */
export function open(keyOf: (id: string) => KeyObject | undefined, sealed: Uint8Array, place: Uint8Array): Buffer {
    try {
        const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
        const start = 2 + (bytes[1] ?? 0);
        const header = bytes.subarray(0, start);
        const key = keyOf(header.toString('ascii', 2));
        if (bytes[0] !== VERSION || !key || bytes.length < start + NONCE + TAG) throw new RangeError('not a sealed record');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(start, start + NONCE), { authTagLength: TAG });
        decipher.setAAD(Buffer.concat([header, place]));
        decipher.setAuthTag(bytes.subarray(-TAG));
        return Buffer.concat([decipher.update(bytes.subarray(start + NONCE, -TAG)), decipher.final()]);
    } catch {
        throw new WardenError('ERR_WARDEN_SEALED', 'a sealed record did not open: it was altered, moved, or its key is gone');
    }
}
