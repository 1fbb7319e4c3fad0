import { baseLetter, isUnspaced } from './letters';

/** What stands between two pieces of a row. */
export const JOINT = { none: 0, blank: 1, dash: 2, dot: 3, slash: 4, underscore: 5, lineEnd: 6, comma: 7, bracket: 8, mixed: 9 } as const;

/** Stands for a letter that is no ASCII letter. */
const FOREIGN = 0x7f;
/** Words of more letters than this are no part of a row, unless digits touch them. */
const LONGEST_WORD = 5;
/** Such words that a row may begin with, and may have between or behind its digits. */
const WORDS_BEFORE = 2;
const WORDS_BEHIND = 1;
const MOST_BETWEEN = 3;
const COMMA = 0x2c;

const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const DASH = 4;
const DOT = 5;
const SLASH = 6;
const UNDERSCORE = 7;
const LINE_END = 8;
const BRACKET = 9;
const CLASS = classes();

function classes(): Uint8Array {
    const table = new Uint8Array(128);
    for (let code = 65; code <= 90; code++) table[code] = table[code + 32] = LETTER;
    for (let code = 48; code <= 57; code++) table[code] = DIGIT;
    const separators: readonly (readonly [string, number])[] = [
        [' \t', BLANK], ['-', DASH], ['.', DOT], ['/', SLASH], ['_', UNDERSCORE], ['\n\r', LINE_END], ['()', BRACKET],
    ];
    for (const [characters, kind] of separators) for (const character of characters) table[character.charCodeAt(0)] = kind;
    return table;
}

function classAt(text: string, at: number): number {
    if (at >= text.length || at < 0) return 0;
    const code = text.charCodeAt(at);
    if (code < 128) return CLASS[code]!;
    return baseLetter(code) !== 0 && !isUnspaced(code) ? LETTER : 0;
}

/**
 * Digits, the letters next to them, and what separates these: where numbers and codes are looked for. Cut into pieces of
 * only digits or only letters. Digits that stand one by one, equally far from each other, are one piece. Reused for every row.
 */
export class Row {
    /** ASCII codes of all digits and letters of the row, letters in upper case. */
    codes = Buffer.alloc(64);
    /** Where in the text each of them stands. */
    at = new Int32Array(64);
    length = 0;
    /** Index into `codes` at which each piece begins; one more than there are pieces. */
    first = new Int32Array(32);
    /** What stands before each piece, of JOINT. */
    joint = new Uint8Array(32);
    /** 1 for digits, 0 for ASCII letters, 2 for letters of which some are others. */
    isDigits = new Uint8Array(32);
    pieces = 0;
    /** Digits altogether. */
    digits = 0;
    /** Where in the text the row ends. */
    end = 0;

    /** Reads the row around the digit at `anchor`, not before `from`. */
    read(text: string, anchor: number, from: number): void {
        this.length = this.pieces = this.digits = 0;
        let at = startOf(text, anchor, from);
        let joint: number | undefined = JOINT.none;
        for (let behind = 0; joint !== undefined; ) {
            this.end = this.readToken(text, at, joint);
            at = nextToken(text, this.end);
            joint = at < 0 ? undefined : jointBetween(text, this.end, at);
            const word = joint === undefined ? CODE : wordAt(text, at);
            behind = word === CODE ? 0 : behind + 1;
            if (word === LONG_WORD || (this.digits > 0 && behind > WORDS_BEHIND)) break;
        }
        this.first[this.pieces] = this.length;
    }

    /** Where in the text a piece begins. */
    startOf(piece: number): number {
        return this.at[this.first[piece]!]!;
    }

    endOf(piece: number): number {
        return this.at[this.first[piece + 1]! - 1]! + 1;
    }

    lengthOf(piece: number): number {
        return this.first[piece + 1]! - this.first[piece]!;
    }

    /** The digits and letters from index `from` up to `to`. */
    slice(from: number, to: number): string {
        return this.codes.toString('latin1', from, to);
    }

    private readToken(text: string, start: number, joint: number): number {
        let at = start;
        for (let kind = classAt(text, at), before = joint; kind === LETTER || kind === DIGIT; before = JOINT.none) {
            this.begin(text, at, kind === DIGIT, before);
            const end = this.readPiece(text, at, kind);
            if (kind === DIGIT) this.digits += end - at;
            at = end;
            kind = classAt(text, at);
        }
        return at;
    }

    /** Reads characters of one class. */
    private readPiece(text: string, start: number, kind: number): number {
        const { length } = text;
        let at = start;
        let used = this.length;
        for (; at < length; at++) {
            const code = text.charCodeAt(at);
            if ((code < 128 ? CLASS[code]! : classAt(text, at)) !== kind) break;
            if (used === this.codes.length) this.growCodes();
            this.at[used] = at;
            this.codes[used++] = code > 127 ? FOREIGN : code > 96 ? code - 32 : code;
            if (code > 127) this.isDigits[this.pieces - 1] = 2;
        }
        this.length = used;
        return at;
    }

    private begin(text: string, at: number, isDigits: boolean, joint: number): void {
        if (isDigits && this.continuesSpaced(text, at, joint)) return;
        if (this.pieces + 2 > this.first.length) this.growPieces();
        this.first[this.pieces] = this.length;
        this.joint[this.pieces] = joint;
        this.isDigits[this.pieces++] = isDigits ? 1 : 0;
    }

    /** Whether the digit at `at` stands alone, like the one or those before it. */
    private continuesSpaced(text: string, at: number, joint: number): boolean {
        if (joint === JOINT.none || this.pieces === 0 || this.isDigits[this.pieces - 1] !== 1 || isWordAt(text, at + 1)) return false;
        const first = this.first[this.pieces - 1]!;
        const last = this.length - 1;
        if (first === last) return this.joint[this.pieces - 1] !== JOINT.none || !isWordAt(text, this.at[last]! - 1);
        const distance = at - this.at[last]!;
        return distance > 1 && distance === this.at[last]! - this.at[last - 1]!;
    }

    private growPieces(): void {
        this.first = grown(this.first);
        this.joint = grown(this.joint);
        this.isDigits = grown(this.isDigits);
    }

    private growCodes(): void {
        this.codes = Buffer.concat([this.codes], 2 * this.codes.length);
        this.at = grown(this.at);
    }
}

function grown<T extends Uint8Array | Int32Array>(array: T): T {
    const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
    larger.set(array);
    return larger;
}

function isWordAt(text: string, at: number): boolean {
    const kind = classAt(text, at);
    return kind === LETTER || kind === DIGIT;
}

/** Where the row begins: at the token of the digit, or up to two short words before. */
function startOf(text: string, anchor: number, from: number): number {
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

const [CODE, SHORT_WORD, LONG_WORD] = [0, 1, 2];

/** Whether a word begins at `start`, or digits that letters may stand before. */
function wordAt(text: string, start: number): number | undefined {
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
function nextToken(text: string, end: number): number {
    const kind = classAt(text, end);
    if (!isJoint(kind)) return text.charCodeAt(end) === COMMA && classAt(text, end + 1) === DIGIT ? end + 1 : -1;
    let at = end;
    let areAlike = true;
    for (let next = kind; isJoint(next) && at - end <= MOST_BETWEEN; next = classAt(text, ++at)) if (next !== kind) areAlike = false;
    const most = MOST_BETWEEN + (areAlike && kind === BLANK ? 1 : 0);
    return isWordAt(text, at) && at - end <= most ? at : -1;
}

function jointBetween(text: string, end: number, next: number): number {
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
