import { BLANK, BRACKET, classAt, DIGIT, isWordAt, LETTER } from './row-characters';

/** What stands between two pieces of a row. */
export const JOINT = { none: 0, blank: 1, dash: 2, dot: 3, slash: 4, underscore: 5, lineEnd: 6, comma: 7, bracket: 8, mixed: 9 } as const;

/** Words of more letters than this are no part of a row, unless digits touch them. */
const LONGEST_WORD = 5;
/** Such words that a row may begin with, and may have between or behind its digits. */
const WORDS_BEFORE = 2;
export const WORDS_BEHIND = 1;
const MOST_BETWEEN = 3;
const COMMA = 0x2c;

/** Where the row begins: at the token of the digit, or up to two short words before. */
export function startOf(text: string, anchor: number, from: number): number {
    let start = tokenStart(text, anchor, from);
    for (let word = 0; word < WORDS_BEFORE; word++) {
        const end = jointBefore(text, start, from);
        const first = end < 0 ? end : wordStart(text, end, from);
        if (first < 0) break;
        start = first;
    }
    return start;
}

function tokenStart(text: string, at: number, from: number): number {
    while (at > from && isWordAt(text, at - 1)) at--;
    return at;
}

/** The start of the short word that ends at `end`, or -1. */
function wordStart(text: string, end: number, from: number): number {
    let start = end;
    while (start > from && classAt(text, start - 1) === LETTER) if (end - --start > LONGEST_WORD) return -1;
    return start < end && !isWordAt(text, start - 1) ? start : -1;
}

export const [CODE, SHORT_WORD, LONG_WORD] = [0, 1, 2];

/** Whether a word begins at `start`, or digits that letters may stand before. */
export function wordAt(text: string, start: number): number | undefined {
    let end = start;
    while (end - start <= LONGEST_WORD && classAt(text, end) === LETTER) end++;
    if (classAt(text, end) === DIGIT) return CODE;
    return end - start > LONGEST_WORD ? LONG_WORD : SHORT_WORD;
}

function isJoint(kind: number): boolean {
    return kind >= BLANK && kind <= BRACKET;
}

function jointBefore(text: string, end: number, from: number): number {
    let at = end;
    while (at > from && end - at <= MOST_BETWEEN && isJoint(classAt(text, at - 1))) at--;
    return at < end && end - at <= MOST_BETWEEN && at > from && isWordAt(text, at - 1) ? at : -1;
}

/** Where the next token begins, or -1 where the row ends. */
export function nextToken(text: string, end: number): number {
    const kind = classAt(text, end);
    if (!isJoint(kind)) return text.charCodeAt(end) === COMMA && classAt(text, end + 1) === DIGIT ? end + 1 : -1;
    let at = end;
    let areAlike = true;
    for (let next = kind; isJoint(next) && at - end <= MOST_BETWEEN; next = classAt(text, ++at)) if (next !== kind) areAlike = false;
    const most = MOST_BETWEEN + (areAlike && kind === BLANK ? 1 : 0);
    return isWordAt(text, at) && at - end <= most ? at : -1;
}

export function jointBetween(text: string, end: number, next: number): number {
    const kind = classAt(text, end);
    if (!isJoint(kind)) return JOINT.comma;
    let areAlike = true;
    for (let at = end; at < next; at++) {
        const other = classAt(text, at);
        if (other === BRACKET) return JOINT.bracket;
        if (other !== kind) areAlike = false;
    }
    return areAlike ? JOINTS[kind]! : JOINT.mixed;
}

const JOINTS: readonly number[] = [
    0, 0, 0, JOINT.blank, JOINT.dash, JOINT.dot, JOINT.slash, JOINT.underscore, JOINT.lineEnd,
];
