import type { Codes } from './codes';
import type { Detectors, Kinds, NumberDetector, RowDetector } from './detector';
import { DIGITS } from './reading';
import type { Row } from './row';
import type { Fitting } from './shapes';
import type { Words } from './words';

/** Nothing shorter is a number or code that needs a detector of its own. */
const FEWEST_DIGITS = 3;
/** Plans that are kept, a power of two; the pieces, and the digits or letters of one piece, of the rows they are kept for. */
const [MOST_KEPT, MOST_PIECES, LONGEST_PIECE] = [1 << 12, 24, 63];
/** Numbers that say the form of a row: how many pieces, what is behind them, and of each the kind, the length and what stands before it. */
const FORM = MOST_PIECES + 1;

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

const NOTHING: Plan = { searches: [], windows: [] };

/**
 * Says by the form of a row what is worth looking for in it. People write much the same forms again and again; the plans of the last ones
 * are kept, each in the one place that its form gives it, so that no text can make them many.
 */
export class Plans {
    private readonly plans: Plan[] = Array.from({ length: MOST_KEPT }, () => NOTHING);
    /** The form of each plan, one behind the other. */
    private readonly forms = new Uint16Array(MOST_KEPT * FORM);
    private readonly form = new Uint16Array(FORM);
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
        if (!this.isFormAt(slot * FORM, row.pieces)) {
            this.plans[slot] = this.make(row);
            this.forms.set(this.form, slot * FORM);
        }
        return this.plans[slot];
    }

    private readForm(row: Row): number {
        const { form } = this;
        const { pieces } = row;
        form[0] = (pieces << 2) | row.behind;
        let hash = form[0];
        for (let piece = 0; piece < pieces; piece++) {
            const of = (Math.min(row.lengthOf(piece), LONGEST_PIECE) << 6) | (row.joint[piece]! << 2) | row.kinds[piece]!;
            form[piece + 1] = of;
            hash = Math.imul(hash ^ of, 0x01000193);
        }
        return hash ^ (hash >>> 15);
    }

    private isFormAt(start: number, pieces: number): boolean {
        const { form, forms } = this;
        for (let index = 0; index <= pieces; index++) if (form[index] !== forms[start + index]) return false;
        return true;
    }

    /** Calls `take` for each search in a row. Cards and accounts first: what is inside of one is nothing else. */
    searches(row: Row, take: (search: Search) => void): void {
        if (row.digits < FEWEST_DIGITS) return; // it may still be a code
        for (const { find, words, fits } of this.rows) if (fits?.(row) ?? true) take({ find, from: 0, to: row.pieces, words });
        for (let first = 0, last = 0; first < row.pieces; first = last + 1) {
            for (last = first; last < row.pieces && row.kinds[last] === DIGITS; ) last++;
            this.searchesFrom(row, first, last, take);
        }
    }

    private make(row: Row): Plan {
        const searches: Search[] = [];
        const windows: Window[] = [];
        this.searches(row, (search) => searches.push(search));
        this.codes.windows(row, (first, last, fitting) => windows.push({ first, last, fitting }));
        return searches.length + windows.length > 0 ? { searches, windows } : NOTHING;
    }

    private searchesFrom(row: Row, from: number, to: number, take: (search: Search) => void): void {
        const digits = row.first[to]! - row.first[from]!;
        if (digits < FEWEST_DIGITS) return;
        for (const { find, words, unless, fits, least = FEWEST_DIGITS } of this.numbers) {
            if (digits < least || !(fits?.(row, from, to) ?? true)) continue;
            take({ find, from, to, words: unless !== undefined && this.least.has(unless) ? undefined : words });
        }
    }
}
