import assert from 'node:assert/strict';
import { scannerFor } from '../../lib/redaction/kinds';

const some = (threshold: number) => scannerFor({ kinds: ['CARD_TRACK_DATA'], threshold });

describe('scannerFor', () => {
    it('has one scanner for alike options', () => {
        assert.equal(some(0.5), some(0.5));
        assert.notEqual(some(0.5), some(0.6));
    });
    it('forgets the oldest of many', () => {
        const first = some(0.01);
        const others = Array.from({ length: 32 }, (_, index) => some(0.1 + index / 100));
        assert.equal(some(0.1 + 31 / 100), others[31]);
        assert.notEqual(some(0.01), first);
    });
});
