import { luhn } from '../checksum';
import { isPartOfGuid } from '../context';
import { digitRows, type DigitGroup } from '../digit-groups';
import type { Detector, Finding } from '../finding';

const SHORTEST = 13;
const LONGEST = 19;

/**
 * Issuer ranges by their first digits, and the lengths of their numbers. Luhn's check alone would take every tenth number.
 * From the issuers' public range tables (Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay, Maestro,
 * Mir, RuPay, Troy, Elo, Hipercard); ISO/IEC 7812-1 for the form.
 */
const ISSUERS: readonly (readonly [low: number, high: number, lengths: readonly number[]])[] = [
    [4, 4, [13, 16, 19]],
    [51, 55, [16]],
    [2221, 2720, [16]],
    [34, 34, [15]],
    [37, 37, [15]],
    [6011, 6011, [16, 17, 18, 19]],
    [644, 659, [16, 17, 18, 19]],
    [300, 305, [14, 15, 16, 17, 18, 19]],
    [3095, 3095, [14, 15, 16, 17, 18, 19]],
    [36, 36, [14, 15, 16, 17, 18, 19]],
    [38, 39, [14, 15, 16, 17, 18, 19]],
    [3528, 3589, [16, 17, 18, 19]],
    [62, 62, [16, 17, 18, 19]],
    [81, 82, [16, 17, 18, 19]],
    [2200, 2204, [16, 17, 18, 19]],
    [60, 60, [16]],
    [508, 508, [16]],
    [9792, 9792, [16]],
    [504175, 504175, [16]],
    [506699, 506778, [16]],
    [509000, 509999, [16]],
    [636297, 636297, [16]],
    [636368, 636369, [16]],
    [637095, 637095, [16]],
    [637568, 637568, [16]],
    [637599, 637599, [16]],
    [637609, 637612, [16]],
    [5018, 5018, [13, 14, 15, 16, 17, 18, 19]],
    [5020, 5020, [13, 14, 15, 16, 17, 18, 19]],
    [5038, 5038, [13, 14, 15, 16, 17, 18, 19]],
    [5893, 5893, [13, 14, 15, 16, 17, 18, 19]],
    [6304, 6304, [13, 14, 15, 16, 17, 18, 19]],
    [6759, 6763, [13, 14, 15, 16, 17, 18, 19]],
];

/** Payment card numbers (PAN) of 13 to 19 digits, plain or in groups: issuer range, length and check digit must agree. */
export const creditCard: Detector = (text) => {
    const findings: Finding[] = [];
    for (const row of digitRows(text)) {
        for (let first = 0; first < row.length; first++) {
            const last = isFraction(row, first) || isFraction(row, first + 1) || isDate(row, first) ? -1 : longestCard(row, first);
            const [start, end] = [row[first]?.start, row[last]?.end];
            if (start === undefined || end === undefined || isPartOfGuid(text, start, end)) continue;
            findings.push({ kind: 'CREDIT_CARD', start, end });
            first = last;
        }
    }
    return findings;
};

/** The group with which the longest card number that begins at `first` ends, or -1. */
function longestCard(row: readonly DigitGroup[], first: number): number {
    let digits = '';
    let found = -1;
    for (let last = first; last < row.length; last++) {
        digits += row[last]!.digits;
        if (digits.length > LONGEST) break;
        if (digits.length >= SHORTEST && isGroupedLikeCard(row.slice(first, last + 1), row) && isCardNumber(digits)) found = last;
    }
    return found;
}

/**
 * In groups of three and more, as cards are printed, the last one as long as is left; digit by digit; or as eight pairs that
 * stand alone. One in ten rows of prices or dates adds up to a card number otherwise.
 */
function isGroupedLikeCard(groups: readonly DigitGroup[], row: readonly DigitGroup[]): boolean {
    const all = (length: number) => groups.every(({ digits }) => digits.length === length);
    return groups.slice(0, -1).every(({ digits }) => digits.length >= 3) || all(1) || (all(2) && groups.length === 8 && row.length === 8);
}

/** `0.4111...`, `4.111...`: with ten or more digits behind the point it is a decimal and no card number, however they add up. */
function isFraction(row: readonly DigitGroup[], index: number): boolean {
    const [whole, fraction] = row.slice(Math.max(0, index - 1), index + 1);
    return fraction?.separator === '.' && fraction.digits.length >= 10 && (whole?.digits.length ?? 0) < 4;
}

/** `30.05.2024`: nobody groups a card number like a date, and with the next date it may add up. */
function isDate(row: readonly DigitGroup[], first: number): boolean {
    const date = row.slice(first, first + 3).map(({ digits, separator }, index) => (index === 0 ? digits : separator + digits));
    return /^[0-3][0-9]([-./])[01][0-9]\1(?:19|20)[0-9]{2}$/.test(date.join(''));
}

function isCardNumber(digits: string): boolean {
    const inRange = ISSUERS.some(([low, high, lengths]) => {
        const prefix = Number(digits.slice(0, String(low).length));
        return prefix >= low && prefix <= high && lengths.includes(digits.length);
    });
    return inRange && luhn(digits);
}
