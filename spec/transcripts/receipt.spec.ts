import assert from 'node:assert/strict';
import { KeyRing, verifyReceipt, type ErasureReceipt } from '../../lib';
import { receiptOf } from '../../lib/transcripts/receipt';

const keys = KeyRing.generate();
const receipt = receiptOf(keys, {
    reason: 'request', erasedAt: 5, conversations: ['a', 'b'], total: 2, records: 7, verified: true, failed: 0,
    stores: [{ store: 'transcripts', state: 'purged' }], channels: [{ channelId: 'msteams', recalled: 1, notSupported: 0, failed: 0 }], residue: [{ what: 'copies', until: 9 }],
});

describe('a receipt', () => {
    const rotated = KeyRing.fromEnv(`${KeyRing.generate().export()},${keys.export()}`);
    for (const [what, given, by, expected] of [
        ['with the key ring', receipt, keys, true],
        ['with public keys alone', receipt, keys.publicKeys(), true],
        ['after a rotation', receipt, rotated, true],
        ['from a file', JSON.parse(JSON.stringify(receipt)), keys, true],
        ['with its names in another order', Object.fromEntries(Object.entries(receipt).toReversed()), keys, true],
        ["not with another's key ring", receipt, KeyRing.generate(), false],
        ['not without keys', receipt, [], false],
        ['not with what is no key', receipt, ['x', ''], false],
        ['not without a signature', { ...receipt, signature: undefined }, keys, false],
        ['not when its signature is written in another way', { ...receipt, signature: `${receipt.signature}=` }, keys, false],
        ['not when there is none', undefined, keys, false],
        ['not when it is null', null, keys, false],
        ['not when it is text', 'receipt', keys, false],
    ] as [string, ErasureReceipt, KeyRing | string[], boolean][]) {
        it(`verifies ${what}`, () => assert.equal(verifyReceipt(given, by), expected));
    }

    for (const [what, change] of [
        ...Object.keys(receipt).map((name) => [`${name} is another`, { [name]: name === 'signature' ? Buffer.alloc(64).toString('base64url') : 'another' }]),
        ...Object.keys(receipt).map((name) => [`${name} is left out`, { [name]: undefined }]),
        ['a conversation is left out', { conversations: ['a'] }],
        ['conversations change places', { conversations: ['b', 'a'] }],
        ['a store is said to be further', { stores: [{ store: 'transcripts', state: 'purged', because: '' }] }],
        ['something is added', { note: 'all good' }],
        ['something is added below', { residue: [{ what: 'copies', until: 9, note: '' }] }],
    ] as [string, object][]) {
        it(`does not verify when ${what}`, () => assert.equal(verifyReceipt({ ...receipt, ...change }, keys), false));
    }

    for (const [state, records, isDone] of [['purged', 2, true], ['shredded', 2, true], ['pending', 0, false], ['hidden', 0, false], ['pending', 3, true], ['purged', 0, true]] as const) {
        it(`${isDone ? 'says how' : 'does not say that the key was destroyed'} when ${records} records are ${state}`, () => {
            const { id: _, method: __, ...content } = receipt;
            const { method } = receiptOf(keys, { ...content, records, stores: [{ store: 'transcripts', state }] });
            assert.equal(method.startsWith('the data key was destroyed'), isDone);
        });
    }

    it('says when the key was not destroyed', () => {
        const { reason: _, method: __, id: ___, ...content } = receipt;
        const other = receiptOf(keys, content, 'overwritten');
        assert.deepEqual([other.method, 'reason' in other, other.id === receipt.id], ['overwritten', false, false]);
    });
});
