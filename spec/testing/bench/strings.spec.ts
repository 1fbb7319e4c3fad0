import assert from 'node:assert/strict';
import { isIn, stringsIn } from '../../../lib/testing/bench/strings';

describe('what is looked for in a turn', () => {
    for (const [text, written, digits, expected] of [
        ['card 4111 1111 1111 1111', '4111111111111111', '4111111111111111', true], ['card 4111111111111111x', '4111 1111 1111 1111', '', true],
        ['card ４１１１-1111', '41111111', '41111111', true], ['card [CREDIT_CARD]', '4111111111111111', '4111111111111111', false], ['411', '4111', '4111', false],
        ['Ann', 'ann', '', true], ['anything', '', '', true], ['٤١', '٤ ١', '', true],
    ] as const) {
        it(`${expected ? 'finds' : 'does not find'} "${written}" in "${text}"`, () => assert.equal(isIn([text], written, digits), expected));
    }

    it('finds strings however deep, keys, numbers, and what errors hold', () => {
        let deep: unknown = 'bottom';
        for (let level = 0; level < 50_000; level++) deep = [deep];
        assert.ok(stringsIn(deep).includes('bottom'));
        const found = stringsIn({ key: 1, error: new Error('message', { cause: new Error('cause') }) });
        for (const each of ['key', '1', 'message', 'cause']) assert.ok(found.includes(each), each);
    });

    it('ends at cycles', () => {
        const cyclic: Record<string, unknown> = { a: 'x' };
        cyclic.self = cyclic;
        assert.deepEqual(stringsIn(cyclic).toSorted(), ['a', 'self', 'x']);
    });
});
