import { createCipheriv, createDecipheriv } from 'node:crypto';

const CIPHER = 'id-aes256-wrap';
const INITIAL_VALUE = Buffer.alloc(8, 0xa6); // RFC 3394, 2.2.3.1

/** Length of a key, in bytes: AES-256. */
export const KEY_SIZE = 32;

/** A key under another, in 40 bytes. There is no nonce, so a slot of fixed size holds it and is rewritten in place (RFC 3394). */
export function wrap(wrappingKey: Uint8Array, key: Uint8Array): Buffer {
    const cipher = createCipheriv(CIPHER, wrappingKey, INITIAL_VALUE);
    return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** What {@link wrap} wrapped; nothing when it was altered, or wrapped under another key. */
export function unwrap(wrappingKey: Uint8Array, wrapped: Uint8Array): Buffer | undefined {
    try {
        const decipher = createDecipheriv(CIPHER, wrappingKey, INITIAL_VALUE);
        const key = Buffer.concat([decipher.update(wrapped), decipher.final()]);
        return key.length === KEY_SIZE ? key : undefined;
    } catch {
        return undefined;
    }
}
