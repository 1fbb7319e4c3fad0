import assert from 'node:assert/strict';
import { US_SSN } from '../../../../../lib/redaction/detectors/countries/americas/us-ssn';
import { SEPARATORS, SURROUNDINGS } from '../../../found';
import { claimed } from '../../../scanning';

const SSN = '536-10-4398'; // made up
const PLAIN = SSN.replaceAll('-', '');
const seen = (text: string) => claimed({ patterns: US_SSN }, text).map((claim) => claim.replace('US_SSN ', ''));
const all = (text: string) => claimed({ patterns: US_SSN }, text, 0);

describe('US_SSN', () => {
    for (const [title, separator] of SEPARATORS) {
        it(`shows three groups with ${title}`, () => {
            const written = SSN.replaceAll('-', separator);
            assert.deepEqual(seen(`it is ${written} ok`), [written]);
        });
    }

    for (const [title, before, after] of SURROUNDINGS) it(`shows three groups ${title}`, () => assert.deepEqual(seen(before + SSN + after), [SSN]));

    for (const word of [
        'SSN', 'ssn:', 'my SS# is', 'social security', 'Social Security number', 'social-security no.', 'ssn is still', 'seguro social', '社会保障番号',
    ]) {
        it(`shows nine digits behind "${word}"`, () => assert.deepEqual(seen(`${word} ${PLAIN}`), [PLAIN]));
    }

    for (const [title, before, after] of [
        ['Japanese letters', '番号は', 'です'], ['Chinese letters', '我的号码', '。'], ['Korean letters', '', '입니다'], ['underscores', '_', '_'],
        ['a word for it', 'ssn ', ''], ['a word for it and a sign', 'my SS#', ''],
    ] as const) {
        it(`shows three groups next to ${title}`, () => assert.deepEqual(seen(before + SSN + after), [SSN]));
    }

    it("shows everybody's example in three groups", () => assert.deepEqual(seen('番号は123-45-6789です'), ['123-45-6789']));
    it("shows everybody's example behind a word for it", () => assert.deepEqual(seen('ssn 123456789'), ['123456789']));
    it("leaves everybody's example without one", () => assert.deepEqual(all('it is 123456789 ok'), []));
    it('shows one of several numbers in a row', () => assert.deepEqual(seen(`12 ${SSN} 34`), [SSN]));
    it('shows two numbers', () => assert.deepEqual(seen(`${SSN} and then ${SSN}`), [SSN]));
    it('finds nine digits, which nobody is shown', () => assert.deepEqual([all(PLAIN), seen(PLAIN)], [[`US_SSN ${PLAIN}`], []]));
    it('finds two groups, which nobody is shown', () => assert.deepEqual([all('53610-4398'), seen('53610-4398')], [['US_SSN 53610-4398'], []]));
    it('finds digits one by one', () => assert.deepEqual(seen('ssn 5 3 6 1 0 4 3 9 8'), ['5 3 6 1 0 4 3 9 8']));

    for (const [title, text] of [
        ['groups with commas', SSN.replaceAll('-', ',')], ['groups with brackets', SSN.replaceAll('-', ')')],
        ['groups with five blanks', SSN.replaceAll('-', '     ')],
        ['groups of 2, 3 and 4', '53-610-4398'], ['groups of 3, 3 and 4, a telephone number', '536-104-3980'], ['groups of 3, 2 and 5', `${SSN}0`],
        ['groups of 4, 2 and 4, a date', '2024-10-4398'], ['two kinds of separators', '536-10 4398'], ['a letter before it', `A${SSN}`],
        ['a letter behind it', `${SSN}x`],
        ['a Greek letter behind it', `${SSN}λ`], ['a Cyrillic letter before it', `д${SSN}`], ['a letter outside of ASCII behind it', `${SSN}é`],
        ['eight digits', PLAIN.slice(1)], ['ten digits', `${PLAIN}1`], ['area 000', '000-10-4398'], ['area 666', '666-10-4398'],
        ['area 900', '900-10-4398'], ['area 999', '999-10-4398'],
        ['group 00', '536-00-4398'], ['serial 0000', '536-10-0000'], ['a number that was published and is void', '078-05-1120'],
        ['another such number', '219-09-9999'],
        ['nine equal digits', '111-11-1111'], ['an IP address', '192.168.10.43'], ['a GUID', '123e4567-e89b-12d3-a456-426614174000'], ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(all(text), []));
    }

    for (const area of [
        '001', '665', '667', '899',
    ]) {
        it(`shows area ${area}`, () => assert.deepEqual(seen(area + SSN.slice(3)), [area + SSN.slice(3)]));
    }
});
