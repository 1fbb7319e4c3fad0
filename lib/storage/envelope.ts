import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { WardenError } from '../support/errors';
import { NONCE_SIZE as NONCE, putNonce } from './nonces';

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
export function seal({ id, key }: NamedKey, plaintext: string | Uint8Array, place: Uint8Array): Buffer {
    const start = 2 + id.length;
    const sealed = Buffer.allocUnsafe(start + NONCE + Buffer.byteLength(plaintext) + TAG); // in one piece: joining several costs as much as sealing
    sealed.writeUInt8(VERSION, 0);
    sealed.writeUInt8(id.length, 1);
    sealed.write(id, 2, 'ascii');
    putNonce(sealed, start);
    const cipher = createCipheriv('aes-256-gcm', key, sealed.subarray(start, start + NONCE));
    cipher.setAAD(Buffer.concat([sealed.subarray(0, start), place]));
    const ciphertext = typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext);
    ciphertext.copy(sealed, start + NONCE);
    cipher.final(); // nothing more comes of it: GCM has no padding
    cipher.getAuthTag().copy(sealed, sealed.length - TAG);
    return sealed;
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
        const plaintext = decipher.update(bytes.subarray(start + NONCE, -TAG));
        decipher.final();
        return plaintext;
    } catch {
        throw new WardenError('ERR_WARDEN_SEALED', 'a sealed record did not open: it was altered, moved, or its key is gone');
    }
}
