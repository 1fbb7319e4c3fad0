import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { pageOf } from '../../lib/transcripts/page';

const list = (length: number) => Array.from({ length }, (_, index) => index);

describe('pageOf', () => {
    for (const [length, token, first, count, next] of [
        [0, '', undefined, 0, ''],
        [20, '', 0, 20, ''],
        [21, '', 0, 20, '20'],
        [45, '', 0, 20, '20'],
        [45, '20', 20, 20, '40'],
        [45, '40', 40, 5, ''],
        [45, '45', undefined, 0, ''],
        [45, undefined, 0, 20, '20'],
        [45, 'nonsense', 0, 20, '20'],
    ] as const) {
        it(`gives ${count} of ${length} for the token ${JSON.stringify(token)}`, () => {
            const { items, continuationToken } = pageOf(list(length), token);
            assert.deepEqual([items[0], items.length, continuationToken], [first, count, next]);
        });
    }

    it('gives every item once, in order', () => {
        fc.assert(fc.property(fc.nat(200), (length) => {
            const all: number[] = [];
            let token: string | undefined;
            do {
                const page = pageOf(list(length), token);
                all.push(...page.items);
                token = page.continuationToken;
            } while (token);
            assert.deepEqual(all, list(length));
        }));
    });
});
