import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { luhn } from '../../../../lib/redaction/checksum';
import { creditCard as detector } from '../../../../lib/redaction/detectors/financial/credit-card';
import { found, HOSTILE, linear, SEPARATORS, SURROUNDINGS } from '../../found';
import { detectorOf } from '../../scanning';

const creditCard = detectorOf({ numbers: [detector] });

const VISA = '4111111111111111';

// Test numbers that the issuers and payment processors publish.
const CARDS = [
    ['Visa', '4111111111111111'], ['Visa', '4012888888881881'], ['Visa of 13 digits', '4222222222222'], ['Visa of 19 digits', '4000000000000000006'],
    ['Mastercard', '5555555555554444'], ['Mastercard', '5105105105105100'], ['Mastercard of the 2 series', '2223003122003222'], ['Mastercard of the 2 series', '2720990000000007'],
    ['American Express', '378282246310005'], ['American Express', '371449635398431'], ['American Express', '343434343434343'],
    ['Discover', '6011111111111117'], ['Discover', '6011000990139424'], ['Discover of 19 digits', '6011000000000000001'], ['Diners Club', '30569309025904'],
    ['Diners Club', '38520000023237'], ['Diners Club', '36227206271667'], ['JCB', '3530111333300000'], ['JCB', '3566002020360505'], ['UnionPay', '6200000000000005'],
    ['UnionPay of 19 digits', '6205500000000000004'], ['Maestro', '6759649826438453'], ['Maestro', '6304000000000000'], ['Elo', '5066991111111118'], ['Elo', '6362970000457013'], ['Hipercard', '6062828888666688'], ['Mir', '2200000000000053'],
    ['Troy', '9792030000000000'], ['Dankort', '5019717010103742'],
] as const;
const valid = CARDS.filter(([, number]) => luhn(number));

describe('creditCard', () => {
    for (const [issuer, number] of valid) {
        it(`finds ${issuer} ${number}`, () => assert.deepEqual(found(creditCard, `my card is ${number}, thanks`), [number]));
        it(`leaves ${issuer} ${number} with another check digit`, () => {
            for (let more = 1; more < 10; more++) {
                const other = number.slice(0, -1) + String((Number(number.at(-1)) + more) % 10);
                assert.deepEqual(found(creditCard, other), [], other);
            }
        });
    }

    it('knows every number of the table', () => assert.deepEqual(CARDS.filter(([, number]) => !luhn(number)), []));

    for (const [title, separator] of SEPARATORS) {
        for (const number of ['4111 1111 1111 1111', '3782 822463 10005', '3056 930902 5904', '4000 0000 0000 0000 006', '41 11 11 11 11 11 11 11', VISA.split('').join(' ')]) {
            it(`finds ${number} with ${title}`, () => {
                const written = number.replaceAll(' ', separator);
                assert.deepEqual(found(creditCard, `card ${written} ok`), [written]);
            });
        }
    }

    for (const [title, separator, count] of [
        ['slashes', '/', 1], ['underscores', '_', 1], ['dashes between blanks', ' - ', 1], ['four blanks', '    ', 1], ['five blanks', '     ', 0], ['four dashes', '----', 0], ['commas', ',', 1], ['commas and blanks', ', ', 0], ['words', ' and ', 0], ['colons', ':', 0],
    ] as const) {
        it(`${count ? 'finds' : 'leaves'} groups of four with ${title}`, () => assert.equal(found(creditCard, VISA.match(/.{4}/g)!.join(separator)).length, count));
    }

    it('finds groups that are separated in more than one way', () => assert.deepEqual(found(creditCard, '4111 1111-1111.1111'), ['4111 1111-1111.1111']));

    for (const [title, before, after] of [...SURROUNDINGS, ['next to letters', 'card', 'visa'], ['next to an underscore', '_', '_'], ['after a number', '12 ', ''], ['before a number', '', ' 12'], ['before a security code', '', ' 123']] as const) {
        it(`finds a number ${title}`, () => assert.deepEqual(found(creditCard, before + VISA + after), [VISA]));
    }

    for (const [title, text, expected] of [
        ['two numbers', `${VISA} or 5555555555554444`, [VISA, '5555555555554444']],
        ['two numbers without a word between', `${VISA} 378282246310005`, [VISA, '378282246310005']],
        ['two numbers in groups without a word between', '4111 1111 1111 1111 5555 5555 5555 4444', ['4111 1111 1111 1111', '5555 5555 5555 4444']],
        ['the same number twice', `${VISA} ${VISA}`, [VISA, VISA]],
        ['the longest of several', '4000 0000 0000 0000 006', ['4000 0000 0000 0000 006']],
        ['no second number in the groups of the first', '5555 5555 5555 4444 1232', ['5555 5555 5555 4444']],
        ['numbers on lines of their own', `${VISA}\n5555555555554444\n`, [VISA, '5555555555554444']],
        ['a number behind an enumeration', `1. ${VISA}`, [VISA]],
        ['a number in an enumeration without a blank', `1.${VISA}`, [VISA]],
        ['numbers in an enumeration', `Cards:\n1.${VISA}\n 12.5555555555554444`, [VISA, '5555555555554444']],
        ['a number in an enumeration with brackets', `1)${VISA}`, [VISA]],
        ['a first group in brackets', 'card (4111) 1111 1111 1111.', ['(4111) 1111 1111 1111']],
        ['a first group in brackets that touch', '(3782)822463-10005', ['(3782)822463-10005']],
        ['commas in brackets', '(4111,1111,1111,1111)', ['4111,1111,1111,1111']],
        ['a number in a list with commas', `12,${VISA},123`, [VISA]],
        ['a number behind its date of expiry', `12/29 ${VISA}`, [VISA]],
    ] as const) {
        it(`finds ${title}`, () => assert.deepEqual(found(creditCard, text), expected));
    }

    for (const [title, text] of [
        ['an order number that passes Luhn, but no issuer has', '1234567812345670'],
        ['an order number of 14 digits that passes Luhn', '79927398710004'],
        ['a Visa number of 15 digits', '411111111111116'],
        ['a Mastercard number of 15 digits', '555555555555558'],
        ['an American Express number of 16 digits', '3782822463100003'],
        ['12 digits', '411111111117'],
        ['20 digits', '41111111111111111115'],
        ['20 digits that hold a card number', `1234${VISA}`],
        ['a card number within more digits', `${VISA}12345678`],
        ['nothing but zeros', '0000000000000000'],
        ['a time in milliseconds', '1700000000000'],
        ['a time in microseconds', '1700000000000001'],
        ['a time in nanoseconds', '1700000000000000004'],
        ['a time of 14 digits', '20240131123455'],
        ['an ISO date', '2024-01-31T12:34:56.789Z'],
        ['two ISO dates', '2024-01-31 2024-02-29'],
        ['a decimal below one', '0.4111111111111111'],
        ['a decimal that reads like a Visa number', '4.111111111111111'],
        ['a decimal that reads like an American Express number', '37.8282246310005'],
        ['a negative decimal', '-4.111111111111111'],
        ['a decimal with three digits before the point', '378.282246310005'],
        ['a decimal in a sentence', `p = 1.${VISA}`],
        ['a decimal below one on a line of its own', `0.${VISA}`],
        ['a decimal with three digits before the point on a line of its own', `123.${VISA}`],
        ['a decimal far from the start of its line', `${' '.repeat(20)}=1.${VISA}`],
        ['a first group before a bracket that nothing opened', '4111) 1111 1111 1111'],
        ['a second bracket further behind', '(4111) 1111) 1111 1111'],
        ['a decimal far behind a word', `p =${' '.repeat(9)}1.${VISA}`],
        ['a bracket further behind', '(4111 1111) 1111 1111'],
        ['groups of other lengths with commas', '3782,822463,10005'],
        ['a longer list of groups of four with commas', '4111,1111,1111,1111,1234'],
        ['a longer list of groups of four before it', '1234,4111,1111,1111,1111'],
        ['commas and blanks', '4111,1111 1111,1111'],
        ['an IP address', '192.168.100.200'],
        ['an IP address with its port', '41.111.111.111:11111'],
        ['a GUID', '123e4567-e89b-12d3-a456-426614174000'],
        ['a GUID that ends like a card number', '00000000-0000-0000-4111-111111111111'],
        ['a GUID with a card number across its groups', '33c81b5f-4ad6-4691-8704-07006fc3f5ab'],
        ['a telephone number', '+49 (30) 901820'],
        ['a version', '4.11.11.11'],
        ['a mail thread id', '19:4111abc1111@thread.v2'],
        ['no digits', 'four one one one'],
        ['nothing', ''],
    ] as const) {
        it(`leaves ${title}`, () => assert.deepEqual(found(creditCard, text), []));
    }

    for (const [title, number, separator] of [
        ['prices', fc.integer({ min: 100, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)), ' '],
        ['two-digit numbers', fc.integer({ min: 10, max: 99 }).map(String), ' '],
        ['small numbers of all lengths', fc.integer({ min: 1, max: 99 }).map(String), '-'],
    ] as const) {
        it(`leaves every row of ${title}`, () => {
            const rows = fc.array(number, { minLength: 9, maxLength: 12 }).filter((row) => row.join('').length !== 16); // `6-2` can be a pair, and eight pairs a card
            fc.assert(fc.property(rows, (row) => assert.deepEqual(found(creditCard, row.join(separator)), [])));
        });
    }

    it('leaves every range of dates', () => {
        const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2079-12-31'), noInvalidDate: true });
        fc.assert(
            fc.property(date, date, fc.constantFrom('.', '/', '-'), fc.constantFrom(' - ', ' ', '-', '\u2013'), (from, to, dot, dash) => {
                const [one, two] = [from, to].map((day) => day.toISOString().slice(0, 10).split('-').toReversed().join(dot));
                assert.deepEqual(found(creditCard, `${one}${dash}${two}`), []);
            }),
            { numRuns: 2_000 },
        );
    });

    it('leaves every decimal in a sentence, and every one below one', () => {
        const decimal = fc.double({ min: 0, max: 1_000, noNaN: true });
        fc.assert(fc.property(decimal, (number) => assert.deepEqual(found(creditCard, `p = ${number}`), [])), { numRuns: 5_000 });
        const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
        fc.assert(fc.property(fraction, (number) => assert.deepEqual(found(creditCard, String(number)), [])), { numRuns: 5_000 });
    });

    it('leaves every GUID', () => {
        fc.assert(fc.property(fc.uuid(), (guid) => assert.deepEqual(found(creditCard, `id ${guid}.`), [])), { numRuns: 2_000 });
    });

    it('finds a card number beside a GUID', () => {
        assert.deepEqual(found(creditCard, `00000000-0000-0000-4111-111111111111 ${VISA}`), [VISA]);
        assert.deepEqual(found(creditCard, `${VISA} 00000000-0000-0000-4111-111111111111`), [VISA]);
    });

    for (const [title, unit] of HOSTILE) it(`reads ${title} in linear time`, () => linear(creditCard, unit));
});
