import assert from 'node:assert/strict';
import { usSsn } from '../../../lib/redaction/detectors/us-ssn';
import { found, HOSTILE, linear, SEPARATORS, SURROUNDINGS } from '../found';

const SSN = '536-10-4398'; // made up
const PLAIN = SSN.replaceAll('-', '');

describe('usSsn', () => {
    for (const [title, separator] of SEPARATORS) {
        it(`finds three groups with ${title}`, () => {
            const written = SSN.replaceAll('-', separator);
            assert.deepEqual(found(usSsn, `it is ${written} ok`), [written]);
        });
    }

    for (const [title, before, after] of SURROUNDINGS) {
        it(`finds three groups ${title}`, () => assert.deepEqual(found(usSsn, before + SSN + after), [SSN]));
    }

    for (const word of ['SSN', 'ssn:', 'my SS# is', 'social security', 'Social Security number', 'social-security no.', 'ssn is still']) {
        it(`finds nine digits after "${word}"`, () => assert.deepEqual(found(usSsn, `${word} ${PLAIN}`), [PLAIN]));
    }

    for (const [title, before, after] of [
        ['Japanese letters', '番号は', 'です'], ['Chinese letters', '我的号码', '。'], ['Korean letters', '', '입니다'], ['Thai letters', 'เลข', 'ครับ'], ['underscores', '_', '_'],
        ['the word for it', 'ssn', ''], ['the word for it and a sign', 'my SS#', ''], ['the words for it', 'Social Security', ''],
    ] as const) {
        it(`finds three groups next to ${title}`, () => assert.deepEqual(found(usSsn, before + SSN + after), [SSN]));
    }

    it('finds nine digits that touch the word for them', () => assert.deepEqual(found(usSsn, `ssn${PLAIN}`), [PLAIN]));
    it("finds everybody's example in three groups", () => assert.deepEqual(found(usSsn, '番号は123-45-6789です'), ['123-45-6789']));

    for (const [title, text] of [
        ['a word that ends like the word for it', `classn${SSN}`],
        ['the word for it before and a letter behind it', `ssn${SSN}x`],
        ['a Greek letter behind it', `${SSN}λ`],
        ['a Cyrillic letter before it', `д${SSN}`],
        ['groups with commas', SSN.replaceAll('-', ',')],
        ['groups with brackets', SSN.replaceAll('-', ')')],
        ['groups with four blanks', SSN.replaceAll('-', '    ')],
        ['nine digits without a word for them', PLAIN],
        ['nine digits after the end of such a word', `mission ${PLAIN}`],
        ['nine digits too far from the word', `ssn ${'x'.repeat(40)} ${PLAIN}`],
        ['nine digits before the word', `${PLAIN} ssn`],
        ['eight digits in context', `ssn ${PLAIN.slice(1)}`],
        ['ten digits in context', `ssn ${PLAIN}1`],
        ['groups of 2, 3 and 4', '53-610-4398'],
        ['groups of 3, 3 and 4, a telephone number', '536-104-3980'],
        ['groups of 3, 2 and 5', `${SSN}0`],
        ['groups of 4, 2 and 4, a date', '2024-10-4398'],
        ['two kinds of separators', '536-10 4398'],
        ['a piece of a longer dashed number', `12-${SSN}`],
        ['a piece of a longer dashed number, at its head', `${SSN}-12`],
        ['a piece of a longer dotted number', '12.536.10.4398'],
        ['a letter before it', `A${SSN}`],
        ['a letter behind it', `${SSN}x`],
        ['a letter outside of ASCII behind it', `${SSN}é`],
        ['area 000', '000-10-4398'],
        ['area 666', '666-10-4398'],
        ['area 900', '900-10-4398'],
        ['area 999', '999-10-4398'],
        ['group 00', '536-00-4398'],
        ['serial 0000', '536-10-0000'],
        ['a number that was published and is void', '078-05-1120'],
        ['another such number', '219-09-9999'],
        ['nine digits in order', 'ssn 123456789'],
        ['nine equal digits', 'ssn 111-11-1111'],
        ['an IP address', '192.168.10.43'],
        ['a GUID', '123e4567-e89b-12d3-a456-426614174000'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(usSsn, text), []));
    }

    for (const area of ['001', '665', '667', '899']) {
        it(`finds area ${area}`, () => assert.equal(found(usSsn, `${area}${SSN.slice(3)}`).length, 1));
    }

    it('finds one of several numbers in a row of groups', () => assert.deepEqual(found(usSsn, `12 ${SSN} 34`), [SSN]));
    it('finds two numbers', () => assert.deepEqual(found(usSsn, `${SSN} and ${SSN}`), [SSN, SSN]));

    for (const [title, unit] of HOSTILE) it(`reads ${title} in linear time`, () => linear(usSsn, unit));
});
