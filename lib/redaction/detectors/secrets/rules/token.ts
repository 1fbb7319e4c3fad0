/** A token that tells by its first characters who gave it out. */
export interface TokenRule {
    prefixes: readonly string[];
    /** Source of a regular expression for what follows: bounded, without nested quantifiers. */
    rest: string;
    /** Least Shannon entropy of the whole, in bits per character: what people write in place of a token has less. */
    entropy?: number;
    /** @default 0.9 */
    confidence?: number;
}

/** One line each: `prefix prefix…`, what follows, least entropy, confidence. */
export function tokens(...rows: readonly (readonly [prefixes: string, rest: string, entropy?: number, confidence?: number])[]): TokenRule[] {
    return rows.map(([prefixes, rest, entropy = 0, confidence = 0.9]) => ({ prefixes: prefixes.split(' '), rest, entropy, confidence }));
}
