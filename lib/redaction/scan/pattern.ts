import type { Handling } from '../policy';
import type { Words } from './words';

/** A kind of value that always has the same shape: what most national identifiers are. */
export interface Pattern<K extends string = string> {
    kind: K;
    /** What the default policy does with it; 'off' is found only when it is asked for. */
    handling: Handling;
    /** ISO 3166-1 code of the country that gives it out. */
    region?: string;
    /**
     * How it is written: `9` a digit, `A` an ASCII letter in either case, `X` one or the other (at most ten of them), `-` where people put a separator
     * (blank, dash, dot, slash, underscore, line end) or nothing. At most 28 characters without the separators.
     */
    shapes: readonly string[];
    /** Whether the check digit, range or prefix is right. `id` is in upper case without separators, `written` as it stands in the text. */
    valid?: (id: string, written: string) => boolean;
    /** The words that usually stand near it. */
    context?: Words;
    /** From 0 to 1: without such a word near it, and with one. Below 0.5 a user does not see it. */
    confidence: readonly [bare: number, inContext: number];
}

/** Keeps the literal type of the kind. */
export function pattern<const K extends string>(definition: Pattern<K>): Pattern<K> {
    return definition;
}
