import type { Codes } from './codes';
import type { Detectors, Kinds, NumberDetector, RowDetector } from './detector';
import { DIGITS } from './reading';
import type { Row } from './row';
import type { Fitting } from './shapes';
import type { Words } from './words';

/** Nothing shorter is a number or code that needs a detector of its own. */
const FEWEST_DIGITS = 3;
/** Plans that are kept, and the pieces and the digits or letters of one piece in the rows they are kept for. */
const [MOST_KEPT, MOST_PIECES, LONGEST_PIECE] = [1 << 13, 24, 63];

/** A detector, and where in the row it looks. All of one form, unlike the detectors, whom V8 would tell apart on every look. */
export interface Search {
    find: NumberDetector['find'];
    from: number;
    to: number;
    /** Without one of these words in the text there is nothing. */
    words: Words | undefined;
}

/** A place from piece `first` to piece `last`, and the shapes that fit there. */
export interface Window {
    first: number;
    last: number;
    fitting: Fitting;
}

/** What may be in rows of one form, and where. */
export interface Plan {
    readonly searches: readonly Search[];
    readonly windows: readonly Window[];
}

/** A plan with the form of its rows: of each piece the kind, the length and what stands before it; and what is behind the last one. */
interface Kept extends Plan { form: Uint16Array; behind: number }

/**
 * Says by the form of a row what is worth looking for in it. People write much the same forms again and again; the plans of the last ones
 * are kept, each in the one place that its form gives it, so that no text can make them many.
 */
export class Plans {
    private readonly kept: (Kept | undefined)[] = Array.from({ length: MOST_KEPT }, () => undefined);
    private readonly form = new Uint16Array(MOST_PIECES);
    private readonly numbers: readonly NumberDetector[];
    private readonly rows: readonly RowDetector[];
    private readonly fewestDigits: number;

    /** @param least the least confidence at which each kind counts */
    constructor(private readonly codes: Codes, detectors: Pick<Detectors, 'numbers' | 'rows'>, private readonly least: ReadonlyMap<string, number>) {
        const finds = ({ kinds, most = 1 }: { kinds: Kinds; most?: number }) => Object.keys(kinds).some((kind) => (least.get(kind) ?? Infinity) <= most);
        this.numbers = detectors.numbers.filter(finds);
        this.rows = detectors.rows.filter(finds);
        this.fewestDigits = this.numbers.length + this.rows.length > 0 ? FEWEST_DIGITS : Infinity;
    }

    /** Whether anything may be in the row: not in the small numbers of which chat is full. */
    mayHold(row: Row): boolean {
        return row.digits >= this.fewestDigits || this.codes.mayHold(row);
    }

    /** The plan for a row, if it is not too long for one. */
    for(row: Row): Plan | undefined {
        if (row.pieces > MOST_PIECES) return undefined;
        const slot = this.readForm(row) & (MOST_KEPT - 1);
        const known = this.kept[slot];
        if (known && this.isForm(known, row)) return known;
        const made: Kept = { ...this.make(row), form: this.form.slice(0, row.pieces), behind: row.behind };
        return (this.kept[slot] = made);
    }

    private readForm(row: Row): number {
        let hash = row.pieces | (row.behind << 8);
        for (let piece = 0; piece < row.pieces; piece++) {
            const of = (Math.min(row.lengthOf(piece), LONGEST_PIECE) << 6) | (row.joint[piece]! << 2) | row.isDigits[piece]!;
            this.form[piece] = of;
            hash = Math.imul(hash ^ of, 0x01000193);
        }
        return hash ^ (hash >>> 15);
    }

    private isForm({ form, behind }: Kept, row: Row): boolean {
        const { pieces } = row;
        if (form.length !== pieces || behind !== row.behind) return false;
        for (let piece = 0; piece < pieces; piece++) if (form[piece] !== this.form[piece]) return false;
        return true;
    }

    /** Where detectors look in a row. Cards and accounts first: what is inside of one is nothing else. */
    searches(row: Row): Search[] {
        if (row.digits < FEWEST_DIGITS) return [];
        const searches: Search[] = [];
        for (const { find, words, fits } of this.rows) if (fits?.(row) ?? true) searches.push({ find, from: 0, to: row.pieces, words });
        for (let first = 0, last = 0; first < row.pieces; first = last + 1) {
            for (last = first; last < row.pieces && row.isDigits[last] === DIGITS; ) last++;
            if (last > first) searches.push(...this.searchesFor(row, first, last));
        }
        return searches;
    }

    private make(row: Row): Plan {
        const windows: Window[] = [];
        this.codes.windows(row, (first, last, fitting) => windows.push({ first, last, fitting }));
        return { searches: this.searches(row), windows };
    }

    private searchesFor(row: Row, from: number, to: number): Search[] {
        const digits = row.first[to]! - row.first[from]!;
        return this.numbers
            .filter(({ least = FEWEST_DIGITS, fits }) => digits >= least && (fits?.(row, from, to) ?? true))
            .map(({ find, words, unless }) => ({ find, from, to, words: unless !== undefined && this.least.has(unless) ? undefined : words }));
    }
}
