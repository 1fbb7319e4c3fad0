import assert from 'node:assert/strict';
import { latePartsOf, passOn, withoutParts } from '../../../lib/redaction/conversation/late-parts';

const part = (value: string, kind = 'CREDIT_CARD') => ({ value, kind });

describe('withoutParts', () => {
    for (const [text, values, expected] of [
        ['my card is 4111', ['4111'], 'my card is [CREDIT_CARD]'],
        ['4111', ['4111'], '[CREDIT_CARD]'],
        ['4111, 4111', ['4111'], '[CREDIT_CARD], [CREDIT_CARD]'],
        ['4111 1111 and 11', ['4111 1111', '11'], '[CREDIT_CARD] and [CREDIT_CARD]'],
        ['(415) 555', ['(415) 555'], '[CREDIT_CARD]'],
        ['+49 30', ['+49 30'], '[CREDIT_CARD]'],
        ['a 4$1 b', ['4$1'], 'a [CREDIT_CARD] b'],
        ['nothing', ['4111'], 'nothing'],
        ['nothing', [''], 'nothing'],
        ['\ud83d4111', ['4111'], '\ud83d[CREDIT_CARD]'],
    ] as const) {
        it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(text)}`, () => assert.equal(withoutParts(text, values.map((value) => part(value))), expected));
    }

    for (const id of ['72f911bf-86f1-11af-91ab-2d7cd011db47', 'a11b', '16943110', '１1１', 'x11']) {
        it(`leaves ${id}, which has 11 in it`, () => assert.equal(withoutParts(id, [part('11')]), id));
    }

    for (const copy of ['<div>4111&nbsp;1111</div>', '<p>it is **4111** 1111</p>', '４１１１ 1111', '4111\u200b 1111', String.raw`\n4111 1111`, '%204111 1111']) {
        it(`finds the same part in ${JSON.stringify(copy)}`, () => assert.match(withoutParts(copy, [part('4111 1111')]), /^[^\d]*(?:%20)?\[CREDIT_CARD\][^\d]*$/));
    }

    it('finds no other number in a copy', () => assert.equal(withoutParts('<p>4111&nbsp;1112</p>', [part('4111 1111')]), '<p>4111&nbsp;1112</p>'));
});

describe('the late parts of a turn', () => {
    it('are none, until they are passed on', () => {
        const turn = { turnState: new Map() };
        assert.deepEqual(latePartsOf(turn), []);
        passOn(turn, [{ activityId: 'a', ...part('4111') }]);
        assert.deepEqual(latePartsOf(turn), [{ activityId: 'a', ...part('4111') }]);
    });
});
