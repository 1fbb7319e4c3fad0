import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { digitRows } from '../../lib/redaction/digit-groups';

const shown = (text: string) => digitRows(text).map((row) => row.map(({ digits, separator = '' }) => separator + digits));

describe('digitRows', () => {
    for (const [text, rows] of [
        ['', []],
        ['no digits', []],
        ['42', [['42']]],
        ['4111 1111', [['4111', ' 1111']]],
        ['4111 1111, 12', [['4111', ' 1111'], ['12']]],
        ['1 - 2', [['1', ' - 2']]],
        ['1    2     3', [['1', '    2'], ['3']]],
        ['1----2', [['1'], ['2']]],
        ['(1) 2)3)', [['1', ') 2', ')3']]],
        ['1,2,,3', [['1', ',2'], ['3']]],
        ['1-2.3/4_5', [['1', '-2', '.3', '/4', '_5']]],
        ['1\u00a02\u20093\u30004\r\n5\u20116\u22127', [['1', '\u00a02', '\u20093', '\u30004', '\r\n5', '\u20116', '\u22127']]],
        ['a1b2', [['1'], ['2']]],
        ['1:2', [['1'], ['2']]],
    ] as const) {
        it(`reads ${JSON.stringify(text)} as ${JSON.stringify(rows)}`, () => assert.deepEqual(shown(text), rows));
    }

    it('has every digit once, where it stands', () => {
        fc.assert(
            fc.property(fc.string({ unit: fc.constantFrom('1', '23', ' ', '-', 'a', '\u{1f600}') }), (text) => {
                const groups = digitRows(text).flat();
                for (const { digits, start, end } of groups) assert.equal(text.slice(start, end), digits);
                assert.equal(groups.map(({ digits }) => digits).join(''), text.replaceAll(/[^0-9]/g, ''));
            }),
        );
    });
});
