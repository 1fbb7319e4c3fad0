import type { Piece } from '../piece';

const NEWLINE = 10;
const BEGIN = '-----BEGIN ';
const END = '-----END ';
/** The most lines that a key in PEM has. */
const MOST_LINES = 200;

export type Span = readonly [start: number, end: number];

/** What is searched together: the JSON values of a piece, or all of a part of a long text. */
export function* unitsOf({ form, bytes, spans = new Uint32Array() }: Piece): Generator<Span> {
    if (form === 'lines') yield* linesOf(bytes);
    else if (form === 'text') yield [0, bytes.length];
    else for (let index = 0; index < spans.length; index += 2) yield [spans[index]!, spans[index + 1]!];
}

/** Lines without their ends; those of a key in PEM together. */
export function* linesOf(bytes: Uint8Array): Generator<Span> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let key = buffer.indexOf(BEGIN);
    for (let start = 0; start < buffer.length; ) {
        let end = endOfLine(buffer, start);
        if (key >= 0 && key < end) {
            end = endOfKey(buffer, end);
            key = buffer.indexOf(BEGIN, end);
        }
        yield [start, end > start && buffer[end - 1] === 13 ? end - 1 : end];
        start = end + 1;
    }
}

function endOfLine(buffer: Buffer, start: number): number {
    const end = buffer.indexOf(NEWLINE, start);
    return end < 0 ? buffer.length : end;
}

function endOfKey(buffer: Buffer, first: number): number {
    let start = first + 1;
    for (let lines = 0; lines < MOST_LINES && start < buffer.length; lines++) {
        const end = endOfLine(buffer, start);
        if (buffer.toString('latin1', start, Math.min(end, start + 200)).includes(END)) return end;
        start = end + 1;
    }
    return first;
}
