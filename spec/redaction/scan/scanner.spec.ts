import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import type { AnchoredDetector, NumberDetector, RowDetector } from '../../../lib/redaction/scan/detector';
import { Scanner } from '../../../lib/redaction/scan/scanner';
import { words } from '../../../lib/redaction/scan/words';

const NOTHING = { patterns: [], numbers: [], rows: [], anchored: [] };
const least = new Map([['ID', 0.5]]);
const WORDS = words('grebe');

function anchored(changes: Partial<AnchoredDetector> = {}): AnchoredDetector & { find: sinon.SinonSpy } {
    return { kinds: { ID: 'restricted' }, on: '@', ...changes, find: sinon.spy(changes.find ?? ((_, at) => at + 1)) };
}

const placesOf = ({ find }: { find: sinon.SinonSpy }) => find.args.map(([, at]: unknown[]) => at);

describe('Scanner', () => {
    it('calls a detector at its anchors', () => {
        const detector = anchored();
        new Scanner({ ...NOTHING, anchored: [detector] }, least).find('a@b 1@2');
        assert.deepEqual(placesOf(detector), [1, 5]);
    });
    it('does not call it before where it has seen all', () => {
        const detector = anchored({ find: () => 4 });
        new Scanner({ ...NOTHING, anchored: [detector] }, least).find('@@@@@');
        assert.deepEqual(placesOf(detector), [0, 4]);
    });
    it('calls it anew in the next text', () => {
        const detector = anchored({ find: () => 100 });
        const scanner = new Scanner({ ...NOTHING, anchored: [detector] }, least);
        scanner.find('@');
        scanner.find('@');
        assert.equal(detector.find.callCount, 2);
    });
    it('calls it inside of a row', () => {
        const detector = anchored({ on: '.' });
        new Scanner({ ...NOTHING, anchored: [detector] }, least).find('12.34.56');
        assert.deepEqual(placesOf(detector), [2, 5]);
    });
    it('calls no detector whose kinds nobody wants', () => {
        const detector = anchored({ kinds: { OTHER: 'off' } });
        new Scanner({ ...NOTHING, anchored: [detector] }, least).find('@');
        assert.ok(detector.find.notCalled);
    });
    it('takes several signs, and letters', () => {
        const [first, second, third] = [anchored(), anchored({ on: ':;' }), anchored({ on: '', letters: { source: 'x(?=y)', last: 'x' } })];
        new Scanner({ ...NOTHING, anchored: [first, second, third] }, least).find('@:;xy x');
        assert.deepEqual([first, second, third].map(placesOf), [[0], [1, 2], [3]]);
    });

    for (const [confidence, isFound] of [[0.49, false], [0.5, true], [1, true]] as const) {
        it(`${isFound ? 'keeps' : 'drops'} a claim with a confidence of ${confidence}`, () => {
            const detector = anchored({
                find: (scan, at) => {
                    scan.claim('ID', at, at + 1, confidence);
                    return at + 1;
                },
            });
            const claims = new Scanner({ ...NOTHING, anchored: [detector] }, least).find('a @');
            assert.deepEqual(claims, isFound ? [{ kind: 'ID', start: 2, end: 3, confidence }] : []);
        });
    }
    it('shows number detectors each run of digits', () => {
        const runs: string[] = [];
        const detector: NumberDetector = { kinds: { ID: 'restricted' }, find: (_, row, from, to) => runs.push(row.slice(row.first[from]!, row.first[to]!)) };
        new Scanner({ ...NOTHING, numbers: [detector] }, least).find('12 345 ab 678,9 and 12 longer 555');
        assert.deepEqual(runs, ['12345', '6789', '555']);
    });
    it('shows row detectors each row', () => {
        const rows: string[] = [];
        const detector: RowDetector = { kinds: { ID: 'restricted' }, find: (_, row) => rows.push(row.slice(0, row.length)) };
        new Scanner({ ...NOTHING, rows: [detector] }, least).find('AB 12 34, and: CD 567');
        assert.deepEqual(rows, ['AB1234', 'CD567']);
    });
    it('calls a detector that needs words only where there is one, unless its kind is wanted anyway', () => {
        const calls = ([detector]: readonly [NumberDetector], text: string) => new Scanner({ ...NOTHING, numbers: [detector] }, least).find(text);
        for (const [unless, text, isCalled] of [[undefined, 'grebe 123', true], [undefined, 'other 123', false], ['ID', 'other 123', true], ['OTHER', 'other 123', false]] as const) {
            const find = sinon.fake();
            calls([{ kinds: { ID: 'restricted' }, words: WORDS, ...(unless ? { unless } : {}), find }], text);
            assert.equal(find.called, isCalled, text);
        }
    });
    it('calls a detector only in rows whose form it fits', () => {
        const found: string[] = [];
        const detector: NumberDetector = {
            kinds: { ID: 'restricted' },
            fits: (row, from) => row.lengthOf(from) === 4,
            find: (_, row, from, to) => found.push(row.slice(row.first[from]!, row.first[to]!)),
        };
        new Scanner({ ...NOTHING, numbers: [detector] }, least).find('1234, and: 12345, and: 9876');
        assert.deepEqual(found, ['1234', '9876']);
    });
    it('finds nothing in a text without anchors', () => assert.deepEqual(new Scanner({ ...NOTHING, anchored: [anchored()] }, least).find('nothing here'), []));
});
