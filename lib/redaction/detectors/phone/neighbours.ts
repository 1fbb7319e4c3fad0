import { DIGITS } from '../../scan/reading';
import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';

/** `00 10 00 31 46 D9`, `DE89 3704`, `GB29 NWBK 6016`: words of letters and digits beside pieces make them a part of something longer. */
export function isNextToCode(row: Row, from: number, to: number): boolean {
    if (to + 1 < row.pieces && row.kinds[to] !== DIGITS && row.joint[to] !== JOINT.none && row.joint[to + 1] === JOINT.none) return true;
    if (from < 2) return false;
    return row.kinds[from - 1] === DIGITS ? isCode(row, from - 1) : row.joint[from - 1] === JOINT.none || isCode(row, from - 2);
}

/** Digits behind letters. */
export function isCode(row: Row, piece: number): boolean {
    return piece > 0 && row.kinds[piece] === DIGITS && row.joint[piece] === JOINT.none;
}

/** `04 12 18 23 35 41`: more groups of the same length beside them. */
export function isPartOfList(row: Row, first: number, last: number): boolean {
    return isLike(row, first, first - 1) || isLike(row, last, last + 1);
}

function isLike(row: Row, piece: number, other: number): boolean {
    return other >= 0 && other < row.pieces && row.kinds[other] === DIGITS && row.lengthOf(piece) === row.lengthOf(other);
}
