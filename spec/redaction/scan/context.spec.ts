import assert from 'node:assert/strict';
import type { Context } from '../../../lib/redaction/scan/context';
import { Reading } from '../../../lib/redaction/scan/reading';
import { words } from '../../../lib/redaction/scan/words';
import { linearWork } from '../found';

const MINE = words('heron', 'número', 'stork nest', 'crane*', 'ζωή', '鹭号码');
const OTHER = words('osprey');

/** Reads texts one after the other; the context is that of the last one. */
function contextOf(...texts: readonly string[]): Context {
    const reading = new Reading();
    for (const text of texts) reading.read(text);
    return reading.words;
}

/** What the words near `<...>` say of it. */
function near(marked: string, against?: typeof OTHER) {
    const start = marked.indexOf('<');
    const end = marked.indexOf('>') - 1;
    return contextOf(marked.replace(/[<>]/g, '')).near(MINE, start, end, against);
}

describe('Context', () => {
    for (const [what, text] of [
        ['a word before', 'heron <123>'], ['a word behind', '<123> heron'], ['capitals', 'HERON: <123>'], ['other punctuation', '"heron"=<123>'], ['an accent', 'numero <123>'],
        ['its accent', 'número <123>'], ['an accent of two characters', 'nu\u0301mero <123>'.normalize('NFC')], ['a phrase', 'stork nest <123>'], ['a phrase with a dash', 'stork-nest <123>'],
        ['a word that begins with a stem', 'cranes <123>'], ['the stem alone', 'crane <123>'], ['Greek', 'ζωή <123>'], ['Chinese', '我的鹭号码是<123>'], ['a phrase around a character of Chinese', 'stork的nest <123>'],
        ['40 characters between', `heron${'-'.repeat(40)}<123>`], ['40 characters behind', `<123>${'-'.repeat(40)}heron`],
        ['one against it that is further off', 'order heron <123>'], ['one against it behind', 'heron is <123> order'],
    ] as const) {
        it(`counts ${what}`, () => assert.equal(near(text), 'for'));
    }
    for (const [what, text] of [
        ['a part of a word', 'herons <123>'], ['the end of a word', 'theheron <123>'], ['a word inside the value', '<12 heron 3>'], ['41 characters between', `heron${'-'.repeat(41)}<123>`],
        ['41 characters behind', `<123>${'-'.repeat(41)}heron`], ['half of a phrase', 'stork <123>'], ['a phrase that something interrupts', 'stork a nest <123>'],
        ['a stem in the middle', 'thecranes <123>'], ['nothing', '<123>'], ['half of a Chinese word', '鹭号<123>'],
    ] as const) {
        it(`does not count ${what}`, () => assert.equal(near(text), undefined));
    }
    for (const [what, text] of [['alone', 'order <123>'], ['nearer', 'heron order <123>'], ['behind', '<123> is the order']] as const) {
        it(`says that a word speaks against it, ${what}`, () => assert.equal(near(text), 'against'));
    }
    it('takes other words against it', () => assert.equal(near('heron osprey <123>', OTHER), 'against'));
    it('forgets the text before', () => {
        const reading = new Reading();
        reading.read('heron 123');
        assert.ok(reading.words.mentions(MINE));
        reading.read('other 123');
        assert.ok(!reading.words.mentions(MINE));
        assert.equal(reading.words.near(MINE, 6, 9), undefined);
    });
    it('counts words that say digits, and sees those for signs', () => {
        assert.deepEqual([contextOf('one two or three', 'one two x').numerals, contextOf('joe at example dot com').hasSign, contextOf('look at me').hasSign], [2, true, false]);
    });
    for (const unit of ['heron ', 'stork ', '鹭号码', 'a', 'ő', '\ud83d']) {
        it(`reads ${JSON.stringify(unit)} in linear time`, () => linearWork((text) => contextOf(text).mentions(MINE), unit));
    }
});

describe('words', () => {
    for (const wrong of ['crosses*', 'abc*', '号', '一二三四五六七']) {
        it(`takes no ${wrong}`, () => assert.throws(() => words(wrong), RangeError));
    }
});
