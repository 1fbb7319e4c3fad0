import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { Codes } from '../../../lib/redaction/scan/codes';
import { pattern } from '../../../lib/redaction/scan/pattern';
import { Plans, type Plan } from '../../../lib/redaction/scan/plans';
import { DIGITS, Reading } from '../../../lib/redaction/scan/reading';
import { Row } from '../../../lib/redaction/scan/row';

const least = new Map([['ID', 0.5]]);
const shaped = pattern({ kind: 'ID', handling: 'restricted', shapes: ['999-AA', '9999'], confidence: [0.6, 0.9] });

function plans(find = sinon.fake()) {
    const codes = new Codes([shaped], least);
    return new Plans(codes, { numbers: [{ kinds: { ID: 'restricted' }, least: 4, find }], rows: [] }, least);
}

function planFor(all: Plans, text: string): Plan | undefined {
    const [reading, row] = [new Reading(), new Row()];
    reading.read(text);
    row.read(reading, reading.kinds.indexOf(DIGITS), 0);
    return all.for(row);
}

describe('Plans', () => {
    for (const [text, windows, searches] of [
        ['1234', ['0-0'], ['0-1']], ['123 AB', ['0-1'], []], ['123-AB', ['0-1'], []], ['12 34', [], ['0-2']], ['12', [], []], ['AB 1234 5678', ['1-1', '2-2'], ['1-3']], ['1234 x', ['0-0'], ['0-1']],
    ] as const) {
        it(`says where to look in ${JSON.stringify(text)}`, () => {
            const plan = planFor(plans(), text)!;
            assert.deepEqual(plan.windows.map(({ first, last }) => `${first}-${last}`), windows);
            assert.deepEqual(plan.searches.map(({ from, to }) => `${from}-${to}`), searches);
        });
    }

    it('makes one plan for rows of one form', () => {
        const all = plans();
        assert.equal(planFor(all, 'AB 1234-5'), planFor(all, 'xy 9876-0'));
        for (const other of ['AB 1234 5', 'ABC 1234-5', 'AB 1234-56', 'AB 1234-X', 'AB1234-5']) assert.notEqual(planFor(all, other), planFor(all, 'AB 1234-5'));
    });
    it('makes no plan for a long row', () => assert.equal(planFor(plans(), '1234 '.repeat(30)), undefined));
    it('makes the right plan for any number of forms', () => {
        const all = plans();
        for (let length = 1; length < 40; length++) {
            for (let count = 1; count < 24; count++) {
                const { windows } = planFor(all, Array.from({ length: count }, (_, index) => '7'.repeat(index === 0 ? length : 4)).join('-'))!;
                assert.equal(windows.length, count - (length === 4 ? 0 : 1));
            }
        }
    });
});
