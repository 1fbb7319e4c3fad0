import type { NumberDetector } from '../../scan/detector';
import { codeAt } from '../../scan/letters';
import type { Row } from '../../scan/row';
import type { Scan } from '../../scan/scan';
import { findByWords } from './by-words';
import { findInternational, type Found } from './international';
import { isJoint, isLineEnd } from './joints';
import { likelihood } from './likelihood';
import { lookAlikeAt } from './look-alikes';
import { CERTAIN, findNational, SURE } from './national';
import { isCode, isNextToCode } from './neighbours';
import { NEAR_TELEPHONE } from './phone-words';
import { extensionBehind, isInUnspaced } from './surroundings';

const KIND = 'PHONE_NUMBER';
const [FEWEST, MOST] = [6, 20];
const [BLANK, OPEN, PLUS, ZERO] = [0x20, 0x28, 0x2b, 48];
/** The most that plain digits come to by themselves. */
const UNLIKELY = 0.3;
/** Up to here there may be a better one inside. */
const WEAK = 0.15;

/** Reused for every number: a text may hold one every few characters. */
const found: Found = { end: 0, start: 0, confidence: 0 };
const inside: Found = { end: 0, start: 0, confidence: 0 };

/**
 * Telephone numbers: international ones by calling code and length, national ones by how their region groups them, others by the
 * words near them.
 * @see https://github.com/google/libphonenumber and https://www.itu.int/rec/T-REC-E.164
 */
export const phoneNumber: NumberDetector<typeof KIND> = {
    least: FEWEST,
    kinds: { [KIND]: 'personal' },
    find(scan, row, from, to) {
        if (to - from === 1 && !mayBePlain(scan, row, from)) return;
        for (let first = from, end = from; first < to; first = end) {
            end = first + 1;
            while (end < to && isJoint(scan.text, row, end)) end++;
            if (row.first[end]! - row.first[first]! >= FEWEST) findIn(scan, row, first, end);
        }
    },
};

/**
 * Digits in one piece: without words for the telephone, or a sign or zeros for an international call before them, they are too unlikely
 * for anybody who did not ask for that.
 */
function mayBePlain(scan: Scan, row: Row, piece: number): boolean {
    const first = row.first[piece]!;
    if (row.lengthOf(piece) > MOST) return false;
    return row.codes[first] === ZERO || isSigned(scan.text, row.startOf(piece)) || scan.mentions(NEAR_TELEPHONE) || isChinese(scan.text, row, piece) || scan.wants(KIND, UNLIKELY);
}

/** `+` or a bracket, also before a blank. */
function isSigned(text: string, start: number): boolean {
    const code = codeAt(text, start - 1) === BLANK ? codeAt(text, start - 2) : codeAt(text, start - 1);
    return code === PLUS || code === OPEN;
}

/** As mobile numbers are written there, in a text of its script. */
function isChinese(text: string, row: Row, piece: number): boolean {
    return row.lengthOf(piece) === 11 && isInUnspaced(text, row.startOf(piece), row.endOf(piece));
}

/** Looks at pieces that nothing parts but what people put into a number, and at each line in which nothing was found as a whole. */
function findIn(scan: Scan, row: Row, from: number, to: number): void {
    let line = from;
    let hasFound = false;
    for (let first = from; first < to; ) {
        if (first > line && isLineEnd(scan.text, row, first)) {
            if (!hasFound) lookAtLine(scan, row, line, first);
            line = first;
            hasFound = false;
        }
        const next = first + lookAlikeAt(row, first, to);
        const end = next > first ? next : findAt(scan, row, from, first, to);
        hasFound ||= end > 0;
        first = end || first + 1;
    }
    if (!hasFound) lookAtLine(scan, row, line, to);
}

function lookAtLine(scan: Scan, row: Row, from: number, to: number): void {
    findByWords(scan, row, from, to, found);
    if (found.end > 0) claim(scan, row, found.confidence);
}

/** Claims the number that begins with the piece, if one does, and returns the piece behind it, or 0. */
function findAt(scan: Scan, row: Row, from: number, first: number, to: number): number {
    findInternational(scan, row, first, to, found);
    if (found.end === 0) findNational(scan, row, from, first, to, found);
    if (found.end === 0 || (found.confidence <= WEAK && isBetterInside(scan, row, from, first, to))) return 0;
    claim(scan, row, confidenceOf(scan, row, from, first));
    return found.end;
}

/** `12 415-555-2671`: from the left it looks like one number. */
function isBetterInside(scan: Scan, row: Row, from: number, first: number, to: number): boolean {
    for (let piece = first + 1; piece < found.end - 1; piece++) {
        findNational(scan, row, from, piece, to, inside);
        if (inside.end > 0 && inside.confidence > WEAK) return true;
    }
    return false;
}

function confidenceOf(scan: Scan, row: Row, from: number, first: number): number {
    const { end, start, confidence } = found;
    const isMarked = start < row.startOf(first); // by a sign or bracket
    if (!isMarked && confidence !== SURE && ((first > from && isCode(row, from)) || isNextToCode(row, first, end))) return 0.01;
    return confidence >= CERTAIN ? confidence : likelihood(scan, start, row.endOf(end - 1), confidence);
}

function claim(scan: Scan, row: Row, confidence: number): void {
    if (confidence > 0) scan.claim(KIND, found.start, extensionBehind(scan.text, row.endOf(found.end - 1)), confidence);
}
