import { CLASS, classAt, DIGIT, isWordAt, LETTER } from './row-characters';
import { CODE, JOINT, jointBetween, LONG_WORD, nextToken, startOf, wordAt, WORDS_BEHIND } from './row-bounds';

export { JOINT } from './row-bounds';

/** Stands for a letter that is no ASCII letter. */
const FOREIGN = 0x7f;

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
