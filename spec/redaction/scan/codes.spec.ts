import assert from 'node:assert/strict';
import { pattern, type Pattern } from '../../../lib/redaction/scan/pattern';
import { words } from '../../../lib/redaction/scan/words';
import { claimed } from '../scanning';

const NEAR = words('bittern');
const base = { kind: 'ID', handling: 'restricted', confidence: [0.6, 0.9] } as const;

function found(text: string, changes: Partial<Pattern> = {}, least?: number) {
    return claimed({ patterns: [pattern({ ...base, shapes: ['99-AA-99'], ...changes })] }, text, least);
}

describe('patterns', () => {
    for (const [what, text, value] of [
        ['without separators', 'x 12AB34 y', '12AB34'], ['with dashes', '12-AB-34', '12-AB-34'], ['with blanks', '12 AB 34', '12 AB 34'], ['with some separators', '12-AB34', '12-AB34'],
        ['with different separators', '12-AB.34', '12-AB.34'], ['in small letters', '12ab34', '12ab34'], ['behind a word', 'id 12AB34', '12AB34'], ['in brackets', '(12AB34)', '12AB34'],
        ['before a full stop', 'it is 12AB34.', '12AB34'], ['on two lines', '12\nAB34', '12\nAB34'], ['between other numbers', '7 12AB34 8', '12AB34'],
    ] as const) {
        it(`are found ${what}`, () => assert.deepEqual(found(text), [`ID ${value}`]));
    }
    for (const [what, text] of [
        ['a separator elsewhere', '1-2AB34'], ['a character too many', '12AB345'], ['a character too few', '12AB3'], ['a letter of another script', '12AБ34'], ['a letter before it', 'x12AB34'],
        ['a bracket in it', '12(AB)34'], ['a comma in it', '12AB,34'],
    ] as const) {
        it(`are not found with ${what}`, () => assert.deepEqual(found(text), []));
    }

    it('may have letters or digits in a place', () => {
        assert.deepEqual(found('A1B 12C AB1 1A1', { shapes: ['XX9'] }), ['ID AB1', 'ID 1A1']);
    });
    it('have one of several shapes', () => assert.deepEqual(found('123 AB12', { shapes: ['999', 'AA99'] }), ['ID 123', 'ID AB12']));

    it('are checked without and with their separators', () => {
        const seen: string[][] = [];
        found('12-ab 34', { valid: (...given) => seen.push(given) > 0 });
        assert.deepEqual(seen, [['12AB34', '12-ab 34']]);
    });
    it('are not found when the check fails', () => assert.deepEqual(found('12AB34', { valid: () => false }), []));

    for (const [what, text, confidence, isFound] of [
        ['nothing near', '12AB34', [0.4, 0.9], false], ['a word near', 'bittern 12AB34', [0.4, 0.9], true], ['a word against it near', 'order 12AB34', [0.6, 0.9], false],
        ['nothing near but sure enough', '12AB34', [0.5, 0.9], true], ['never sure enough', 'bittern 12AB34', [0.1, 0.4], false], ['a word behind', '12AB34 bittern', [0.4, 0.9], true],
    ] as const) {
        it(`are ${isFound ? '' : 'not '}found with ${what}`, () => assert.equal(found(text, { confidence, context: NEAR }).length, isFound ? 1 : 0));
    }
    it('are found by themselves when everything is asked for', () => assert.deepEqual(found('12AB34', { confidence: [0, 0.9], context: NEAR }, 0), ['ID 12AB34']));

    for (const shape of ['', 'AB99', '9'.repeat(29), 'X'.repeat(11)]) {
        it(`have no shape ${JSON.stringify(shape)}`, () => assert.throws(() => found('', { shapes: [shape] }), RangeError));
    }
});
