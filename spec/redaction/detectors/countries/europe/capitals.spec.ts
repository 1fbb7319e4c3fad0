import assert from 'node:assert/strict';
import { hasCapitals } from '../../../../../lib/redaction/detectors/countries/europe/capitals';

describe('capitals', () => {
    for (const [written, expected] of [
        ['DE 123', true], ['de123', true], ['de 123', false], ['DE123', true], ['123 a', false], ['123 A', true], ['123a', true], ['123-a', true],
        ['x-123-a', true], ['x 123-a', false], ['AB 12 34 c', false], ['123.a', false], ['abc 123', true],
    ] as const) {
        it(`${written} ${expected ? 'may be' : 'is no'} code`, () => assert.equal(hasCapitals(written), expected));
    }
});
