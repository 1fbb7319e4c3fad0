import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Finding } from '../../lib/redaction/finding';
import { settle } from '../../lib/redaction/settle';

const TEXT = '0123456789 abcdefghi 0123456789 abcdefghi';
const claims = (...spans: (readonly [kind: string, start: number, end: number])[]): Finding[] => spans.map(([kind, start, end]) => ({ kind, start, end }));
const anySpans = (size: number) =>
    fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.nat(size), fc.nat(size)).map(([kind, a, b]) => ({ kind, start: Math.min(a, b), end: Math.max(a, b) })), { maxLength: 12 });

describe('settle', () => {
    for (const [title, given, expected] of [
        ['nothing', [], []],
        ['one', [['A', 3, 5]], [['A', 3, 5]]],
        ['two beside each other, in order', [['B', 5, 9], ['A', 3, 5]], [['A', 3, 5], ['B', 5, 9]]],
        ['the longer of two', [['A', 2, 5], ['B', 0, 9]], [['B', 0, 9]]],
        ['the first of two alike', [['A', 0, 9], ['B', 0, 9]], [['A', 0, 9]]],
        ['the earlier of two as long', [['A', 5, 10], ['B', 2, 7]], [['B', 2, 7], ['A', 7, 10]]],
        ['what a shorter one covers before a longer', [['A', 0, 4], ['B', 3, 9]], [['A', 0, 3], ['B', 3, 9]]],
        ['what a shorter one covers behind a longer', [['A', 0, 6], ['B', 5, 9]], [['A', 0, 6], ['B', 6, 9]]],
        ['both ends of one that a longer hides the middle of', [['B', 5, 26], ['A', 0, 6], ['C', 25, 29]], [['A', 0, 5], ['B', 5, 26], ['C', 26, 29]]],
        ['no blanks around what is left', [['A', 8, 14], ['B', 0, 10]], [['B', 0, 10], ['A', 11, 14]]],
        ['nothing where only blanks are left', [['A', 9, 11], ['B', 0, 10]], [['B', 0, 10]]],
        ['what stands between two longer', [['A', 0, 9], ['B', 21, 31], ['C', 7, 23].slice() as ['C', 7, 23]], [['A', 0, 7], ['C', 7, 23], ['B', 23, 31]]],
        ['claims that others connect', [['A', 0, 4], ['B', 3, 8], ['C', 7, 10]], [['A', 0, 3], ['B', 3, 8], ['C', 8, 10]]],
    ] as const) {
        it(`holds ${title}`, () => assert.deepEqual(settle(claims(...given), TEXT), claims(...expected)));
    }

    it('leaves findings in order, not overlapping and inside the claims, and covers every letter and digit that was claimed', () => {
        fc.assert(
            fc.property(anySpans(TEXT.length), (given) => {
                const settled = settle(given, TEXT);
                for (const [index, { kind, start, end }] of settled.entries()) {
                    assert.ok(start >= (settled[index - 1]?.end ?? 0) && start <= end);
                    assert.ok(given.some((claim) => claim.kind === kind && claim.start <= start && end <= claim.end));
                }
                const covered = (spans: readonly Finding[]) => TEXT.split('').map((character, at) => /\w/.test(character) && spans.some(({ start, end }) => start <= at && at < end));
                assert.deepEqual(covered(settled), covered(given));
            }),
        );
    });

    it('settles what is settled to the same', () => {
        fc.assert(
            fc.property(anySpans(TEXT.length), (given) => {
                const settled = settle(given, TEXT).filter(({ start, end }) => start < end);
                assert.deepEqual(settle(settled, TEXT), settled);
            }),
        );
    });

    it('does not write to the claims', () => {
        const given = claims(['B', 5, 9], ['A', 0, 6]);
        const before = structuredClone(given);
        settle(given.map((claim) => Object.freeze(claim)), TEXT);
        assert.deepEqual(given, before);
    });

    it('looks at a long chain of claims in time that grows with it', () => {
        const looks = (count: number) => {
            let seen = 0;
            const chain = Array.from({ length: count }, (_, index) => ({
                kind: 'A',
                get start() { seen++; return index * 10; },
                get end() { seen++; return index * 10 + 15 + (index % 3); },
            }));
            assert.equal(settle(chain, 'x'.repeat(count * 10 + 20)).length, count);
            return seen;
        };
        const [once, eightfold] = [looks(500), looks(4_000)];
        assert.ok(eightfold < once * 16, `${once} looks, then ${eightfold}`);
    });
});
