import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { luhn, mod97, verhoeff, weighted } from '../../lib/redaction/checksum';

const DIGITS = '0123456789'.split('');
const digits = (minLength: number, maxLength: number) => fc.stringMatching(new RegExp(`^[0-9]{${minLength},${maxLength}}$`));
const body = fc.stringMatching(/^[A-Z]{2}[0-9A-Z]{11,30}$/).map((text) => ({ country: text.slice(0, 2), account: text.slice(2) }));
const withChanged = (text: string, index: number, character: string) => text.slice(0, index) + character + text.slice(index + 1);

describe('luhn', () => {
    for (const number of ['4111111111111111', '378282246310005', '30569309025904', '79927398713', '0', '00000000', '18']) {
        it(`passes ${number}`, () => assert.ok(luhn(number)));
    }
    for (const number of ['4111111111111112', '378282246310006', '79927398710', '1', '81']) {
        it(`fails ${number}`, () => assert.ok(!luhn(number)));
    }

    it('checks a part of a string', () => assert.deepEqual([luhn('x79927398713y', 1, 12), luhn('1799273987131', 1, 12), luhn('799273987131', 1)], [true, true, false]));

    it('has exactly one check digit for every number', () => {
        fc.assert(fc.property(digits(1, 30), (number) => assert.equal(DIGITS.filter((digit) => luhn(number + digit)).length, 1)));
    });

    it('fails with any one digit changed', () => {
        fc.assert(
            fc.property(digits(1, 30), (number) => {
                const valid = number + DIGITS.find((digit) => luhn(number + digit));
                for (const index of valid.split('').keys()) {
                    for (const digit of DIGITS) assert.equal(luhn(withChanged(valid, index, digit)), digit === valid[index]);
                }
            }),
            { numRuns: 30 },
        );
    });
});

describe('mod97', () => {
    for (const iban of ['DE89370400440532013000', 'GB82WEST12345698765432', 'FR1420041010050500013M02606', 'NO9386011117947', 'MT84MALT011000012345MTLCAST001S']) {
        it(`passes ${iban}`, () => assert.ok(mod97(iban)));
    }
    for (const iban of ['DE89370400440532013001', 'DE98370400440532013000', 'GB82WEST12345698765423', '']) {
        it(`fails ${iban || 'nothing'}`, () => assert.ok(!mod97(iban)));
    }

    it('has exactly one pair of check digits from 02 to 98 for every account', () => {
        const pairs = Array.from({ length: 97 }, (_, index) => String(index + 2).padStart(2, '0'));
        fc.assert(fc.property(body, ({ country, account }) => assert.equal(pairs.filter((pair) => mod97(country + pair + account)).length, 1)));
    });

    it('fails with any one digit changed, or two neighbours swapped', () => {
        fc.assert(
            fc.property(digits(11, 30), (account) => {
                const pairs = Array.from({ length: 97 }, (_, index) => String(index + 2).padStart(2, '0'));
                const valid = `DE${pairs.find((pair) => mod97(`DE${pair}${account}`))}${account}`;
                for (let index = 2; index < valid.length; index++) {
                    for (const digit of DIGITS) assert.equal(mod97(withChanged(valid, index, digit)), digit === valid[index]);
                    const [one, two] = [valid[index]!, valid[index + 1]];
                    if (two !== undefined && two !== one && index !== 3) assert.ok(!mod97(withChanged(withChanged(valid, index, two), index + 1, one)));
                }
            }),
            { numRuns: 30 },
        );
    });
});

describe('weighted', () => {
    it('adds digits and letters, each times its weight', () => assert.equal(weighted('12AZ', [1, 10, 100, 1000]), 1 + 20 + 1000 + 35_000));
    it('reads as many as there are weights', () => assert.equal(weighted('987', [1, 1]), 17));
});

describe('verhoeff', () => {
    for (const number of ['2363', '758722', '1428570', '84736430954837284567892', '']) {
        it(`passes ${number || 'nothing'}`, () => assert.ok(verhoeff(number)));
    }
    for (const number of ['2364', '758723', '2633', '84736430954837284567893']) it(`fails ${number}`, () => assert.ok(!verhoeff(number)));

    it('has exactly one check digit for every number', () => {
        fc.assert(fc.property(digits(1, 30), (number) => assert.equal(DIGITS.filter((digit) => verhoeff(number + digit)).length, 1)));
    });

    it('fails with any one digit changed, or two neighbours swapped', () => {
        fc.assert(
            fc.property(digits(1, 30), (number) => {
                const valid = number + DIGITS.find((digit) => verhoeff(number + digit));
                for (const index of valid.split('').keys()) {
                    for (const digit of DIGITS) assert.equal(verhoeff(withChanged(valid, index, digit)), digit === valid[index]);
                    const [one, two] = [valid[index]!, valid[index + 1]];
                    if (two !== undefined && two !== one) assert.ok(!verhoeff(withChanged(withChanged(valid, index, two), index + 1, one)));
                }
            }),
            { numRuns: 30 },
        );
    });
});
