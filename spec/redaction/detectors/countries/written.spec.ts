import assert from 'node:assert/strict';
import { hasWord, isAmount, isDate, isDay, isDdmmyy, isRepeated, isYymmdd, separators } from '../../../../lib/redaction/detectors/countries/written';

describe('isDate', () => {
    for (const [year, month, day, expected] of [
        [2024, 2, 29, true], [2023, 2, 29, false], [1900, 2, 29, false], [2000, 2, 29, true], [0, 2, 29, true], [96, 2, 29, true], [97, 2, 29, false],
        [2024, 4, 30, true], [2024, 4, 31, false], [2024, 12, 31, true], [2024, 13, 1, false], [2024, 0, 1, false], [2024, 1, 0, false],
        [2024, 1, 32, false],
        [2024, Number.NaN, 1, false], [2024, 1, Number.NaN, false],
    ] as const) {
        it(`is ${expected} for ${year}, ${month}, ${day}`, () => assert.equal(isDate(year, month, day), expected));
    }
});

for (const [tested, cases] of [
    [isYymmdd, [['990228', true], ['990229', false], ['281299', false]]],
    [isDdmmyy, [['280299', true], ['290299', false], ['991228', false]]],
    [isDay, [['20240229', true], ['20230229', false], ['18991231', false], ['2024022', false], ['202402291', false]]],
    [isAmount, [['12 345 678', true], ['1.234', true], ['1234', false], ['12 34 567', false], ['1234.567', false], ['12-345', false]]],
    [isRepeated, [['1111', true], ['1112', false], ['A', true]]],
    [hasWord, [['12 ok', true], ['e 12', true], ['1 or 2', true], ['12 OK', false], ['v-12', false], ['12-a', false], ['12a', false]]],
] as const) {
    describe(tested.name, () => {
        for (const [text, expected] of cases) it(`is ${expected} for ${text}`, () => assert.equal(tested(text), expected));
    });
}

describe('separators', () => {
    for (const [text, expected] of [
        ['12-34.56', ['-', '.']], ['123', []], ['1  2', ['  ']], ['A1/B2', ['/']],
    ] as const) {
        it(`finds ${expected.length} in ${text}`, () => assert.deepEqual(separators(text), expected));
    }
});
