import { codeAt } from './letters';
import { DIGITS, type Reading } from './reading';
import { APART, firstOfRow, JOINT, jointBefore, LONG_WORD, CODE, tokenAt, WORDS_BEHIND } from './row-bounds';

/** Stands for a letter that is no ASCII letter. */
const FOREIGN_CODE = 0x7f;

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
    /** What each piece is made of: LETTERS, DIGITS or FOREIGN. */
    kinds = new Uint8Array(32);
    pieces = 0;
    /** Digits altogether. */
    digits = 0;
    /** What stands behind the last piece, of BEHIND. */
    behind = 0;

    /** Reads the row around the digits that are a piece of the reading, not before the piece `from`. @returns the piece with which it ends */
    read(reading: Reading, anchor: number, from: number): number {
        this.length = this.pieces = this.digits = 0;
        let piece = firstOfRow(reading, anchor, from);
        let joint: number = JOINT.none;
        for (let behind = 0; joint !== APART; ) {
            this.add(reading, piece, joint);
            if (++piece === reading.pieces) break;
            joint = jointBefore(reading, piece);
            if (joint <= JOINT.none) continue;
            const token = tokenAt(reading, piece);
            behind = token === CODE || piece <= anchor ? 0 : behind + 1;
            if (piece > anchor && (token === LONG_WORD || behind > WORDS_BEHIND)) break;
        }
        this.first[this.pieces] = this.length;
        this.behind = behindAt(reading.text, reading.ends[piece - 1]!);
        return piece;
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

    private add(reading: Reading, piece: number, joint: number): void {
        const [start, end, kind] = [reading.starts[piece]!, reading.ends[piece]!, reading.kinds[piece]!];
        if (kind !== DIGITS || !this.continuesSpaced(reading, piece, joint)) this.begin(kind, joint);
        if (kind === DIGITS) this.digits += end - start;
        if (this.length + end - start > this.codes.length) this.growCodes(end - start);
        this.copy(reading.text, start, end);
    }

    private copy(text: string, start: number, end: number): void {
        const { codes, at } = this;
        let used = this.length;
        for (let from = start; from < end; from++) {
            const code = text.charCodeAt(from);
            at[used] = from;
            codes[used++] = code > 127 ? FOREIGN_CODE : code > 96 ? code - 32 : code;
        }
        this.length = used;
    }

    private begin(kind: number, joint: number): void {
        if (this.pieces + 2 > this.first.length) this.growPieces();
        this.first[this.pieces] = this.length;
        this.joint[this.pieces] = joint;
        this.kinds[this.pieces++] = kind;
    }

    /** Whether the piece is a digit that stands alone, like the one or those before it. */
    private continuesSpaced(reading: Reading, piece: number, joint: number): boolean {
        if (joint === JOINT.none || this.pieces === 0 || this.kinds[this.pieces - 1] !== DIGITS || !isAlone(reading, piece)) return false;
        const first = this.first[this.pieces - 1]!;
        const last = this.length - 1;
        if (first === last) return this.joint[this.pieces - 1] !== JOINT.none || !reading.isJoined(piece - 1);
        const distance = reading.starts[piece]! - this.at[last]!;
        return distance > 1 && distance === this.at[last]! - this.at[last - 1]!;
    }

    private growPieces(): void {
        this.first = grown(this.first, 0);
        this.joint = grown(this.joint, 0);
        this.kinds = grown(this.kinds, 0);
    }

    private growCodes(more: number): void {
        this.codes = Buffer.concat([this.codes], 2 * this.codes.length + more);
        this.at = grown(this.at, more);
    }
}

/** Signs that mean something right behind a row, a bracket also behind a blank. */
export const BEHIND = { none: 0, colon: 1, less: 2, bracket: 3 } as const;

function behindAt(text: string, at: number): number {
    const code = codeAt(text, at);
    if (code === 0x5b || (code === 0x20 && codeAt(text, at + 1) === 0x5b)) return BEHIND.bracket;
    return code === 0x3a ? BEHIND.colon : code === 0x3c ? BEHIND.less : BEHIND.none;
}

/** Whether it is one digit that no letter is behind. */
function isAlone({ starts, ends, pieces }: Reading, piece: number): boolean {
    const end = ends[piece]!;
    return end === starts[piece]! + 1 && (piece + 1 === pieces || starts[piece + 1] !== end);
}

function grown<T extends Uint8Array | Int32Array>(array: T, more: number): T {
    const larger = new (array.constructor as new (length: number) => T)(array.length * 2 + more);
    larger.set(array);
    return larger;
}
