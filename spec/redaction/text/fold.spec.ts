import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Redactor } from '../../../lib';
import { fold } from '../../../lib/redaction/text/fold';

const CARD = '4111 1111 1111 1111';
const digits = (zero: number) => (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** Ways to write the same number that look like it. */
const FORMS: readonly (readonly [title: string, write: (text: string) => string])[] = [
    ['full-width digits', digits(0xff10)],
    ['Arabic-Indic digits', digits(0x660)],
    ['extended Arabic-Indic digits', digits(0x6f0)],
    ['Devanagari digits', digits(0x966)],
    ['Bengali digits', digits(0x9e6)],
    ['Thai digits', digits(0xe50)],
    ['Khmer digits', digits(0x17e0)],
    ['mathematical bold digits', digits(0x1d7ce)],
    ['mathematical monospace digits', digits(0x1d7f6)],
    ['circled digits', (text) => text.replace(/[1-9]/g, (digit) => String.fromCodePoint(0x245f + Number(digit)))],
    ['superscript ones', (text) => text.replaceAll('1', '\u00b9')],
    ['zero-width spaces', (text) => text.split('').join('\u200b')],
    ['zero-width joiners', (text) => text.split('').join('\u200d')],
    ['word joiners', (text) => text.split('').join('\u2060')],
    ['soft hyphens', (text) => text.split('').join('\u00ad')],
    ['byte order marks', (text) => text.split('').join('\ufeff')],
    ['left-to-right marks', (text) => text.split('').join('\u200e')],
    ['bidi isolates', (text) => `\u2066${text}\u2069`],
    ['strike-through marks', (text) => text.replace(/\d/g, '$&\u0336')],
    ['keycap marks', (text) => text.replace(/\d/g, '$&\ufe0f\u20e3')],
    ['variation selectors', (text) => text.replace(/\d/g, '$&\ufe0e')],
    ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
    ['ideographic spaces', (text) => text.replaceAll(' ', '\u3000')],
    ['en dashes', (text) => text.replaceAll(' ', '\u2013')],
    ['full-width hyphens', (text) => text.replaceAll(' ', '\uff0d')],
    ['small hyphens', (text) => text.replaceAll(' ', '\ufe63')],
    ['full-width full stops', (text) => text.replaceAll(' ', '\uff0e')],
];

describe('fold', () => {
    for (const [title, write] of FORMS) {
        it(`lets a card number be found in ${title}, where it stands`, () => {
            const written = write(CARD);
            const text = `é ${written}, ok?`;
            const [finding, ...more] = new Redactor().find(text);
            assert.deepEqual([finding?.kind, more], ['CREDIT_CARD', []]);
            const found = text.slice(finding?.start, finding?.end);
            assert.ok(written.includes(found) && fold(found).text.replace(/\D/g, '') === CARD.replaceAll(' ', ''), JSON.stringify(found));
        });
        it(`leaves a wrong check digit in ${title}`, () => {
            assert.deepEqual(new Redactor({ kinds: ['CREDIT_CARD'] }).find(write('4111 1111 1111 1112')), []);
        });
    }

    for (const [title, text, expected] of [
        ['a full-width @', 'ann＠example．com', '[EMAIL_ADDRESS]'],
        ['mail with an invisible character', 'a\u200bnn@exa\u00admple.com', '[EMAIL_ADDRESS]'],
        ['an SSN in full width', '５３６－９０－４３９９', '[US_SSN]'],
        ['an IBAN in full width', 'ＤＥ８９３７０４００４４０５３２０１３０００', '[IBAN_CODE]'],
        ['surroundings with astral characters', '😀 4111111111111111 😀', '😀 [CREDIT_CARD] 😀'],
    ] as const) {
        it(`redacts ${title}`, () => assert.equal(new Redactor().redact(text).text, expected));
    }

    for (const text of ['Grüße aus Köln', '日本語のテキスト', 'e\u0301te\u0301', '😀👍🏽', '\ud800 lone', 'naïve – “quoted” …', '२०२४']) {
        it(`leaves ${JSON.stringify(text)} as it is`, () => assert.equal(new Redactor().redact(text).text, text));
    }

    it('returns ASCII as the very same string', () => {
        const text = 'plain 123';
        assert.equal(fold(text).text, text);
        assert.deepEqual(fold(text).unfold(6, 9), [6, 9]);
    });

    it('finds its way back: what is between the offsets has the span in it', () => {
        const folded = fc.constantFrom('4', 'a', '\u200b', '\u0336', '⑩', '４', '𝟒', 'é', '，', '\ud800');
        const any = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
        const texts = fc.string({ unit: fc.oneof(folded, any), maxLength: 40 });
        fc.assert(
            fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
                const folded = fold(text);
                if (folded.text === '') return;
                const [start, end] = [one % folded.text.length, other % folded.text.length].toSorted((a, b) => a - b) as [number, number];
                const [from, to] = folded.unfold(start, end + 1);
                assert.ok(from >= 0 && from < to && to <= text.length);
                const around = text.slice(Math.max(0, from - 2), to + 2); // what is next to a character may decide how it is read
                assert.ok(fold(around).text.includes(folded.text.slice(start, end + 1)) || around.length < text.length);
            }),
        );
    });

    for (const text of [
        '“quoted” – no, ‘so’ … ™', 'Zażółć gęślą jaźń', '你好，请问你们几点开门？谢谢！', 'नमस्ते, आप कैसे हैं', 'שָׁלוֹם עֲלֵיכֶם', 'مَرْحَبًا',
        '👨‍👩‍👧 ❤️ 👍🏽', '한국어 텍스트',
    ]) {
        it(`has nothing to fold in ${JSON.stringify(text)} but dashes`, () => assert.equal(fold(text).text, text.replaceAll('–', '-')));
    }

    for (const [text, expected] of [
        ['（212） 555', '(212) 555'], ['电话：138', '电话:138'], ['❶❷❸⓿', '1230'], ['➀➁ ⓵⓶ ⑴⒉', '12 12 12'],
        ['⑳⓴', '2020'], ['4\u20281', '4\n1'], ['4\u28001', '4 1'], ['a\u0336\u200b\u0336b', 'ab'],
        ['é\u200b@x', 'é@x'], ['éa\u0301', 'éa'], ['４\u200b４', '44'], ['𝟒\u200d𝟒', '44'],
    ] as const) {
        it(`folds ${JSON.stringify(text)} to ${JSON.stringify(expected)}`, () => assert.equal(fold(text).text, expected));
    }

    it('knows the value of every decimal digit of Unicode', () => {
        for (let code = 0; code < 0x20000; code++) {
            const character = String.fromCodePoint(code);
            if (!/^\p{Nd}$/u.test(character)) continue;
            const value = fold(character).text;
            assert.match(value, /^\d$/);
            const compatible = character.normalize('NFKC');
            if (/^\d$/.test(compatible)) assert.equal(value, compatible);
        }
    });
});
