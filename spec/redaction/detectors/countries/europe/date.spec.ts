import assert from 'node:assert/strict';
import { isDate, two } from '../../../../../lib/redaction/detectors/countries/europe/date';

describe('dates in identifiers', () => {
    for (const [day, month, year, expected] of [
        [1, 1, undefined, true], [31, 12, undefined, true], [29, 2, undefined, true], [29, 2, 1900, false], [29, 2, 2004, true], [29, 2, 2003, false],
        [30, 2, undefined, false], [31, 4, undefined, false], [30, 4, undefined, true], [0, 1, undefined, false], [32, 1, undefined, false],
        [1, 0, undefined, false], [1, 13, undefined, false],
    ] as const) {
        it(`${expected ? 'have a' : 'have no'} day ${day} in month ${month} of ${year ?? 'any year'}`, () => {
            assert.equal(isDate(day, month, year), expected);
        });
    }

    it('are read by two digits', () => assert.equal(two('x4207', 1), 42));
});
