import assert from 'node:assert/strict';
import { isPartOfGuid, isPartOfWord, precededBy } from '../../lib/redaction/context';

const GUID = '123e4567-e89b-12d3-a456-426614174000';

describe('context', () => {
    for (const [text, start, expected] of [
        ['word 1', 5, true],
        [`word${' '.repeat(36)}1`, 40, true],
        [`word${' '.repeat(37)}1`, 41, false],
        ['1 word', 0, false],
        ['', 0, false],
    ] as const) {
        it(`${expected ? 'knows' : 'does not know'} of a word before ${start} in ${JSON.stringify(text)}`, () => assert.equal(precededBy(text, start, /word/), expected));
    }

    for (const [before, after, expected] of [
        ['', '', false],
        [' ', ' ', false],
        ['x', '', true],
        ['', 'x', true],
        ['1', '', true],
        ['', 'é', true],
        ['', '\u{1d7d8}', true],
        ['\u{1d7d8}', '', true],
        ['\u{1f600}', '\u{1f600}', false],
        ['\ud835', '\udfd8', false],
        ['_', '-', false],
        ['λ', '', true],
        ['', 'д', true],
        ['は', 'で', false],
        ['', '입', false],
        ['①', '²', false],
    ] as const) {
        it(`takes a span between ${JSON.stringify([before, after])} for ${expected ? 'part of a word' : 'a word'}`, () => {
            assert.equal(isPartOfWord(`${before}42${after}`, before.length, before.length + 2), expected);
        });
    }

    for (const [title, text, from, to, expected] of [
        ['the whole', GUID, 0, 36, true],
        ['its head', GUID, 0, 8, true],
        ['its end', `id: ${GUID}.`, 30, 40, true],
        ['its end, in large letters', `id: ${GUID.toUpperCase()}.`, 30, 40, true],
        ['its end and more', `${GUID} 1`, 30, 38, false],
        ['more and its head', `1 ${GUID}`, 0, 10, false],
        ['what follows it', `${GUID} 4111`, 37, 41, false],
        ['what stands before it', `4111 ${GUID}`, 0, 4, false],
        ['the second of two', `${GUID},${GUID}`, 50, 60, true],
        ['a piece of something longer', `${GUID}0`, 20, 30, false],
        ['the head of something longer', `${GUID}0`, 0, 8, false],
        ['a piece of something with other letters', GUID.replace('e', 'g'), 20, 30, false],
        ['nothing of the kind', 'a text without one', 2, 6, false],
    ] as const) {
        it(`takes ${title} for ${expected ? 'a part' : 'no part'} of a GUID`, () => assert.equal(isPartOfGuid(text, from, to), expected));
    }
});
