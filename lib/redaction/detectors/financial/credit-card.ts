import { luhnCodes } from '../../checksum';
import type { NumberDetector } from '../../scan/detector';
import { isPartOfGuid } from '../../scan/guid';
import { DIGITS } from '../../scan/reading';
import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';
import type { Scan } from '../../scan/scan';
import { cardLengths } from './issuers';

const SHORTEST = 13;
const LONGEST = 19;
const CONFIDENCE = 0.95;

/** Payment card numbers (PAN) of 13 to 19 digits, plain or in groups: issuer range, length and check digit must agree. */
export const creditCard: NumberDetector<'CREDIT_CARD'> = {
    kinds: { CREDIT_CARD: 'restricted' },
    least: SHORTEST,
    find(scan, row, from, to) {
        const end = row.first[to]!;
        for (let piece = from; piece < to && end - row.first[piece]! >= SHORTEST; ) {
            const last = lastOfCard(row, piece, to, scan.text);
            if (last >= 0) claim(scan, row, row.first[piece]!, row.first[last + 1]!, isBracketed(row, piece, scan.text));
            else if (isSpaced(row, piece)) findInSpaced(scan, row, piece);
            piece = Math.max(last, piece) + 1;
        }
    },
};

function claim(scan: Scan, row: Row, first: number, end: number, hasBracket: boolean): void {
    const [from, to] = [row.at[first]!, row.at[end - 1]! + 1];
    if (!isPartOfGuid(scan.text, from, to)) scan.claim('CREDIT_CARD', hasBracket ? from - 1 : from, to, CONFIDENCE);
}

/** The piece with which the longest card number that begins at `first` ends, or -1. */
function lastOfCard(row: Row, first: number, to: number, text: string): number {
    const from = row.first[first]!;
    const lengths = cardLengths(row.codes, from);
    if (lengths === 0 || isPartOfDecimal(row, first, text) || isFraction(row, first + 1) || isDate(row, first, to)) return -1;
    let found = -1;
    for (let last = first; last < to; last++) {
        const end = row.first[last + 1]!;
        if (end - from > LONGEST) break;
        const isPlausible = (lengths & (1 << (end - from))) !== 0 && isGroupedLikeCard(row, first, last, to, text);
        if (isPlausible && luhnCodes(row.codes, from, end)) found = last;
    }
    return found;
}

/** Digit by digit, a number and what follows it are one piece. */
function findInSpaced(scan: Scan, row: Row, piece: number): void {
    const end = row.first[piece + 1]!;
    for (let from = row.first[piece]!; end - from >= SHORTEST; from++) {
        const lengths = cardLengths(row.codes, from);
        for (let length = LONGEST; length >= SHORTEST; length--) {
            if ((lengths & (1 << length)) === 0 || from + length > end || !luhnCodes(row.codes, from, from + length)) continue;
            claim(scan, row, from, from + length, false);
            from += length - 1;
            break;
        }
    }
}

function isSpaced(row: Row, piece: number): boolean {
    return row.endOf(piece) - row.startOf(piece) > row.lengthOf(piece);
}

/**
 * In groups of three and more, as cards are printed, the last one as long as is left; or as eight pairs that stand alone. One in
 * ten rows of prices or dates adds up to a card number otherwise.
 */
function isGroupedLikeCard(row: Row, first: number, last: number, to: number, text: string): boolean {
    let isLong = true;
    let arePairs = last - first === 7 && row.lengthOf(last) === 2 && last + 1 === to && (first === 0 || row.kinds[first - 1] !== DIGITS);
    for (let piece = first; piece <= last; piece++) {
        const length = row.lengthOf(piece);
        if (piece < last && length < 3) isLong = false;
        if (length !== 2) arePairs = false;
        const joint = piece > first ? row.joint[piece] : JOINT.none;
        if (joint === JOINT.bracket && !(piece === first + 1 && isBracketed(row, first, text))) return false;
        if (joint === JOINT.comma && !areFoursInCommas(row, first, last, to)) return false;
    }
    return isLong || arePairs;
}

/** `4111,1111,1111,1111`: four fours between commas and no more, as a list of numbers may go on like a card number. */
function areFoursInCommas(row: Row, first: number, last: number, to: number): boolean {
    if (last - first !== 3 || row.joint[first] === JOINT.comma || (last + 1 < to && row.joint[last + 1] === JOINT.comma)) return false;
    for (let piece = first; piece <= last; piece++) {
        if (row.lengthOf(piece) !== 4 || (piece > first && row.joint[piece] !== JOINT.comma)) return false;
    }
    return true;
}

/** `(4111) 1111 1111 1111` */
function isBracketed(row: Row, first: number, text: string): boolean {
    return first + 1 < row.pieces && row.joint[first + 1] === JOINT.bracket && text[row.startOf(first) - 1] === '(' && text[row.endOf(first)] === ')';
}

/** `0.4111...`, `4.111...`: with ten or more digits behind the point it is a decimal and no card number, however they add up. */
function isFraction(row: Row, piece: number): boolean {
    return piece > 0 && piece < row.pieces && row.joint[piece] === JOINT.dot && row.lengthOf(piece) >= 10 && row.lengthOf(piece - 1) < 4;
}

/** The digits behind a decimal point, unless they are the item of an enumeration: `1.4111...` at the start of a line. */
function isPartOfDecimal(row: Row, first: number, text: string): boolean {
    if (!isFraction(row, first)) return false;
    const start = row.startOf(first - 1);
    const isItem = row.lengthOf(first - 1) <= 2 && text[start] !== '0' && isLineStart(text, start);
    return !isItem || /[eE]/.test(text.charAt(row.endOf(first)));
}

function isLineStart(text: string, start: number): boolean {
    const before = /([^ \t]?)[ \t]*$/.exec(text.slice(Math.max(0, start - 8), start));
    return before?.[1] === '\n' || before?.[1] === '\r' || (before?.[1] === '' && start <= 8);
}

/** `30.05.2024`: nobody groups a card number like a date, and with the next date it may add up. */
function isDate(row: Row, first: number, to: number): boolean {
    if (first + 3 > to || row.lengthOf(first) !== 2 || row.lengthOf(first + 1) !== 2 || row.lengthOf(first + 2) !== 4) return false;
    const joint = row.joint[first + 1]!;
    const isJoined = joint === row.joint[first + 2] && (joint === JOINT.dash || joint === JOINT.dot || joint === JOINT.slash);
    return isJoined && /^[0-3][0-9][01][0-9](?:19|20)[0-9]{2}$/.test(row.slice(row.first[first]!, row.first[first + 3]!));
}
