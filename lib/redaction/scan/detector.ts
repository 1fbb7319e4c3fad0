import type { Handling } from '../policy';
import type { Pattern } from './pattern';
import type { Row } from './row';
import type { Scan } from './scan';
import type { Words } from './words';

/** Kinds, and what the default policy does with each. */
export type Kinds<K extends string = string> = Readonly<Record<K, Handling>>;

/** Finds numbers that have no fixed shape: looks at a row's pieces `from` up to, but not including, `to`, which are all digits. */
export interface NumberDetector<K extends string = string> {
    kinds: Kinds<K>;
    /** The fewest digits that the pieces have together. @default 3 */
    least?: number;
    /** The most confidence with which it claims anything. @default 1 */
    most?: number;
    /** It is called only in texts with one of these words, unless the kind `unless` is wanted. */
    words?: Words;
    unless?: K;
    /** Whether it may find something there, by the form of the row alone: kinds and lengths of its pieces, and what joins them. */
    fits?: (row: Row, from: number, to: number) => boolean;
    find: (scan: Scan, row: Row, from: number, to: number) => void;
}

/** Finds codes of letters and digits that have no fixed shape. */
export interface RowDetector<K extends string = string> {
    kinds: Kinds<K>;
    /** It is called only in texts with one of these words. */
    words?: Words;
    /** Whether it may find something there, by the form of the row alone. */
    fits?: (row: Row) => boolean;
    find: (scan: Scan, row: Row) => void;
}

/** Finds what has certain characters in it, at which it is looked for. */
export interface AnchoredDetector<K extends string = string> {
    kinds: Kinds<K>;
    /** The characters at which it looks, of ASCII and neither letters nor digits. */
    on: string;
    /** Signs that most texts have, and in place of each what a text must have for it to look. */
    gates?: Readonly<Record<string, TextSought>>;
    /** Letters at whose last it looks. */
    letters?: TextSought;
    /** It is called once for each run of ASCII letters and digits of such a form that has a digit, at the first one. */
    tokens?: readonly TokenForm[];
    /**
     * Looks around the character, claims what it finds, and returns the offset below which it need not be
     * called again. Reads a bounded number of characters, or goes on from where it stopped: the text comes from strangers.
     */
    find(scan: Scan, at: number): number;
}

/** Every text is searched for them, so they must be rare. */
export interface TextSought {
    /** Source of a regular expression. */
    source: string;
    /** What it ends with: members of a class. A text is searched for these first. */
    last: string;
}

/** Runs of letters and digits that are of interest. */
export interface TokenForm {
    /** How many characters there are. */
    least: number;
    most: number;
    /** Of these one touches the run, before or behind. */
    beside?: string;
    /** In texts without one of these words it is of no interest. */
    words?: Words;
}

export interface Detectors {
    patterns: readonly Pattern[];
    numbers: readonly NumberDetector[];
    rows: readonly RowDetector[];
    anchored: readonly AnchoredDetector[];
}
