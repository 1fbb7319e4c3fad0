import { DIGITS, type Reading } from './reading';
import { BLANK, BRACKET, separatorAt } from './row-characters';

/** What stands between two pieces of a row. */
export const JOINT = { none: 0, blank: 1, dash: 2, dot: 3, slash: 4, underscore: 5, lineEnd: 6, comma: 7, bracket: 8, mixed: 9 } as const;
/** Nothing joins them. */
export const APART = -1;

/** Words of more letters than this are no part of a row, unless digits touch them. */
const LONGEST_WORD = 5;
/** Such words that a row may begin with, and may have between or behind its digits. */
const WORDS_BEFORE = 2;
export const WORDS_BEHIND = 1;
const MOST_BETWEEN = 3;
const COMMA = 0x2c;

/** The piece with which the row around `piece` begins, not before `from`: the first of its token, or up to two short words before. */
export function firstOfRow(reading: Reading, piece: number, from: number): number {
    let first = tokenStart(reading, piece, from);
    for (let word = 0; word < WORDS_BEFORE && first > from; word++) {
        if (!isShortWord(reading, first - 1) || reading.isJoined(first - 1) || !mayJoin(reading, first)) break;
        first--;
    }
    return first;
}

function tokenStart(reading: Reading, piece: number, from: number): number {
    let first = piece;
    while (first > from && reading.isJoined(first)) first--;
    return first;
}

function isShortWord({ starts, ends, kinds }: Reading, piece: number): boolean {
    return kinds[piece] !== DIGITS && ends[piece]! - starts[piece]! <= LONGEST_WORD;
}

/** Whether nothing but a few separators stands before the piece. */
function mayJoin({ text, starts, ends }: Reading, piece: number): boolean {
    const [end, next] = [ends[piece - 1]!, starts[piece]!];
    if (next - end > MOST_BETWEEN) return false;
    for (let at = end; at < next; at++) if (!isJoint(separatorAt(text, at))) return false;
    return true;
}

function isJoint(kind: number): boolean {
    return kind >= BLANK && kind <= BRACKET;
}

export const [CODE, SHORT_WORD, LONG_WORD] = [0, 1, 2] as const;

/** What begins with the piece: digits, or what letters may stand before, or a word. */
export function tokenAt(reading: Reading, piece: number): number {
    if (reading.kinds[piece] === DIGITS) return CODE;
    const length = reading.ends[piece]! - reading.starts[piece]!;
    const next = piece + 1;
    if (length <= LONGEST_WORD + 1 && next < reading.pieces && reading.kinds[next] === DIGITS && reading.isJoined(next)) return CODE;
    return length > LONGEST_WORD ? LONG_WORD : SHORT_WORD;
}

/** What stands before the piece, of JOINT, or APART. */
export function jointBefore({ text, starts, ends, kinds }: Reading, piece: number): number {
    const [end, next] = [ends[piece - 1]!, starts[piece]!];
    if (next === end) return JOINT.none;
    const kind = separatorAt(text, end);
    if (next === end + 1 && kind >= BLANK) return JOINTS[kind]!;
    if (kind < BLANK) return next === end + 1 && text.charCodeAt(end) === COMMA && kinds[piece] === DIGITS ? JOINT.comma : APART;
    return next - end > MOST_BETWEEN + 1 ? APART : jointOf(text, end, next, kind);
}

function jointOf(text: string, end: number, next: number, kind: number): number {
    let areAlike = true;
    let hasBracket = false;
    for (let at = end; at < next; at++) {
        const other = separatorAt(text, at);
        if (!isJoint(other)) return APART;
        if (other === BRACKET) hasBracket = true;
        if (other !== kind) areAlike = false;
    }
    if (next - end > MOST_BETWEEN && !(areAlike && kind === BLANK)) return APART;
    return hasBracket ? JOINT.bracket : areAlike ? JOINTS[kind]! : JOINT.mixed;
}

const JOINTS: readonly number[] = [
    0, 0, 0, JOINT.blank, JOINT.dash, JOINT.dot, JOINT.slash, JOINT.underscore, JOINT.lineEnd, JOINT.bracket,
];
