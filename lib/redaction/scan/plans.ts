import type { Codes, Window } from './codes';
import type { Detectors, Kinds, NumberDetector, RowDetector } from './detector';
import { DIGITS } from './reading';
import type { Row } from './row';
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

/** What may be in rows of one form, and where. */
export interface Plan {
    readonly searches: readonly Search[];
    readonly windows: readonly Window[];
}

/** A plan with the form of its rows: of each piece the kind, the length and what stands before it. */
interface Kept extends Plan { form: Uint16Array }

/**
 * Says by the form of a row what is worth looking for in it. People write much the same forms again and again; the plans of the last ones
 * are kept, each in the one place that its form gives it, so that no text can make them many.
 */
export class Plans {
    private readonly kept: (Kept | undefined)[] = Array.from({ length: MOST_KEPT }, () => undefined);
    private readonly form = new Uint16Array(MOST_PIECES);
    private readonly numbers: readonly NumberDetector[];
    private readonly rows: readonly RowDetector[];

    constructor(private readonly codes: Codes, detectors: Pick<Detectors, 'numbers' | 'rows'>, private readonly isWanted: (kind: string) => boolean) {
        const finds = ({ kinds }: { kinds: Kinds }) => Object.keys(kinds).some(isWanted);
        this.numbers = detectors.numbers.filter(finds);
        this.rows = detectors.rows.filter(finds);
    }

    /** In a row with fewer there is nothing. */
    get fewestDigits(): number {
        return Math.min(this.codes.fewestDigits, this.numbers.length + this.rows.length > 0 ? FEWEST_DIGITS : Infinity);
    }

    for(row: Row): Plan {
        if (row.pieces > MOST_PIECES) return this.make(row);
        const slot = this.readForm(row) & (MOST_KEPT - 1);
        const known = this.kept[slot];
        if (known && this.isForm(known.form, row.pieces)) return known;
        const made: Kept = { ...this.make(row), form: this.form.slice(0, row.pieces) };
        return (this.kept[slot] = made);
    }

    private readForm(row: Row): number {
        let hash = row.pieces;
        for (let piece = 0; piece < row.pieces; piece++) {
            const of = (Math.min(row.lengthOf(piece), LONGEST_PIECE) << 6) | (row.joint[piece]! << 2) | row.isDigits[piece]!;
            this.form[piece] = of;
            hash = Math.imul(hash ^ of, 0x01000193);
        }
        return hash ^ (hash >>> 15);
    }

    private isForm(form: Uint16Array, pieces: number): boolean {
        if (form.length !== pieces) return false;
        for (let piece = 0; piece < pieces; piece++) if (form[piece] !== this.form[piece]) return false;
        return true;
    }

    /** Cards and accounts first: what is inside of one is nothing else. */
    private make(row: Row): Plan {
        const searches: Search[] = [];
        const windows: Window[] = [];
        if (row.digits >= FEWEST_DIGITS) {
            for (const { find, words, fits } of this.rows) if (fits?.(row) ?? true) searches.push({ find, from: 0, to: row.pieces, words });
            for (let first = 0, last = 0; first < row.pieces; first = last + 1) {
                for (last = first; last < row.pieces && row.isDigits[last] === DIGITS; ) last++;
                if (last > first) searches.push(...this.searchesFor(row, first, last));
            }
        }
        this.codes.windows(row, (window) => windows.push(window));
        return { searches, windows };
    }

    private searchesFor(row: Row, from: number, to: number): Search[] {
        const digits = row.first[to]! - row.first[from]!;
        return this.numbers
            .filter(({ least = FEWEST_DIGITS, fits }) => digits >= least && (fits?.(row, from, to) ?? true))
            .map(({ find, words, unless }) => ({ find, from, to, words: unless !== undefined && this.isWanted(unless) ? undefined : words }));
    }
}
