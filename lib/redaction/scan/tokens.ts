import type { AnchoredDetector } from './detector';
import type { Words } from './words';

/** Longer runs are all alike. */
const LONGEST = 200;
const ASCII = 128;

interface Interest {
    detector: number;
    /** Which characters must touch the run; none has to when there is no table. */
    beside: Uint8Array | undefined;
    /** One of which must be in the text. */
    words: Words | undefined;
}

/** Which detectors look at a run of letters and digits: most runs in chat are of no interest to any. */
export class Tokens {
    private readonly byLength: readonly (readonly Interest[])[];

    constructor(detectors: readonly AnchoredDetector[]) {
        const forms = detectors.flatMap(({ tokens = [] }, detector) => tokens.map((form) => ({ detector, ...form })));
        this.byLength = Array.from({ length: LONGEST + 1 }, (_, length) =>
            forms
                .filter(({ least, most }) => length >= least && (length <= most || (length === LONGEST && most > LONGEST)))
                .map(({ detector, beside, words }) => ({ detector, beside: beside === undefined ? undefined : tableOf(beside), words })),
        );
    }

    /** Who looks at a run of such a length. */
    of(length: number): readonly Interest[] {
        return this.byLength[Math.min(length, LONGEST)]!;
    }
}

/** Whether one of the characters touches the run. */
export function touches(characters: Uint8Array, text: string, start: number, end: number): boolean {
    return (start > 0 && characters[text.charCodeAt(start - 1)] === 1) || (end < text.length && characters[text.charCodeAt(end)] === 1);
}

function tableOf(characters: string): Uint8Array {
    const table = new Uint8Array(ASCII);
    for (const character of characters) table[character.charCodeAt(0)] = 1;
    return table;
}
