import { PIECE_SIZE, type Cutter, type Piece } from '../piece';
import { LongText } from './long-text';

const NEWLINE = 10;
/** The longest line that is searched in one piece, in bytes. */
const LONGEST = 4 * PIECE_SIZE;
/** A key in PEM has many lines: the longest that is kept together, in bytes. */
const LONGEST_KEY = 16 * 1024;

/** Pieces of whole lines; a line that is too long comes in parts. */
export class LineCutter implements Cutter {
    readonly isTruncated = false; // the last line has as much right to end as any
    private kept: Buffer = Buffer.alloc(0);
    private long: LongText | undefined;

    *push(chunk: Uint8Array): Generator<Piece> {
        let rest = Buffer.concat([this.kept, chunk]);
        for (;;) {
            if (this.long) {
                const end = rest.indexOf(NEWLINE) + 1 || rest.length;
                yield* this.long.push(rest.subarray(0, end));
                if (rest[end - 1] === NEWLINE) yield* this.endLong();
                rest = rest.subarray(end);
            }
            const end = endOfLines(rest);
            if (end === 0 && rest.length > LONGEST) this.long = new LongText();
            else if (end === 0) break;
            else yield { bytes: rest.subarray(0, end), form: 'lines' };
            rest = rest.subarray(end);
        }
        this.kept = rest;
    }

    *end(): Generator<Piece> {
        yield* this.endLong();
        if (this.kept.length > 0) yield { bytes: this.kept, form: 'lines' };
        this.kept = Buffer.alloc(0);
    }

    private *endLong(): Generator<Piece> {
        if (this.long) yield* this.long.end();
        this.long = undefined;
    }
}

/** Where a piece of whole lines ends; 0 when it is too early to say, or the first line is too long. */
function endOfLines(bytes: Buffer): number {
    if (bytes.length < PIECE_SIZE) return 0;
    const end = bytes.lastIndexOf(NEWLINE, PIECE_SIZE - 1) + 1 || bytes.indexOf(NEWLINE, PIECE_SIZE) + 1;
    return end > LONGEST ? 0 : beforeKey(bytes, end);
}

/** The place before a key in PEM that would be cut in two. */
function beforeKey(bytes: Buffer, end: number): number {
    const from = Math.max(0, end - LONGEST_KEY);
    const last = bytes.toString('latin1', from, end);
    const key = last.lastIndexOf('-----BEGIN ');
    if (key < 0 || last.includes('-----END ', key)) return end;
    return bytes.lastIndexOf(NEWLINE, from + key) + 1 || end;
}
