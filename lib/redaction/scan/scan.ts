import type { Finding } from '../finding';
import type { Context } from './context';
import type { Reading } from './reading';
import type { AnyWords, Words } from './words';

/** A finding as detectors report it; `confidence` from 0 to 1, 0.5 and above is what users see. */
export interface Claim extends Finding {
    confidence: number;
}

/** Check digits agree, and more than they: nothing shorter within such a span means anything. */
const PROVED = 0.95;

/** A text under search: folded, with what was found so far. Reused from text to text, so nothing may keep it. */
export class Scan {
    text = '';
    claims: Claim[] = [];
    /** The last span that is proved to be something. */
    private provedStart = 0;
    private provedEnd = 0;
    private readonly words: Context;

    /**
     * @param reading the text as it was read
     * @param least the least confidence at which each kind counts; kinds that are not in it are not looked for
     */
    constructor(private readonly reading: Reading, private readonly least: ReadonlyMap<string, number>) {
        this.words = reading.words;
    }

    /** The reading is of another text now. */
    begin(): void {
        this.text = this.reading.text;
        this.claims = [];
        this.provedStart = this.provedEnd = 0;
    }

    /** Whether a finding of the kind with such confidence would count: asked before what is expensive. */
    wants(kind: string, confidence = 1): boolean {
        const least = this.least.get(kind);
        return least !== undefined && confidence >= least;
    }

    claim(kind: string, start: number, end: number, confidence: number): void {
        if (this.wants(kind, confidence)) this.claimWanted(kind, start, end, confidence);
    }

    /** The same for what is known to count. */
    claimWanted(kind: string, start: number, end: number, confidence: number): void {
        if (!this.lengthen(kind, start, end, confidence)) this.claims.push({ kind, start, end, confidence });
        if (confidence >= PROVED) [this.provedStart, this.provedEnd] = [start, end];
    }

    /** A longer claim of the same kind to the same place, no less likely, takes the place of the one before. */
    private lengthen(kind: string, start: number, end: number, confidence: number): boolean {
        for (let index = this.claims.length - 1; index >= 0; index--) {
            const claim = this.claims[index]!;
            if (claim.start !== start) return false;
            if (claim.kind !== kind || claim.end > end || claim.confidence > confidence) continue;
            claim.end = end;
            claim.confidence = confidence;
            return true;
        }
        return false;
    }

    /** Whether the span lies within a longer one that is proved to be something. */
    isProved(start: number, end: number): boolean {
        return start >= this.provedStart && end <= this.provedEnd && end - start < this.provedEnd - this.provedStart;
    }

    /** Whether there are characters of Chinese, Japanese and the like. */
    get hasUnspaced(): boolean {
        return this.reading.hasUnspaced;
    }

    /** Whether such a word stands anywhere in the text. */
    mentions(words: Words): boolean {
        return this.words.mentions(words);
    }

    mentionsList(id: number): boolean {
        return this.words.mentionsList(id);
    }

    mentionsAny(words: AnyWords): boolean {
        return this.words.mentionsAny(words);
    }

    /** Whether such a word stands within 40 characters of the span, or, nearer, one that speaks against it. */
    near(words: Words, start: number, end: number, against?: Words): 'for' | 'against' | undefined {
        return this.words.near(words, start, end, against);
    }
}
