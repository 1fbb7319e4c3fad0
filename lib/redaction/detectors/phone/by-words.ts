import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';
import type { Scan } from '../../scan/scan';
import type { Found } from './international';
import { bracketBefore } from './joints';
import { likelihoodByWords } from './likelihood';
import { isLookAlike } from './look-alikes';
import { isNextToCode } from './neighbours';
import { canBegin, canEnd } from './surroundings';

/** Digits of a number that only the words around it give away. */
const [FEWEST, MOST] = [7, 13];
const MOST_GROUPS = 6;
const [ZERO, TWO] = [48, 50];

/** Takes all pieces together, in whatever groups, where a word says that they are a telephone number. */
export function findByWords(scan: Scan, row: Row, from: number, to: number, found: Found): void {
    const { text } = scan;
    found.end = 0;
    if (to - from > MOST_GROUPS || !isPlausible(row, from, to) || isNextToCode(row, from, to)) return;
    const start = bracketBefore(text, row, from, to, row.startOf(from));
    const stop = row.endOf(to - 1);
    if ((start === row.startOf(from) && !canBegin(text, start)) || !canEnd(text, stop, false)) return;
    found.end = to;
    found.start = start;
    found.confidence = likelihoodByWords(scan, start, stop, bareConfidence(row, from, to, start));
}

function isPlausible(row: Row, from: number, to: number): boolean {
    const digits = row.first[to]! - row.first[from]!;
    const first = row.codes[row.first[from]!]!;
    if (digits > MOST || digits < (first === ZERO ? FEWEST - 1 : FEWEST) || isLookAlike(row, from, to)) return false;
    if (to - from === 2 && row.joint[from + 1] === JOINT.slash && first !== ZERO) return false; // 2009/2010
    return digits !== FEWEST || row.lengthOf(from) !== 3 || first >= TWO; // 112-3333: no exchange begins with 0 or 1
}

/** Without such a word: an area code in brackets, a number that begins with zero, `555-1234`. */
function bareConfidence(row: Row, from: number, to: number, start: number): number {
    if (to - from === 1) return 0;
    if (start < row.startOf(from) && row.lengthOf(from) <= 5) return 0.1;
    const digits = row.first[to]! - row.first[from]!;
    if (row.codes[row.first[from]!] === ZERO) return digits >= 10 && digits <= 11 ? 0.05 : 0;
    return to - from === 2 && digits === FEWEST && row.lengthOf(from) === 3 && row.joint[from + 1] === JOINT.dash ? 0.05 : 0;
}
