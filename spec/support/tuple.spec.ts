import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { tuple } from '../../lib/support/tuple';

const hex = (...parts: string[]) => tuple(...parts).toString('hex');

describe('tuple', () => {
    for (const [one, other] of [
        [['a/b', 'c'], ['a', 'b/c']],
        [['ab', ''], ['a', 'b']],
        [['', 'ab'], ['ab', '']],
        [[], ['']],
        [[''], ['', '']],
        [['a\0\0\0\u0001b'], ['a', 'b']],
        [['é'], ['e\u0301']],
    ] as const) {
        it(`tells ${JSON.stringify(one)} from ${JSON.stringify(other)}`, () => assert.notEqual(hex(...one), hex(...other)));
    }

    it('tells one lone surrogate from another', () => assert.notEqual(hex('\ud800'), hex('\ud801')));

    it('makes the same bytes of the same list, and of no other', () => {
        const lists = fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 4 });
        fc.assert(
            fc.property(lists, lists, (one, other) => {
                assert.equal(hex(...one) === hex(...other), one.length === other.length && one.every((part, index) => part === other[index]));
            }),
        );
    });
});
