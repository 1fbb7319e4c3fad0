import assert from 'node:assert/strict';
import { phoneNumber } from '../../../lib/redaction/detectors/phone-number';
import { settle } from '../../../lib/redaction/settle';
import type { Detector } from '../../../lib/redaction/finding';
import { found, HOSTILE, linear, SURROUNDINGS } from '../found';

/** Patterns of one number overlap; what they make of it together. */
const settled: Detector = (text) => settle(phoneNumber(text), text);
const NUMBER = '+1 425 555 0123';

describe('phoneNumber', () => {
    for (const number of [
        NUMBER, '+14255550123', '+44 20 7946 0958', '+44 (0)20 7946 0958', '+49-30-901820', '+49 (30) 901820', '+33 1.23.45.67.89', '+358 9 1234567', '0049 30 901820', '+999 12345678901',
        '425-555-0123', '(425) 555-0123', '(425)555-0123', '425.555.0123', '425 555 0123', '1-425-555-0123', '1 (425) 555-0123', '+1\u00a0425\u00a0555\u00a00123', '+1\u2011425\u2011555\u20110123',
    ]) {
        it(`finds ${number}`, () => assert.deepEqual(found(settled, `it is ${number} now`), [number]));
    }

    for (const [title, before, after] of SURROUNDINGS) {
        it(`finds a number ${title}`, () => assert.deepEqual(found(settled, before + NUMBER + after), [NUMBER]));
    }

    for (const word of ['phone', 'Tel.', 'tel:', 'telephone number:', 'my mobile is', 'call me at', 'WhatsApp', 'sms', 'fax', 'text', 'reach me on']) {
        it(`finds a national number after "${word}"`, () => assert.deepEqual(found(settled, `${word} 020 7946 0958`), ['020 7946 0958']));
    }

    for (const [title, text] of [
        ['a national number without a word for it', '020 7946 0958'],
        ['a national number in the next sentence', 'I have a phone. 020 7946 0958'],
        ['a national number too far from the word', `phone ${'x'.repeat(40)} 020 7946 0958`],
        ['a national number after a part of the word', 'microphones 020 7946 0958'],
        ['six digits in context', 'call 901820'],
        ['sixteen digits in context', 'call 1234567812345670'],
        ['a plus sign and seven digits', '+4912345'],
        ['a plus sign and sixteen digits', '+4912345678901234'],
        ['a country code of zero', '+0 30 9018200'],
        ['an area code that begins with 1', '125-555-0123'],
        ['an exchange code that begins with 0', '425-055-0123'],
        ['ten digits without groups', '4255550123'],
        ['a letter before it', 'x425-555-0123'],
        ['a letter behind it', '425-555-0123x'],
        ['a sum', '2+123'],
        ['an ISO date', '2024-01-31'],
        ['a time', '12:34:56'],
        ['a time in milliseconds', '1700000000000'],
        ['an IP address', '192.168.100.200'],
        ['a decimal', '3.14159265358979'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(settled, text), []));
    }

    for (const [title, unit] of HOSTILE) it(`reads ${title} in linear time`, () => linear(phoneNumber, unit));
});
