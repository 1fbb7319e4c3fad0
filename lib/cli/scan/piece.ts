/** A part of a text that is searched at once: bytes of UTF-8, or of what claimed to be. */
export interface Piece {
    bytes: Uint8Array;
    /** Whole lines, whole JSON values, or a part of a text that is too long for either. */
    form: 'lines' | 'values' | 'text';
    /** Of `values`: where each begins and ends. What is between them holds no text. */
    spans?: Uint32Array;
    /** Of `text`: how many bytes at either end belong to the neighbours, and are here because a value can stand across the border. */
    before?: number;
    after?: number;
}

/** Where something sensitive stands in a piece, and never what. Lines and columns count from the piece's own, from 0. */
export interface Found {
    kind: string;
    line: number;
    /** In UTF-16 units. */
    column: number;
    /** Which of the piece's lines or values it is in, from 0. */
    unit: number;
    /** The field of the JSON value, as `attachments[].content.text`. */
    field?: string;
    /** A keyed hash of the conversation. */
    conversation?: string;
    /** As `2026-11-30`. */
    day?: string;
}

/** Bytes of a piece that others take the place of. */
export interface Edit {
    start: number;
    end: number;
    /** As it is to be written, byte by byte. */
    text: Uint8Array;
}

export interface Searched {
    found: Found[];
    /** How many lines or values there were. */
    units: number;
    /** How many line breaks, and how many UTF-16 units behind the last. */
    lines: number;
    column: number;
    /** Whether `values` were no JSON, and so were searched as lines. */
    isBroken: boolean;
    /** When they were asked for, with the bytes that they are about. */
    edits?: Edit[];
    bytes?: Uint8Array;
}

/** Takes a text in chunks, and gives it out in pieces. Nothing is lost and nothing comes twice, but for the borders of `text`. */
export interface Cutter {
    push(chunk: Uint8Array): Iterable<Piece>;
    end(): Iterable<Piece>;
    /** After the end: whether the text broke off. */
    readonly isTruncated: boolean;
}

/** What a piece usually measures, in bytes. */
export const PIECE_SIZE = 256 * 1024;
