import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';
import type { Scan } from '../../scan/scan';
import { callingCodeAt, isFirst, isLength } from './calling-codes';
import { bracketBefore, isLineEnd } from './joints';
import { canBegin, canEnd } from './surroundings';
import { codeAt, isDigit } from '../../scan/letters';

const MOST_PIECES = 9;
const [FEWEST, MOST] = [8, 15]; // digits, ITU-T E.164
/** Digits by which numbers grow or shrink when a country numbers anew. */
const SLACK = 2;
const ZERO = 48;

/** The last number looked at: the piece behind it (0: there is none), where it starts, how sure that is. */
export interface Found {
    end: number;
    start: number;
    confidence: number;
}

/** Looks for an international number that begins with the piece: behind `+`, or with `00` or `011`. */
export function findInternational({ text }: Scan, row: Row, first: number, to: number, found: Found): void {
    found.end = 0;
    const start = row.startOf(first);
    const plus = plusBefore(text, start);
    const at = row.first[first]! + (plus >= 0 ? 0 : dialPrefix(row, first, to));
    if (plus < 0 && (at === row.first[first]! || !canBegin(text, start))) return;
    const code = callingCodeAt(row.codes, at, row.first[to]!);
    const last = code === 0 ? -1 : lastOf(text, row, first, to, at, code, plus >= 0, 0);
    if (last >= 0) {
        found.end = last + 1;
        found.confidence = confidenceOf(row, first, last, at, code, plus >= 0);
    } else if (plus >= 0) findUnknown(text, row, first, to, code, found);
    found.start = bracketBefore(text, row, first, to, plus < 0 ? start : plus);
}

function confidenceOf(row: Row, first: number, last: number, at: number, code: number, hasPlus: boolean): number {
    const national = row.codes[nationalAt(row, at, code)]!;
    const isUsed = isFirst(code, national);
    if (!isUsed && national === ZERO) return 0.2; // +10 000 000 000
    if (!hasPlus) return isUsed && last > first ? 0.95 : 0.4; // numbers are filled up with zeros, too
    if (row.first[last + 1]! - at < FEWEST) return 0.4;
    return isUsed ? 0.95 : 0.6;
}

/** Where the sign stands, or -1. `45+31`, `45 + 31` and `(45)+31` are sums. */
function plusBefore(text: string, start: number): number {
    let at = start - 1;
    if (codeAt(text, at) === 0x20 || codeAt(text, at) === 0x28) at--;
    if (codeAt(text, at) !== 0x2b) return -1;
    const before = codeAt(text, at - 1) === 0x20 && at < start - 1 ? codeAt(text, at - 2) : codeAt(text, at - 1);
    return isDigit(before) || before === 0x29 || before === 0x2b ? -1 : at;
}

/** How many digits are dialled before the calling code: two for `00`, three for `011`. */
function dialPrefix(row: Row, first: number, to: number): number {
    const at = row.first[first]!;
    if (row.codes[at] !== ZERO || row.first[to]! - at < FEWEST) return 0;
    if (row.codes[at + 1] === ZERO) return row.codes[at + 2] === ZERO ? 0 : 2;
    return row.codes[at + 1] === 49 && row.codes[at + 2] === 49 && row.lengthOf(first) === 3 ? 3 : 0;
}

/** Index of the first digit behind the calling code and the zero that is only dialled at home. */
function nationalAt(row: Row, at: number, code: number): number {
    const national = at + widthOf(code);
    return row.codes[national] === ZERO && !isFirst(code, ZERO) ? national + 1 : national;
}

function widthOf(code: number): number {
    return code > 99 ? 3 : code > 9 ? 2 : 1;
}

function lastOf(text: string, row: Row, first: number, to: number, at: number, code: number, hasPlus: boolean, slack: number): number {
    const national = nationalAt(row, at, code);
    let last = -1;
    for (let piece = first; piece < to && piece < first + MOST_PIECES; piece++) {
        if (piece > first && last >= 0 && (isLineEnd(text, row, piece) || isComplete(row, at, piece))) break;
        const length = row.first[piece + 1]! - national;
        if (length + widthOf(code) > MOST) break;
        if (length > 0 && isLength(code, length, slack) && canEnd(text, row.endOf(piece), hasPlus)) last = piece;
    }
    return last;
}

/** `+46701231408 2 times`: what stands before the piece was not written in groups. */
function isComplete(row: Row, at: number, piece: number): boolean {
    return row.joint[piece] === JOINT.blank && row.lengthOf(piece - 1) > 4 && row.first[piece]! - at >= 10;
}

/** Of a calling code that is not assigned (yet), or one or two digits more or less than numbers have there. */
function findUnknown(text: string, row: Row, first: number, to: number, code: number, found: Found): void {
    const at = row.first[first]!;
    if (row.codes[at] === ZERO) return;
    const last = code > 0 ? lastOf(text, row, first, to, at, code, true, SLACK) : wholeOf(text, row, first, to);
    const digits = row.first[last + 1]! - at;
    if (last < 0 || digits < FEWEST || digits > MOST || (code > 0 && row.codes[nationalAt(row, at, code)] === ZERO)) return;
    found.end = last + 1;
    found.confidence = 0.5;
}

function wholeOf(text: string, row: Row, first: number, to: number): number {
    let last = first;
    while (last + 1 < to && last < first + MOST_PIECES && !isLineEnd(text, row, last + 1)) last++;
    return canEnd(text, row.endOf(last), true) ? last : -1;
}
