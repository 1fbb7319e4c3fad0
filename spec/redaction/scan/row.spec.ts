import assert from 'node:assert/strict';
import { DIGITS, Reading } from '../../../lib/redaction/scan/reading';
import { JOINT } from '../../../lib/redaction/scan/row-bounds';
import { Row } from '../../../lib/redaction/scan/row';
import { linearWork } from '../found';

const NAMES = Object.entries(JOINT);

/** The row around the first digits, not before the piece `from`. */
function readRow(text: string, from = 0): Row {
    const reading = new Reading();
    reading.read(text);
    const row = new Row();
    row.read(reading, reading.kinds.indexOf(DIGITS), from);
    return row;
}

/** The pieces of that row, with what joins them: `12 blank AB none 3`. */
function rowOf(text: string, from = 0): string {
    const row = readRow(text, from);
    return Array.from({ length: row.pieces }, (_, piece) => {
        const joint = NAMES.find(([, value]) => value === row.joint[piece])?.[0];
        return `${piece > 0 ? `${joint} ` : ''}${row.slice(row.first[piece]!, row.first[piece + 1]!)}`;
    }).join(' ');
}

describe('Row', () => {
    for (const [text, pieces] of [
        ['1234', '1234'], ['12 34', '12 blank 34'], ['12-34.56/78_90', '12 dash 34 dot 56 slash 78 underscore 90'], ['12\n34', '12 lineEnd 34'], ['12 - 34', '12 mixed 34'],
        ['12,34', '12 comma 34'], ['12, 34', '12'], ['12    34', '12 blank 34'], ['12     34', '12'], ['12----34', '12'], ['(12) 34', '12 bracket 34'], ['12 (34', '12 bracket 34'],
        ['ab12cd', 'AB none 12 none CD'], ['é12', '\x7f none 12'], ['价12', '12'], ['12:34', '12'],
        ['my card is 1234', 'CARD blank IS blank 1234'], ['my number is 1234', 'IS blank 1234'], ['12 and 34', '12 blank AND blank 34'], ['12 and so 34', '12 blank AND'],
        ['12 together 34', '12'], ['12 x1', '12 blank X none 1'], ['12 longword1', '12'], ['x longword1', 'X blank LONGWORD none 1'], ['n passpor1 a 07', 'N blank PASSPOR none 1 blank A blank 07'], ['AB 12 34 56 C', 'AB blank 12 blank 34 blank 56 blank C'],
        ['4 1 1 1', '4111'], ['4-1-1-1', '4111'], ['4 1-1 1', '4111'], ['4 1--1 1', '41 dash 11'], ['4 1 1 22', '411 blank 22'], ['22 4 1 1', '22 blank 411'], ['a4 1 1', 'A none 4 blank 11'], ['4 1 1a', '41 blank 1 none A'],
    ] as const) {
        it(`cuts ${JSON.stringify(text)} into pieces`, () => assert.equal(rowOf(text), pieces));
    }

    it('reads nothing before where it may begin', () => assert.equal(rowOf('AB 12', 1), '12'));

    it('knows where in the text everything stands', () => {
        const row = readRow('number 4 1 1 22');
        assert.deepEqual([row.startOf(0), row.endOf(0), row.startOf(1), row.endOf(1), row.digits], [7, 12, 13, 15, 5]);
    });

    it('holds a row of any length', () => {
        const row = readRow('12-'.repeat(5_000));
        assert.deepEqual([row.pieces, row.digits, row.endOf(4_999)], [5_000, 10_000, 14_999]);
    });

    it('ends before the piece that it tells', () => {
        const reading = new Reading();
        reading.read('12 and so 34');
        assert.equal(new Row().read(reading, 0, 0), 2);
    });

    for (const unit of ['1', '1 ', '12 ', 'a1', 'ab 1 ', 'é1 ', '1    ', '1(', 'a']) {
        it(`reads ${JSON.stringify(unit)} in linear time`, () => linearWork((text) => readRow(`1${text}`), unit));
    }
});
