import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { joined, looked, withStretches, type Stretch } from '../../lib/transcripts/expiring';

const single = (index: number, at: number): Stretch => [index, index, at];

describe('stretches of records with a time of their own', () => {
    it('stay few, and cover every record no later than it is due', () => {
        fc.assert(
            fc.property(fc.array(fc.nat(1_000), { maxLength: 300 }), (times) => {
                const all = times.reduce<readonly Stretch[] | undefined>((known, at, index) => withStretches(known, [single(index, at)]), undefined) ?? [];
                assert.ok(all.length <= 32);
                for (const [index, at] of times.entries()) assert.ok(all.some(([from, to, earliest]) => from <= index && index <= to && earliest <= at));
            }),
        );
    });

    for (const [what, actual, expected] of [
        ['none is none', withStretches(undefined, []), undefined],
        ['a few are kept as they are, in order', withStretches([single(5, 1)], [single(2, 9)]), [single(2, 9), single(5, 1)]],
        ['many at once are joined', withStretches(undefined, Array.from({ length: 64 }, (_, index) => single(index, 100 - index)))?.slice(0, 2), [[0, 1, 99], [2, 3, 97]]],
        ['joined they are one', joined([single(3, 7), single(9, 5), single(1, 8)]), [[1, 9, 5]]],
        ['joined, none is none', joined([]), []],
        ['one that was looked through goes', looked([single(1, 5), single(2, 6)], [single(1, 5)], [], 5), [single(2, 6)]],
        ['what was left in it stays', looked([[1, 9, 5]], [[1, 9, 5]], [[4, 8, 7]], 5), [[4, 8, 7]]],
        ['one that is not due stays', looked([single(1, 6)], [single(1, 5)], [], 5), [single(1, 6)]],
        ['one that has grown meanwhile stays, to be looked through again', looked([[1, 12, 5]], [[1, 9, 5]], [], 5), [[1, 12, 5]]],
        ['the last one leaves nothing', looked([single(1, 5)], [single(1, 5)], [], 5), undefined],
    ] as const) {
        it(what, () => assert.deepEqual(actual, expected));
    }
});
