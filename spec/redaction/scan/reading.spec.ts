import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { DIGITS, FOREIGN, Reading } from '../../../lib/redaction/scan/reading';
import { linearWork } from '../found';

const KINDS = ['', '#', '?'];

function read(text: string, anchors = ''): Reading {
    const reading = new Reading(anchors);
    reading.read(text);
    return reading;
}

/** The pieces; `#` before digits, `?` before letters of which some are no ASCII. */
function pieces(text: string): string {
    const { pieces: count, starts, ends, kinds } = read(text);
    return Array.from({ length: count }, (_, piece) => `${KINDS[kinds[piece]!]}${text.slice(starts[piece], ends[piece])}`).join(' ');
}

describe('Reading', () => {
    for (const [text, expected] of [
        ['', ''], ['my card: 4111-22', 'my card #4111 #22'], ['ab12cd', 'ab #12 cd'], ['née 1', '?née #1'], ['価格 12円', '#12'], ['1’2', '#1 #2'], ['ЖЖ1', '?ЖЖ #1'],
    ] as const) {
        it(`cuts ${JSON.stringify(text)} into pieces`, () => assert.equal(pieces(text), expected));
    }

    it('tells where signs are that detectors begin at', () => {
        const reading = read('a@b: 1@', '@:');
        assert.deepEqual([...reading.anchors.subarray(0, reading.anchorCount)], [1, 3, 6]);
    });
    it('counts digits, and odd signs behind the first', () => {
        const { digits, oddSigns } = read('; 12 | 3; (4) .-/');
        assert.deepEqual([digits, oddSigns], [4, 2]);
    });
    it('tells which pieces nothing separates', () => {
        const reading = read('a1 b');
        assert.deepEqual([0, 1, 2].map((piece) => reading.isJoined(piece)), [false, true, false]);
        assert.deepEqual([reading.kinds[1], read('é').kinds[0]], [DIGITS, FOREIGN]);
    });
    it('forgets the text before', () => {
        const reading = new Reading('@');
        reading.read('<b>４@ dot');
        reading.read('x');
        const { pieces: count, anchorCount, digits, isFoldable, isMarkedUp, words } = reading;
        assert.deepEqual([count, anchorCount, digits, isFoldable, isMarkedUp, words.hasSign], [1, 0, 0, false, false, false]);
    });
    it('reads texts of any length, and keeps no room for the longest', () => {
        const reading = new Reading();
        reading.read('1 '.repeat(100_000));
        const most: number = reading.pieces;
        reading.read('1 a');
        assert.deepEqual([most, reading.pieces], [100_000, 2]);
        assert.ok(reading.starts.length < 1_000);
    });

    it('reads a text again when it could not read it to the end', () => {
        const reading = new Reading();
        const failing = sinon.stub(reading.words.candidates, 'word').throws();
        assert.throws(() => reading.read('ab 12'));
        failing.restore();
        assert.notEqual(reading.text, 'ab 12');
    });
    it('takes signs of Hebrew and Arabic for odd ones', () => assert.deepEqual(['1\u05be2', '1،2', '1א2'].map((text) => read(text).oddSigns > 1), [true, true, false]));

    for (const [text, isFoldable] of [['naïve “quotes” … €', false], ['４', true], ['4\u200b', true], ['é', false], ['ﬁ', true], ['a–b', true], ['👍', false], ['𝟒', true], ['\ud800', false], ['\u0661', true], ['1\u0967', true], ['\u05be', true]] as const) {
        it(`${isFoldable ? 'may fold' : 'folds nothing in'} ${JSON.stringify(text)}`, () => assert.equal(read(text).isFoldable, isFoldable));
    }
    for (const [text, isMarkedUp] of [
        ['50% of', false], ['%34', true], ['AT&T', false], ['R&D & Q', false], ['&#52;', true], ['&nbsp;', true], ['/pay?q=1&card_no=4+1', true], ['a < b', false], ['<b>', true],
        ['</b>', true], ['<!-- -->', true], ['C:\\x', true], ['really?', false], ['*4*', true], ['5 * 3', false], ['a*b', false], ['~4', true], ['_4', false], ['__4', true],
        ['4|1', false], ['||4', true], ['@_', false], ['a_b', false],
    ] as const) {
        it(`sees ${isMarkedUp ? '' : 'no '}markup in ${JSON.stringify(text)}`, () => assert.equal(read(text).isMarkedUp, isMarkedUp));
    }
    for (const [text, expected] of [['(415)', false], ['joe (at) x', true], ['[ @ ]', true], ['{ät}', true], ['(arroba)', true], ['(see below)', false], ['(', false]] as const) {
        it(`${expected ? 'may see a' : 'sees no'} sign of a mail address in ${JSON.stringify(text)}`, () => assert.equal(read(text).hasBracketedSign, expected));
    }

    for (const unit of ['a', '1', 'a1', ' ', '&a', '%', '<', '\\', '*4', '(', 'é', '価', '\u0301', '\ud83d', 'one ']) {
        it(`reads ${JSON.stringify(unit)} in linear time`, () => linearWork((text) => read(text), unit));
    }
});
