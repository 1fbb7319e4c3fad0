import { PIECE_SIZE, type Piece } from '../piece';

/** How much of its neighbours a piece shows, in bytes: more than any value that is found measures, but for keys in PEM. */
const BORDER = 8 * 1024;

/** Cuts what has no line break for too long, or is one huge value, into pieces that overlap. */
export class LongText {
    /** `before` bytes that were given out already, then what was not. */
    private kept: Buffer = Buffer.alloc(0);
    private before = 0;

    *push(chunk: Uint8Array): Generator<Piece> {
        this.kept = Buffer.concat([this.kept, chunk]);
        while (this.kept.length >= this.before + PIECE_SIZE + BORDER) yield this.next(characterAt(this.kept, this.before + PIECE_SIZE));
    }

    *end(): Generator<Piece> {
        if (this.kept.length > this.before) yield { bytes: this.kept, form: 'text', before: this.before, after: 0 };
        this.kept = Buffer.alloc(0);
        this.before = 0;
    }

    private next(end: number): Piece {
        const last = characterAt(this.kept, end + BORDER - 4);
        const piece: Piece = { bytes: this.kept.subarray(0, last), form: 'text', before: this.before, after: last - end };
        const from = characterAt(this.kept, end - BORDER);
        this.kept = this.kept.subarray(from);
        this.before = end - from;
        return piece;
    }
}

/** The beginning of the character at or before a place. What is no UTF-8 has no characters: then it is the place itself. */
function characterAt(bytes: Uint8Array, place: number): number {
    for (let at = place; at > place - 4; at--) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return at;
    return place;
}
