import assert from 'node:assert/strict';
import { NONCE_SIZE, putNonce } from '../../lib/storage/nonces';

/** A nonce, and whether the bytes around it stayed as they were. */
function nonce(): Buffer {
    const target = Buffer.alloc(NONCE_SIZE + 4);
    putNonce(target, 2);
    assert.ok([0, 1, NONCE_SIZE + 2, NONCE_SIZE + 3].every((index) => target[index] === 0));
    return target.subarray(2, -2);
}

describe('nonces', () => {
    const many = Array.from({ length: 2_000 }, nonce); // of several pools

    it('are of the size of AES-GCM', () => assert.deepEqual([...new Set(many.map(({ length }) => length))], [NONCE_SIZE]));
    it('never come twice', () => assert.equal(new Set(many.map((each) => each.toString('hex'))).size, many.length));

    it('stay as they are when the pool is filled anew', () => {
        const first = nonce();
        const before = first.toString('hex');
        for (let count = 0; count < 1_100; count++) nonce();
        assert.equal(first.toString('hex'), before);
    });

    it('are random in every byte', () => {
        for (let index = 0; index < NONCE_SIZE; index++) assert.ok(new Set(many.map((each) => each[index])).size > 200, `byte ${index}`);
    });
});
