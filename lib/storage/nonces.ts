import { randomFillSync } from 'node:crypto';

/** Bytes of a nonce of AES-GCM. They are random, so at most 2 ** 32 records are sealed under one key (NIST SP 800-38D, 8.3). */
export const NONCE_SIZE = 12;

const pool = Buffer.alloc(NONCE_SIZE * 512);
let used = pool.length;

/** Writes a fresh random nonce: drawn from the system in lots, as a call for each record costs more than sealing it. */
export function putNonce(target: Buffer, offset: number): void {
    if (used === pool.length) {
        randomFillSync(pool);
        used = 0;
    }
    pool.copy(target, offset, used, used + NONCE_SIZE);
    used += NONCE_SIZE;
}
