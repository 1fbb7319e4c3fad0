import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';
import { canBegin } from './surroundings';
import { codeAt } from '../../scan/letters';

const [TAB, LINE_FEED, RETURN, OPEN, CLOSE] = [0x09, 0x0a, 0x0d, 0x28, 0x29];

/** Whether people put what stands before the piece into a number, if need be the end of a line. */
export function isJoint(text: string, row: Row, piece: number): boolean {
    const joint = row.joint[piece]!;
    if (joint === JOINT.bracket) return codeAt(text, row.endOf(piece - 1)) !== codeAt(text, row.endOf(piece - 1) + 1); // not `))`
    return joint !== JOINT.comma && joint !== JOINT.underscore && joint !== JOINT.none;
}

export function isLineEnd(text: string, row: Row, piece: number): boolean {
    if (row.joint[piece] !== JOINT.mixed) return row.joint[piece] === JOINT.lineEnd;
    for (let at = row.endOf(piece - 1); at < row.startOf(piece); at++) {
        if (codeAt(text, at) === LINE_FEED || codeAt(text, at) === RETURN) return true;
    }
    return false;
}

/** Whether a line or the column of a table begins with the piece. */
export function isEdge(text: string, row: Row, piece: number): boolean {
    return isLineEnd(text, row, piece) || codeAt(text, row.endOf(piece - 1)) === TAB;
}

/** A bracket belongs to the number when it closes behind the first group: `(+49) 30`, not `(+49 30)`. */
export function bracketBefore(text: string, row: Row, first: number, to: number, start: number): number {
    const isClosed = first + 1 < to && row.joint[first + 1] === JOINT.bracket && codeAt(text, row.endOf(first)) === CLOSE;
    return isClosed && codeAt(text, start - 1) === OPEN && canBegin(text, start) ? start - 1 : start;
}
