import { createHash } from 'node:crypto';
import { keccak256 } from './keccak';

export const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** XRP Ledger's order of the same characters. */
export const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

const CHECKSUM = 4;
/** Monero writes 8 bytes at a time, and the last ones by themselves: bytes by how many characters they take. */
const MONERO_BLOCK = 11;
const MONERO_BYTES = new Map([[2, 1], [3, 2], [5, 3], [6, 4], [7, 5], [9, 6], [10, 7], [11, 8]]);

/** The bytes of a number in base 58, as many as are asked for; nothing when it is larger or holds other characters. */
function decoded(written: string, length: number, alphabet: string): Uint8Array | undefined {
    const bytes = new Uint8Array(length);
    for (const character of written) {
        let carry = alphabet.indexOf(character);
        if (carry < 0) return undefined;
        for (let at = length - 1; at >= 0; at--) {
            carry += bytes[at]! * 58;
            bytes[at] = carry & 0xff;
            carry >>= 8;
        }
        if (carry > 0) return undefined;
    }
    return bytes;
}

/**
 * The bytes before a checksum that is right (Base58Check).
 * @see https://en.bitcoin.it/wiki/Base58Check_encoding
 */
export function base58Check(written: string, length: number, alphabet = BITCOIN): Uint8Array | undefined {
    const bytes = decoded(written, length + CHECKSUM, alphabet);
    if (!bytes || leading(written, alphabet[0]!) !== bytes.findIndex((byte) => byte !== 0)) return undefined;
    const hash = sha256(sha256(bytes.subarray(0, length)));
    return hash.subarray(0, CHECKSUM).equals(bytes.subarray(length)) ? bytes.subarray(0, length) : undefined;
}

/** A zero byte is written as one character, so there is only one way to write an address. */
function leading(written: string, zero: string): number {
    let zeros = 0;
    while (written[zeros] === zero) zeros++;
    return zeros;
}

function sha256(bytes: Uint8Array): Buffer {
    return createHash('sha256').update(bytes).digest();
}

/** The same for Monero. @see https://docs.getmonero.org/cryptography/base58/ */
export function moneroCheck(written: string): Uint8Array | undefined {
    const parts: Uint8Array[] = [];
    for (let at = 0; at < written.length; at += MONERO_BLOCK) {
        const block = written.slice(at, at + MONERO_BLOCK);
        const part = decoded(block, MONERO_BYTES.get(block.length) ?? 0, BITCOIN);
        if (!part) return undefined;
        parts.push(part);
    }
    const bytes = Buffer.concat(parts);
    const body = bytes.subarray(0, -CHECKSUM);
    return Buffer.from(keccak256(body)).subarray(0, CHECKSUM).equals(bytes.subarray(-CHECKSUM)) ? body : undefined;
}
