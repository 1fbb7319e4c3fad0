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
    /** It is called only in texts with one of these words. */
    words?: Words;
    find(scan: Scan, row: Row, from: number, to: number): void;
}

/** Finds codes of letters and digits that have no fixed shape. */
export interface RowDetector<K extends string = string> {
    kinds: Kinds<K>;
    find(scan: Scan, row: Row): void;
}

/** Finds what has certain characters in it, at which it is looked for. */
export interface AnchoredDetector<K extends string = string> {
    kinds: Kinds<K>;
    /**
     * Source of a regular expression that finds where to look: cheap, as every text is searched for it. It matches one character, or
     * only letters, as other detectors' anchors inside a longer match would be passed over.
     */
    anchor: string;
    /** The last characters of what the anchor matches, all of ASCII; without the digits, for those that have `tokens`. */
    on: string;
    /** Besides, it is called once for each run of ASCII letters and digits of such a form, at the run's first digit. */
    tokens?: readonly TokenForm[];
    /**
     * Looks around the last character of an anchor, claims what it finds, and returns the offset below which it need not be
     * called again. Reads a bounded number of characters, or goes on from where it stopped: the text comes from strangers.
     */
    find(scan: Scan, at: number): number;
}

/** Runs of letters and digits that are of interest. */
export interface TokenForm {
    /** How many characters there are. */
    least: number;
    most: number;
    /** Of these one touches the run, before or behind. */
    beside?: string;
}

export interface Detectors {
    patterns: readonly Pattern[];
    numbers: readonly NumberDetector[];
    rows: readonly RowDetector[];
    anchored: readonly AnchoredDetector[];
}
