import { createHmac } from 'node:crypto';
import type { Kind } from '../../../redaction/detectors';
import type { Edit, Found, Piece, Searched } from '../piece';
import { Cursor } from './cursor';
import { Decoded } from './decoded';
import { searchLine } from './line';
import { Texts } from './texts';
import type { Unit } from './unit';
import { linesOf, unitsOf, type Span } from './units';
import { searchValue } from './value';

/** How to search; it goes to other threads as it is. */
export interface Search {
    kinds: 'all' | readonly Kind[] | undefined;
    threshold: number | undefined;
    /** Names conversations; nobody else has it. */
    labelKey: Uint8Array;
    /** Whether texts are rewritten. */
    isToEdit: boolean;
}

/** Searches pieces. */
export class PieceSearch {
    private readonly texts: Texts;

    constructor(private readonly search: Search) {
        this.texts = new Texts({ kinds: search.kinds, threshold: search.threshold });
    }

    run(piece: Piece): Searched {
        return new Run(piece, this.texts, this.search).searched();
    }
}

class Run {
    private readonly bytes: Buffer;
    private readonly cursor: Cursor;
    private readonly end: number;
    private readonly found: Found[] = [];
    private readonly edits: Edit[] = [];
    private units = 0;

    constructor(
        private readonly piece: Piece,
        private readonly texts: Texts,
        private readonly search: Search,
    ) {
        const { bytes, before = 0, after = 0 } = piece;
        this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.cursor = new Cursor(this.bytes, before);
        this.end = bytes.length - after;
    }

    searched(): Searched {
        const isBroken = this.piece.form === 'values' ? !this.values() : this.lines(this.piece.form === 'text');
        this.cursor.advance(this.end);
        const { line: lines, column } = this.cursor;
        const edited = this.search.isToEdit ? { edits: this.edits, bytes: this.piece.bytes } : {};
        return { found: this.found, units: this.units, lines, column, isBroken, ...edited };
    }

    /** What is not all JSON is searched in lines, with what stands between the values. */
    private values(): boolean {
        const units: [Span, Decoded, Unit][] = [];
        for (const span of unitsOf(this.piece)) {
            const decoded = this.decoded(span);
            const unit = searchValue(decoded.text, this.texts, this.search.isToEdit);
            if (!unit) {
                this.lines(false);
                return false;
            }
            if (unit.hits.length > 0) units.push([[span[0], this.units], decoded, unit]);
            this.units += 1;
        }
        for (const [[start, number], decoded, unit] of units) this.take(start, number, decoded, unit);
        return true;
    }

    private lines(isPart: boolean): false {
        this.units = 0;
        for (const span of isPart ? unitsOf(this.piece) : linesOf(this.bytes)) {
            const decoded = this.decoded(span);
            const unit = isPart ? this.part(decoded.text) : this.line(decoded.text);
            this.take(span[0], this.units, decoded, unit);
            this.units += 1;
        }
        if (isPart) this.units = (this.piece.after ?? 0) > 0 ? 0 : 1;
        return false;
    }

    /** A line of a log can be a JSON value. */
    private line(text: string): Unit {
        const value = /^\s*[{[]/.test(text) ? searchValue(text, this.texts, this.search.isToEdit) : undefined;
        return value ?? searchLine(text, this.texts, this.search.isToEdit);
    }

    /** Part of a text: each finding is edited by itself, as the ends of the text are elsewhere. */
    private part(text: string): Unit {
        const findings = this.texts.find(text);
        return {
            hits: findings.map(({ kind, start }) => ({ kind, at: start })),
            edits: this.search.isToEdit ? findings.map(({ kind, start, end }) => ({ start, end, text: `[${kind}]` })) : [],
        };
    }

    private decoded([start, end]: Span): Decoded {
        return new Decoded(this.bytes.subarray(start, end));
    }

    private take(start: number, number: number, decoded: Decoded, { hits, edits, conversation, day }: Unit): void {
        if (hits.length === 0) return;
        const label = conversation && this.labelOf(conversation);
        const places = new Decoded(Buffer.from(decoded.text)); // edits are at other places than hits
        for (const { kind, at, field } of hits) {
            const place = start + (decoded.isSingleByte ? at : places.byteAt(at));
            if (place < (this.piece.before ?? 0) || place >= this.end) continue;
            this.cursor.advance(place);
            const { line, column } = this.cursor;
            this.found.push({ kind, line, column, unit: number, ...(field !== undefined && { field }), ...(label !== undefined && { conversation: label }), ...(day !== undefined && { day }) });
        }
        for (const edit of edits) {
            const from = start + decoded.byteAt(edit.start);
            if (from < (this.piece.before ?? 0) || from >= this.end) continue;
            this.edits.push({ start: from, end: start + decoded.byteAt(edit.end), text: decoded.encode(edit.text) });
        }
    }

    private labelOf(conversation: readonly string[]): string {
        return createHmac('sha256', this.search.labelKey).update(JSON.stringify(conversation)).digest('base64url').slice(0, 12);
    }
}
