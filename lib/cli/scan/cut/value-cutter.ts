import { PIECE_SIZE, type Cutter, type Piece } from '../piece';
import { LongText } from './long-text';
import { ValueEnd } from './value-end';

/** The largest value that is searched as such, in bytes: more than the Bot Framework delivers. A larger one is searched as text. */
export const LARGEST_VALUE = 4 * 1024 * 1024;

const [COMMA, OPEN, CLOSE] = [44, 91, 93];

/** Pieces of whole JSON values: the elements of an array at the top, or what stands there one after the other. */
export class ValueCutter implements Cutter {
    isTruncated = false;
    /** From the end of the last piece. */
    private kept: Buffer = Buffer.alloc(0);
    /** How much of it was looked at. */
    private at = 0;
    private spans: number[] = [];
    private isInArray = false;
    /** Where the value begins that has not ended. */
    private start: number | undefined;
    private readonly value = new ValueEnd();
    private long: LongText | undefined;

    *push(chunk: Uint8Array): Generator<Piece> {
        this.kept = Buffer.concat([this.kept, chunk]);
        while (this.at < this.kept.length) {
            this.start ??= this.startOfValue();
            if (this.start === undefined) break;
            const end = this.value.find(this.kept, this.at);
            this.at = end ?? this.kept.length;
            if (end !== undefined) yield* this.ended(end);
            else yield* this.goesOn();
        }
    }

    *end(): Generator<Piece> {
        this.isTruncated = this.isInArray || (this.start !== undefined && !this.value.mayEndHere);
        if (this.long) yield* this.longPart(this.kept.length, true);
        else if (this.start !== undefined) yield* this.rest();
        if (this.kept.length > 0) yield this.piece(this.kept.length);
    }

    /** The last value, which nothing ended. */
    private *rest(): Generator<Piece> {
        if (!this.isTruncated) this.spans.push(this.start!, this.kept.length);
        if (this.spans.length > 0) yield this.piece(this.isTruncated ? this.start! : this.kept.length);
        if (this.kept.length > 0) yield { bytes: this.kept, form: 'lines' };
        this.kept = Buffer.alloc(0);
    }

    private *ended(end: number): Generator<Piece> {
        const start = this.start!;
        this.start = undefined;
        if (this.long) return yield* this.longPart(end, true);
        this.spans.push(start, end);
        if (end >= PIECE_SIZE) yield this.piece(end);
        return undefined;
    }

    private *goesOn(): Generator<Piece> {
        if (this.long) return yield* this.longPart(this.kept.length, false);
        if (this.kept.length - this.start! < LARGEST_VALUE) return undefined;
        if (this.start! > 0) yield this.piece(this.start!);
        this.long = new LongText();
        return yield* this.longPart(this.kept.length, false);
    }

    private *longPart(end: number, isLast: boolean): Generator<Piece> {
        yield* this.long!.push(this.kept.subarray(0, end));
        this.drop(end);
        if (!isLast) return;
        yield* this.long!.end();
        this.long = undefined;
    }

    private piece(end: number): Piece {
        const piece: Piece = { bytes: this.kept.subarray(0, end), form: 'values', spans: Uint32Array.from(this.spans) };
        this.drop(end);
        this.spans = [];
        return piece;
    }

    private drop(end: number): void {
        this.kept = this.kept.subarray(end);
        this.at -= end;
        if (this.start !== undefined) this.start -= end;
    }

    private startOfValue(): number | undefined {
        for (; this.at < this.kept.length; this.at++) {
            const byte = this.kept[this.at]!;
            if (byte === OPEN && !this.isInArray) this.isInArray = true;
            else if (byte === CLOSE && this.isInArray) this.isInArray = false;
            else if (byte > 32 && byte !== COMMA) return this.at;
        }
        return undefined;
    }
}
