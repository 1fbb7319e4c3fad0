import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';
import type { Scan } from '../../scan/scan';
import { isGrouping, MOST_GROUPS } from './groupings';
import type { Found } from './international';
import { bracketBefore, isEdge, isLineEnd } from './joints';
import { isLookAlike } from './look-alikes';
import { isPartOfList } from './neighbours';
import { canBegin, canEnd } from './surroundings';

const [FEWEST, MOST] = [7, 12];
const [ZERO, ONE, TWO] = [48, 49, 50];
/** Of a number whose form is North American; with brackets no words near it make a difference. */
export const [SURE, CERTAIN] = [0.7, 0.9];
/** Of such a number on several lines. */
const BROKEN = 0.3;
/** Only words near it make it count: words for the telephone alone, or also those for calls. */
export const [NEAR_TELEPHONE_ONLY, IN_CONTEXT] = [0.001, 0.002];
/** Of eleven digits, the most common plain number. */
export const CHINESE_MOBILE = 0.3;

/**
 * Looks for a number that is written as at home and begins with the piece: grouped like those of its region. `from` and `to`
 * are the ends of the row, whose whole length a number without trunk prefix or bracket must take.
 */
export function findNational({ text }: Scan, row: Row, from: number, first: number, to: number, found: Found): void {
    found.end = 0;
    found.confidence = 0;
    found.start = bracketBefore(text, row, first, to, row.startOf(first));
    const isBracketed = found.start < row.startOf(first);
    if (!isBracketed && !canBegin(text, found.start)) return;
    let groups = 0;
    let lines = 1;
    for (let last = first; last < to && last < first + MOST_GROUPS; last++) {
        if (last > first && !isGroupJoint(row, first, last, isBracketed)) return;
        if (last > first && isLineEnd(text, row, last)) lines++;
        const digits = row.first[last + 1]! - row.first[first]!;
        if (digits > MOST) return;
        groups = groups * 16 + row.lengthOf(last);
        if (digits < FEWEST) continue;
        const isWhole = (first === from || isEdge(text, row, first)) && (last + 1 === to || isEdge(text, row, last + 1));
        const onOneLine = confidenceOf(row, first, last, groups, isBracketed, isWhole);
        const confidence = lines === 1 ? onOneLine : onOneLine >= SURE ? BROKEN : 0;
        if (confidence < found.confidence || confidence === 0 || !canEnd(text, row.endOf(last), isBracketed && confidence >= SURE)) continue;
        if (isLookAlike(row, first, last + 1)) continue;
        found.end = last + 1;
        found.confidence = confidence;
    }
}

function isGroupJoint(row: Row, first: number, piece: number, isBracketed: boolean): boolean {
    return row.joint[piece] !== JOINT.slash || (piece === first + 1 && (isBracketed || row.codes[row.first[first]!] === ZERO));
}

function confidenceOf(row: Row, first: number, last: number, groups: number, isBracketed: boolean, isWhole: boolean): number {
    const northAmerican = northAmericanConfidence(row, first, last, groups, isBracketed, isWhole);
    const at = row.first[first]!;
    if (northAmerican >= SURE || !isGrouping(groups, row.codes, at)) return northAmerican;
    return Math.max(northAmerican, groupedConfidence(row, first, last, isBracketed, isWhole));
}

/** Of a number that a region groups like that. */
function groupedConfidence(row: Row, first: number, last: number, isBracketed: boolean, isWhole: boolean): number {
    const at = row.first[first]!;
    const groups = last - first + 1;
    if (groups === 1) return isWhole ? plainConfidence(row, at, row.lengthOf(first)) : 0;
    const hasZero = row.codes[at] === ZERO;
    if (hasZero && isBracketed) return 0.6;
    if (hasZero || isBracketed) return groups > 2 && (isWhole || !isPartOfList(row, first, last)) ? 0.6 : 0.35;
    if (!isWhole) return 0;
    if (groups === 5) return 0.6; // 8 912 345-67-89
    return groups > 2 ? 0.15 : row.first[last + 1]! - at >= 10 ? 0.05 : IN_CONTEXT;
}

function plainConfidence(row: Row, at: number, digits: number): number {
    const first = row.codes[at];
    if (row.at[at + digits - 1]! - row.at[at]! >= digits) return IN_CONTEXT; // digit by digit
    if (digits < 9) return NEAR_TELEPHONE_ONLY;
    if (first === ZERO) return 0.1;
    if (first === ONE) return digits === 11 ? CHINESE_MOBILE : IN_CONTEXT;
    return digits === 10 ? 0.02 : digits === 9 ? NEAR_TELEPHONE_ONLY : IN_CONTEXT;
}

const [PLAIN, AREA, GROUPED, WITH_ONE, ONE_AREA, ONE_PLAIN, ONE_APART] = [0xa, 0x37, 0x334, 0x1334, 0x137, 0xb, 0x1a];

/** `(415) 555-2671`, `1-415-555-2671`; no area or exchange code begins with 0 or 1. @see https://www.nanpa.com */
function northAmericanConfidence(row: Row, first: number, last: number, groups: number, isBracketed: boolean, isWhole: boolean): number {
    const hasOne = groups === WITH_ONE || groups === ONE_AREA || groups === ONE_PLAIN || groups === ONE_APART;
    const at = row.first[first]! + (hasOne ? 1 : 0);
    if (hasOne && row.codes[at - 1] !== ONE) return 0;
    const isValid = row.codes[at]! >= TWO && row.codes[at + 3]! >= TWO;
    if (groups === GROUPED || groups === WITH_ONE) return isValid ? (isBracketed ? CERTAIN : SURE) : isBracketed || row.joint[last] !== JOINT.blank ? 0.2 : 0;
    if (!isWhole || !isValid) return 0;
    if (groups === AREA || groups === ONE_AREA) return isBracketed ? 0.6 : 0.1;
    return groups === PLAIN ? 0.05 : groups === ONE_PLAIN || groups === ONE_APART ? IN_CONTEXT : 0;
}
