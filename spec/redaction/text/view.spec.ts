import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Edits, plain, through } from '../../../lib/redaction/text/view';

/** Edits of a text of one character each: how many are kept, how many replaced, and by what. */
const edits = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 }), fc.string({ maxLength: 3 })), { maxLength: 60 });

function edited(list: readonly (readonly [kept: number, replaced: number, by: string])[], tail = 'end') {
    let original = '';
    let expected = '';
    /** Where each character of the new text comes from. */
    const origins: [number, number][] = [];
    const spans: [number, number, string][] = [];
    for (const [kept, replaced, by] of list) {
        for (let each = 0; each < kept; each++) {
            origins.push([original.length, original.length + 1]);
            original += 'k';
            expected += 'k';
        }
        spans.push([original.length, original.length + replaced, by]);
        for (let each = 0; each < by.length; each++) origins.push([original.length, original.length + replaced]);
        original += 'r'.repeat(replaced);
        expected += by;
    }
    for (const character of tail) {
        origins.push([original.length, original.length + 1]);
        original += character;
        expected += character;
    }
    const rewriting = new Edits(original);
    for (const span of spans) rewriting.replace(...span);
    return { original, expected, origins, view: rewriting.view() };
}

describe('Edits', () => {
    it('writes what was kept and what was put in its place', () => {
        fc.assert(fc.property(edits, (list) => {
            const { expected, view } = edited(list);
            assert.equal(view.text, expected);
        }));
    });

    it('knows where every span comes from', () => {
        fc.assert(fc.property(edits, fc.nat(), fc.nat(), (list, one, other) => {
            const { origins, view } = edited(list);
            const [start, last] = [one % origins.length, other % origins.length].toSorted((a, b) => a - b) as [number, number];
            assert.deepEqual(view.unfold(start, last + 1), [origins[start]![0], origins[last]![1]]);
        }));
    });

    it('leaves a text without edits the very same', () => {
        const view = new Edits('text').view();
        assert.deepEqual([view.text, view.unfold(1, 3), view.unfold], ['text', [1, 3], plain('').unfold]);
    });

    it('unfolds through the view that it was made from', () => {
        const outer = new Edits('<<4>>1');
        outer.replace(0, 2, '');
        outer.replace(3, 5, '-');
        const inner = new Edits('4-1');
        inner.replace(1, 2, '');
        const view = through(outer.view(), inner.view());
        assert.deepEqual([view.text, view.unfold(0, 2), view.unfold(1, 2)], ['41', [2, 6], [5, 6]]);
        assert.deepEqual(through(outer.view(), plain('4-1')).unfold(1, 2), [3, 5]);
    });
});
