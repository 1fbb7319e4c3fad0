import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PHONE } from '../../../../lib/redaction/detectors/phone';
import { CALLING_CODES } from '../../../../lib/redaction/detectors/phone/metadata';
import { found, HOSTILE, linear, SURROUNDINGS } from '../../found';
import { detectorOf } from '../../scanning';

const seen = detectorOf(PHONE);
/** What is found when everything is asked for. */
const all = detectorOf(PHONE, 0);
const NUMBER = '+1 425 555 0123';

describe('phoneNumber', () => {
    for (const number of [
        NUMBER, '+14255550123', '+44 20 7946 0958', '+44 (0)20 7946 0958', '+49-30-901820', '+49 (30) 901820', '+49-(0)30-901820', '+33 1.23.45.67.89', '+358 9 1234567',
        '+247 62889', '+39 06 1234 5678', '+55 11 98765-4321', '+86 138 1234 5678', '+91 98765 43210', '(+49) 30 901820', '(0049) 30 901820', '0049 30 901820', '00 49 30 901820',
        '001 425 555 0123', '011 44 20 7946 0958', '+49(0)30/901820', '+49 176/ 12345678', '+999 12345678901', '+1\u00a0425\u00a0555\u00a00123', '+1\u2011425\u2011555\u20110123',
        '\uff0b\uff11 \uff14\uff12\uff15 \uff15\uff15\uff15 \uff10\uff11\uff12\uff13', '+1\n425\n555\n0123',
    ]) {
        it(`finds the international ${number}`, () => assert.deepEqual(found(seen, `it is ${number} now`), [number]));
    }

    for (const number of [
        '425-555-0123', '(425) 555-0123', '(425)555-0123', '425.555.0123', '425 555 0123', '1-425-555-0123', '1 (425) 555-0123', '1(425)555-0123', '1-800-555-0199',
        '(425) 555-0123 x123', '425-555-0123 ext. 5', '425.555.0123x12345', '020 7946 0958', '(020) 7946 0958', '(030) 12345678', '06 12 34 56 78', '06.12.34.56.78', '0312 123 45 67',
        '0 (532) 123 45 67', '03-1234-5678', '090-1234-5678', '010-1234-5678', '(11) 98765-4321', '8 (912) 345-67-89', '8-912-345-67-89', '0800 123 456',
    ]) {
        it(`finds ${number} without a word for it`, () => assert.deepEqual(found(seen, `it is ${number} now`), [number]));
    }

    for (const number of [
        '0171-1234567', '030 12345678', '030/12345678', '0755-12345678', '98765 43210', '612 34 56 78', '679 124 898', '12 34 56 78', '1234 5678', '223-4567',
        '4255550123', '14255550123', '13812345678', '01712345678', '08123456', '4 2 5 5 5 5 0 1 2 3', '415\n555\n0123',
    ]) {
        it(`finds ${number.replaceAll('\n', ' / ')} after a word for it only`, () => {
            assert.deepEqual(found(seen, `my phone number is ${number}, thanks`), [number]);
            if (!number.includes('\n')) assert.deepEqual(found(seen, `it is ${number} now`), []);
        });
    }

    for (const [title, before, after] of SURROUNDINGS) {
        it(`finds a number ${title}`, () => assert.deepEqual(found(seen, before + NUMBER + after), [NUMBER]));
    }

    for (const text of [
        'phone', 'Tel.', 'tel:', 'telephone number:', 'my mobile is', 'call me at', 'WhatsApp', 'sms', 'fax', 'text', 'reach me on', 'Telefon:', 'Handynummer', 'rufen Sie an:', 'téléphone',
        'appelez le', 'teléfono', 'móvil:', 'cellulare', 'telefone', 'celular', 'telefoonnummer', 'bel mij op', 'komórka', 'mobilnummer', 'ring mig', 'cep', 'телефон', 'позвоните',
        'هاتف', '電話', '携帯番号', '手机号', '致电', '전화', '휴대폰', 'เบอร์',
    ]) {
        it(`finds a national number after "${text}"`, () => assert.deepEqual(found(seen, `${text} 030 12345678`), ['030 12345678']));
    }

    for (const [title, text, number] of [
        ['a letter that touches the word for it', 'tel0301234567', '0301234567'],
        ['an unspaced script', '\u8bf7\u625313812345678\u627e\u6211', '13812345678'],
        ['a house number', 'flat 12 425-555-0123', '425-555-0123'],
        ['a price', '$20 (425) 555-0123', '(425) 555-0123'],
        ['a date', 'since 31/12/2023 425-555-0123', '425-555-0123'],
        ['an amount behind it', 'call +46701231408 2 times', '+46701231408'],
        ['what it is for', '(425) 555-0123-Office', '(425) 555-0123'],
        ['brackets around it all', '(020 7946 0958)', '020 7946 0958'],
        ['a word for others far before it', 'order 5 comes tomorrow, call 0301234567', '0301234567'],
        ['a column of a table', 'phone\tname\n13812345678\t12', '13812345678'],
    ] as const) {
        it(`finds a number beside ${title}`, () => assert.deepEqual(found(seen, text), [number]));
    }

    it('finds two numbers beside each other', () => {
        assert.deepEqual(found(seen, 'phones 0171 1234567 0172 7654321'), ['0171 1234567', '0172 7654321']);
        assert.deepEqual(found(seen, '+44 7700 900123 or +44 7700 900124'), ['+44 7700 900123', '+44 7700 900124']);
    });

    for (const [title, text] of [
        ['a national number of two groups', '0171-1234567'],
        ['a national number too far from the word', `phone ${'x'.repeat(40)} 0171 1234567`],
        ['a national number after a part of the word', 'microphones 0171 1234567'],
        ['five digits in context', 'call 90182'],
        ['fourteen digits in context', 'phone 12345678123456'],
        ['sixteen digits in context', 'call 1234567812345670'],
        ['a plus sign and seven digits', '+4912345'],
        ['a plus sign and sixteen digits', '+4912345678901234'],
        ['a country code of zero', '+0 30 9018200'],
        ['a sum', '45+31 339243873'],
        ['a sum in brackets', '(45)+(31)-278394'],
        ['a large amount', '+10 000 000 points'],
        ['an area code that begins with 1', '125-555-0123'],
        ['an exchange code that begins with 0', '425-055-0123'],
        ['an exchange code that begins with 1 in context', 'my phone number is 112-3333'],
        ['ten digits without groups', '4255550123'],
        ['a letter before it', 'x425-555-0123'],
        ['a letter behind it', '425-555-0123z'],
        ['a part of a part number', 'P0-425-555-0123'],
        ['a negative number', 'call -2208960000'],
        ['an order number with a sign', 'call #20020211895'],
        ['an ISO date', 'call me on 2024-01-31'],
        ['a German date', 'call me on 31.01.2024'],
        ['a plain date', 'call me on 20240131'],
        ['two years', 'my phone bills 2020-2024'],
        ['two years with a slash', 'my phone bills 2009/2010'],
        ['a time', 'call at 12:34:5678'],
        ['a time in milliseconds', '1700000000000'],
        ['an IP address', 'phone 192.168.100.200'],
        ['a version', 'phone 0.12.3456789'],
        ['a decimal', 'phone 200.38294427'],
        ['a social security number', 'phone 536-10-4398'],
        ['a card', 'phone 4111 1111 1111 1111'],
        ['an IBAN', 'phone DE89 3704 0044 0532 0130 00'],
        ['another IBAN', 'phone GB29 NWBK 6016 1331 9268 19'],
        ['hexadecimal digits', 'phone 00 10 00 31 46 D9 E9 11'],
        ['brackets in brackets', 'phone (456 (4)) 345'],
        ['a list', '04 12 18 23 35 41'],
        ['an order number', 'order 0171 1234567'],
        ['an account', 'phone? no, my account is 12345678'],
        ['an NHS number', 'NHS number 425 555 0123'],
        ['an order number after a word for calls', 'message about 12345678'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(seen, text), []));
    }

    for (const [title, text] of [
        ['an order number', 'order 0171 1234567'],
        ['an account', 'account 4255550123'],
        ['digits', 'it has 12345678 rows'],
        ['an address', '370 3911 Fourth Avenue'],
        ['a date', '2024-01-31'],
        ['a price', '1.299.999,00'],
        ['a time in milliseconds', '1700000000000'],
        ['a commit', 'f30cd87e9044a778855e2fe7acc8035f27170206'],
        ['a passport', 'P12345678'],
    ] as const) {
        it(`leaves ${title} even when everything is asked for`, () => assert.deepEqual(found(all, text), []));
    }

    it('finds every number of a calling code and length that exists', () => {
        fc.assert(
            fc.property(e164(), fc.constantFrom(' ', '-', '.', ''), fc.nat(4), ({ code, national }, joint, cut) => {
                const number = `+${code}${joint}${national.slice(0, cut)}${cut > 0 ? joint : ''}${national.slice(cut)}`;
                assert.deepEqual(found(seen, `<${number}>`), [number]);
            }),
        );
    });

    it('finds a North American number in any of its forms', () => {
        const digits = (first: string, length: number) => fc.stringMatching(new RegExp(`^[${first}][0-9]{${length - 1}}$`));
        fc.assert(
            fc.property(digits('2-9', 3), digits('2-9', 3), digits('0-9', 4), fc.constantFrom('-', '.', ' '), (area, exchange, line, joint) => {
                for (const number of [`${area}${joint}${exchange}${joint}${line}`, `(${area}) ${exchange}${joint}${line}`]) {
                    assert.deepEqual(found(seen, `at ${number} now`), [number]);
                }
                assert.deepEqual(found(seen, `at 1${area.slice(1)}${joint}${exchange}${joint}${line} now`), []);
            }),
        );
    });

    for (const [title, unit] of [
        ...HOSTILE, ['national numbers', '030-'], ['single digits and groups', '1 1 11 '], ['pairs', '12 12 12 12 1 '], ['numbers in a row', '0171 1234567 '],
        ['extensions', '425-555-0123 x'], ['lines', '5551234\n'], ['words for it', 'phone 1234567 '],
    ] as const) {
        it(`reads ${title} in linear time`, () => linear(all, unit));
    }
});

/** Eight digits and more behind a calling code, as it exists. */
function e164(): fc.Arbitrary<{ code: string; national: string }> {
    return fc.constantFrom(...CALLING_CODES.split(' ')).chain((entry) => {
        const [code, lengths, first] = entry.split(':') as [string, string, string];
        const ofBits = (bits: string) => [...Array(20).keys()].filter((bit) => (parseInt(bits, 16) >> bit) & 1);
        const possible = ofBits(lengths).filter((length) => length + code.length >= 8 && length + code.length <= 15);
        return fc.constantFrom(...(possible.length > 0 ? possible : [10])).chain((length) =>
            fc.record({
                code: fc.constant(code),
                national: fc.tuple(fc.constantFrom(...ofBits(first)), fc.stringMatching(new RegExp(`^[1-9]{${length - 1}}$`))).map((parts) => parts.join('')),
            }),
        );
    });
}
