import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { viewsOf } from '../../../lib/redaction/text/views';
import { work } from '../found';

/** What a text is taken for when it can be read in a second way; a question mark before what is only guessed. */
function readings(text: string): string[] {
    return viewsOf(text).slice(1).map((view) => (view.onlyChecked ? '?' : '') + view.text);
}

describe('viewsOf', () => {
    for (const text of [
        '', 'hello, could you tell me when you open?', 'order 123456 of 2024-05-01 costs $ 12.50 (or 11 %)', 'Grüße aus “Köln”', '你好，请问几点开门',
        'one or two, or three at most',
        'look at example dot com', 'we met at noon', 'a < b and c > d', 'AT&T, R&D & Q&A 24/7',
        'C:\\dir', '5 * 3 = 15', 'I owe 10 to Is', '1st, 2nd, 50s', 'at 10:30:15', '❤️ 👨‍👩‍👧',
    ]) {
        it(`has one view of ${JSON.stringify(text)}: the very same string`, () => {
            assert.deepEqual(viewsOf(text).map((view) => [view.text, view.unfold(0, text.length)]), [[text, [0, text.length]]]);
        });
    }

    for (const [title, text, ...expected] of [
        ['tags around digits', '<b>4111</b> 11<i class="x">11</i>', '4111 1111'],
        ['a comment', '41<!-- x -->11', '4111'],
        ['rows and cells', '<td>1</td><td>2<br/>3', '\n1\n\n2\n3'],
        ['numeric character references', '&#52;1&#x31;&#0000049;&#x31', '41111'],
        ['named character references', '4&nbsp;1&shy;1&ndash;1 joe&commat;x.com &unknown;', '4 11-1 joe@x.com &unknown;'],
        ['escaped escapes', '&amp;#52;1', '41'],
        ['percent encoding', '%34%31%20x%40y', '41 x@y'],
        ['percent-encoded full-width digits', '%EF%BC%94%EF%BC%91', '41'],
        ['broken percent encoding', '%34%C3%28%zz', '4%C3(%zz'],
        ['plus signs in a query', '/pay?card=4111+1111&n=1', '/pay?card=4111 1111&n=1'],
        ['escapes of JSON', String.raw`4\u0031\x31\n1\/\u{31}`, '411\n1/1'],
        ['escaped punctuation', String.raw`4111\-1111`, '4111-1111'],
        ['bold digits', '4111**1111** __1__ ~~1~~ `1` ||1||', '41111111 1 1 1 1'],
        ['single stars between digits', '4111*1111', '4111-1111'],
        ['a plain number in words', 'it is four one one, one two three four', 'it is 411-1234'],
        ['repeated digits', 'double five oh one triple nine two', '55019992'],
        ['words and figures', 'four one one one 1111', '4111 1111'],
        ['spoken separators', 'five zero six dash two four dash seven two one nine', '506-24-7219'],
        ['German', 'null eins sieben drei vier fünf sechs', '0173456'],
        ['Spanish', 'seis cinco cuatro tres dos uno cero', '6543210'],
        ['French', 'zéro six un deux trois quatre cinq', '0612345'],
        ['Italian', 'tre quattro sette otto nove zero due', '3478902'],
        ['Portuguese', 'nove um dois três meia sete oito', '9123678'],
        ['Dutch', 'nul zes een twee drie vier vijf', '0612345'],
        ['Polish', 'pięć zero sześć siedem osiem dziewięć dwa', '5067892'],
        ['Swedish', 'noll sju ett två tre fyra åtta', '0712348'],
        ['Turkish', 'sıfır beş üç iki bir dört altı', '0532146'],
        ['Chinese', '电话一三八〇〇一三八〇〇〇', '电话13800138000'],
        ['Korean', '공일공 일이삼사 오육칠팔', '010 1234 5678'],
        ['a mail with brackets', 'joe [at] example [dot] com', 'joe@example.com'],
        ['a mail with a bracketed sign', 'joe (at) mail.example.com.', 'joe@mail.example.com.'],
        ['a mail in words', 'to joe dot smith AT mail dot example DOT co dot uk please', 'to joe.smith@mail.example.co.uk please'],
        ['a German mail', 'joe ät beispiel punkt de', 'joe@beispiel.de'],
        ['a French mail', 'jean arobase exemple.fr', 'jean@exemple.fr'],
        ['a Spanish mail', 'ana arroba ejemplo punto com', 'ana@ejemplo.com'],
        ['letters for digits', '41ll 11l1 1111 11O1', '?4111 1111 1111 1101'],
        ['letters in an IBAN', 'DE89 37O4 0044 0532 0130 00', '?DE89 3704 0044 0532 0130 00'],
        ['a number glued to a word', 'my ssn536-90-4399', '?my ssn 536-90-4399'],
        ['odd separators', '4111|1111|1111|1111', '?4111 1111 1111 1111'],
    ] as const) {
        it(`reads ${title}`, () => assert.deepEqual(readings(text), expected));
    }

    it('guesses on what was decoded, and has three views then', () => {
        assert.deepEqual(readings('<b>4111</b>1111111lO11'), ['41111111111lO11', '?411111111111011']);
    });

    it('takes no letter of a word for a digit', () => {
        assert.deepEqual(readings('cardis5475913289558131'), ['?cardis 5475913289558131']);
    });

    it('leaves letters that belong to words, or are many', () => {
        for (const text of [
            'Iloo1 OOII 11', 'GB29NWBK60161331926819', '4111111111. I am', '4111111111 is so', 'INC0032566 open', 'model WH1000 is5 or abc12345678',
        ]) {
            assert.deepEqual(readings(text), []);
        }
    });

    for (const text of [
        'one two three', 'seven or eight of nine', 'un deux five six seven eight nine trois', '一石二鸟，三心二意',
        'reach me at noon dot', 'it is at example dot nowhere', '(at) noon', 'point at me',
    ]) {
        it(`finds nothing in ${JSON.stringify(text)}`, () => assert.deepEqual(readings(text), []));
    }

    /** What the parts above are made of, in any order. */
    const pieces = fc.constantFrom(
        '4', '1111', ' ', '-', 'one ', 'two ', 'double ', '<b>', '</', '&#52;', '&#', '%34', '%', '\\u0034', '\\',
        '**', '__', '|', 'O', 'l', '４', '𝟒', '\u200b', '\u0336', '\ud800', '\udc00', '一', '二', '三',
        'joe', ' at ', '(at)', ' dot ', 'com', '.', '@', '\n', 'é', '&nbsp;', '⑩', 'ﬁ', '?a=', '+',
    );
    const texts = fc.oneof(fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')), fc.string({ unit: 'binary', maxLength: 30 }));

    it('never throws, and maps every span of every view into the text', () => {
        fc.assert(
            fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
                const views = viewsOf(text);
                assert.ok(views.length >= 1 && views.length <= 3);
                for (const view of views.filter(({ text: { length } }) => length > 0)) {
                    const [start, last] = [one % view.text.length, other % view.text.length].toSorted((a, b) => a - b) as [number, number];
                    const [from, to] = view.unfold(start, last + 1);
                    assert.ok(from >= 0 && from < to && to <= text.length, `${from} ${to} of ${text.length}`);
                }
            }),
        );
    });

    for (const unit of [
        'a', '4', '４', '𝟒', '\u0336', '4\u0336', '\u200b', '4\u200b', '⑩', '&#', '&#52;', '%', '%34', '%C3', '<', '<a', '<b>', '<!--',
        '\\', '\\u0034', '*4', '*', '1|', '1|1;', '?a=1+', 'one ',
        'double one dash ', 'O0', 'l 1 ', 'word123-456-789', 'ab1', ' at', 'a at b dot ', 'a(at)', 'x dot x at b dot com ', '(', ' ', '一', '\ud800',
    ]) {
        it(`takes twice the work for twice of ${JSON.stringify(unit)}`, () => {
            const workOn = (length: number) => work(() => viewsOf(unit.repeat(length / unit.length)));
            workOn(5_000); // the pages that it needs
            const [once, twice] = [workOn(50_000), workOn(100_000)];
            assert.ok(twice <= 2.2 * once + 2_000, `${once}, then ${twice}`);
            assert.ok(once <= 50_000 * 40, `${once}`);
        });
    }
});
