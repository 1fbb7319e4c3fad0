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

/** An issuer's first digits filled up to six, and the lengths of its numbers as bits. */
interface Range { low: number; high: number; lengths: number }

/** By the first digit, which rules out most numbers at once. */
const RANGES: readonly (readonly Range[])[] = Array.from({ length: 10 }, (_, digit) =>
    ISSUERS.filter(([low]) => String(low).startsWith(String(digit))).map(([low, high, lengths]) => {
        const scale = 10 ** (6 - String(low).length);
        return { low: low * scale, high: (high + 1) * scale - 1, lengths: lengths.reduce((bits, length) => bits | (1 << length), 0) };
    }),
);

/** Payment card numbers (PAN) of 13 to 19 digits, plain or in groups: issuer range, length and check digit must agree. */
export const creditCard: Detector = (text) => digitRows(text).flatMap((row) => cardsIn(row, text));

function cardsIn(row: readonly DigitGroup[], text: string): Finding[] {
    const findings: Finding[] = [];
    const digits = row.length === 1 ? row[0]!.digits : row.map((group) => group.digits).join('');
    for (let first = 0, from = 0; first < row.length; first++) {
        const last = lastOfCard(row, first, digits, from, text);
        const [start, end] = [row[first]!.start, row[last]?.end];
        if (end !== undefined && !isPartOfGuid(text, start, end)) {
            findings.push({ kind: 'CREDIT_CARD', start: isBracketed(row, first, text) ? start - 1 : start, end });
            for (; first < last; first++) from += row[first]!.digits.length;
        }
        from += row[first]!.digits.length;
    }
    return findings;
}

/**
 * The group with which the longest card number that begins at `first` ends, or -1. Allocates nothing: a text may hold a
 * candidate every two characters.
 */
function lastOfCard(row: readonly DigitGroup[], first: number, digits: string, from: number, text: string): number {
    const lengths = lengthsAt(digits, from);
    if (lengths === 0 || isPartOfDecimal(row, first, text) || isFraction(row, first + 1) || isDate(row, first, text)) return -1;
    let found = -1;
    for (let last = first, length = 0; last < row.length; last++) {
        length += row[last]!.digits.length;
        if (length > LONGEST) break;
        const isPlausible = (lengths & (1 << length)) !== 0 && isGroupedLikeCard(row, first, last, text);
        if (isPlausible && luhn(digits, from, from + length)) found = last;
    }
    return found;
}

/** How long an issuer's number can be that begins like the digits at `from`, as bits. */
function lengthsAt(digits: string, from: number): number {
    if (digits.length - from < SHORTEST) return 0;
    const ranges = RANGES[digits.charCodeAt(from) - 48]!;
    if (ranges.length === 0) return 0;
    let prefix = 0;
    for (let at = from; at < from + 6; at++) prefix = prefix * 10 + digits.charCodeAt(at) - 48;
    let lengths = 0;
    for (const range of ranges) if (prefix >= range.low && prefix <= range.high) lengths |= range.lengths;
    return lengths;
}

/**
 * In groups of three and more, as cards are printed, the last one as long as is left; digit by digit; or as eight pairs that
 * stand alone. One in ten rows of prices or dates adds up to a card number otherwise.
 */
function isGroupedLikeCard(row: readonly DigitGroup[], first: number, last: number, text: string): boolean {
    const length = row[first]!.digits.length;
    let [isEven, isLong] = [true, true];
    for (let index = first; index <= last; index++) {
        const group = row[index]!;
        if (group.digits.length !== length) isEven = false;
        if (index < last && group.digits.length < 3) isLong = false;
        if (index > first && group.separator!.startsWith(')') && !(index === first + 1 && isBracketed(row, first, text))) return false;
        if (index > first && group.separator === ',' && !areFoursInCommas(row, first, last)) return false;
    }
    return isLong || (isEven && length === 1) || (isEven && length === 2 && last - first === 7 && row.length === 8);
}

/** `4111,1111,1111,1111`: four fours between commas and no more, as a list of numbers may go on like a card number. */
function areFoursInCommas(row: readonly DigitGroup[], first: number, last: number): boolean {
    if (last - first !== 3 || row[first]!.separator === ',' || row[last + 1]?.separator === ',') return false;
    for (let index = first; index <= last; index++) {
        if (row[index]!.digits.length !== 4 || (index > first && row[index]!.separator !== ',')) return false;
    }
    return true;
}

/** `(4111) 1111 1111 1111` */
function isBracketed(row: readonly DigitGroup[], first: number, text: string): boolean {
    return row[first + 1]?.separator?.startsWith(')') === true && text[row[first]!.start - 1] === '(';
}

/** `0.4111...`, `4.111...`: with ten or more digits behind the point it is a decimal and no card number, however they add up. */
function isFraction(row: readonly DigitGroup[], index: number): boolean {
    const fraction = row[index];
    return fraction?.separator === '.' && fraction.digits.length >= 10 && row[index - 1]!.digits.length < 4;
}

/** The digits behind a decimal point, unless they are the item of an enumeration: `1.4111...` at the start of a line. */
function isPartOfDecimal(row: readonly DigitGroup[], first: number, text: string): boolean {
    if (!isFraction(row, first)) return false;
    const { digits, start } = row[first - 1]!;
    const isItem = digits.length <= 2 && !digits.startsWith('0') && isLineStart(text, start);
    return !isItem || /[eE]/.test(text.charAt(row[first]!.end));
}

function isLineStart(text: string, start: number): boolean {
    const before = /([^ \t]?)[ \t]*$/.exec(text.slice(Math.max(0, start - 8), start));
    return before?.[1] === '\n' || before?.[1] === '\r' || (before?.[1] === '' && start <= 8);
}

/** `30.05.2024`: nobody groups a card number like a date, and with the next date it may add up. */
function isDate(row: readonly DigitGroup[], first: number, text: string): boolean {
    const [day, month, year] = [row[first], row[first + 1], row[first + 2]];
    if (day?.digits.length !== 2 || month?.digits.length !== 2 || year?.digits.length !== 4) return false;
    return /^[0-3][0-9]([-./])[01][0-9]\1(?:19|20)[0-9]{2}$/.test(text.slice(day.start, year.end));
}
