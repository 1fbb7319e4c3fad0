import { Codes } from './codes';
import type { AnchoredDetector, Detectors, Kinds } from './detector';
import { anyOf, Letters } from './letters-sought';
import { isAlphanumeric } from './letters';
import { DIGITS, Reading } from './reading';
import { Plans, type Plan, type Search } from './plans';
import { Row } from './row';
import { Scan, type Claim } from './scan';
import { Tokens, touches } from './tokens';

const ASCII = 128;

/**
 * Searches a text in one pass over what a reading has found in it: at digits for numbers and codes, at signs for what these begin.
 * Whatever is read once is not read again, so the cost grows with the length of the text and no faster.
 */
export class Scanner {
    private readonly reading: Reading;
    private readonly scan: Scan;
    private readonly row = new Row();
    private readonly codes: Codes;
    private readonly plans: Plans;
    private readonly anchored: readonly AnchoredDetector[];
    /** Which anchored detectors look at a character. */
    private readonly byCode: readonly (readonly number[])[];
    /** Below which offset each of them has seen all. */
    private readonly done: Int32Array;
    private readonly tokens: Tokens;
    /** Where the last run of letters and digits ends. */
    private tokenEnd = 0;
    private readonly letters: Letters;

    constructor(detectors: Detectors, least: ReadonlyMap<string, number>) {
        const isWanted = ({ kinds }: { kinds: Kinds }) => Object.keys(kinds).some((kind) => least.has(kind));
        this.anchored = detectors.anchored.filter(isWanted);
        this.reading = new Reading(this.anchored.map(({ on }) => on).join(''));
        this.scan = new Scan(this.reading, least);
        this.codes = new Codes(detectors.patterns, least);
        this.plans = new Plans(this.codes, detectors, least);
        this.byCode = Array.from({ length: ASCII }, (_, code) => this.indexesFor(String.fromCharCode(code)));
        this.done = new Int32Array(this.anchored.length);
        this.tokens = new Tokens(this.anchored);
        this.letters = new Letters(this.anchored);
    }

    /** Reads a text. @returns what it saw, until the next one */
    read(text: string): Reading {
        if (this.reading.text !== text) this.reading.read(text);
        return this.reading;
    }

    /** Every claim that counts, in no order. */
    find(text: string): Claim[] {
        this.read(text);
        this.scan.begin();
        for (let detector = 0; detector < this.done.length; detector++) this.done[detector] = 0; // sooner than fill
        this.tokenEnd = 0;
        this.letters.find(this.scan);
        this.walk();
        return this.scan.claims;
    }

    /**
     * Source of a regular expression without which nothing is in a text: digits, and what the detectors begin with.
     * @param more members of a class, that are looked for too
     */
    gateSource(more = ''): string {
        const gates = this.anchored.flatMap((detector) => Object.entries(detector.gates ?? {}));
        const signs = this.anchored.flatMap(({ on, gates: own = {} }) => Array.from(on).filter((sign) => !(sign in own)));
        const members = [...new Set(signs)].toSorted((sign, other) => Number(sign === '-') - Number(other === '-')); // at the end it makes no range
        return anyOf(`0-9${more}${members.join('')}`, [...this.letters.sought, ...gates.map(([, sought]) => sought)]);
    }

    private indexesFor(character: string): readonly number[] {
        return this.anchored.flatMap(({ on }, index) => (on.includes(character) ? [index] : []));
    }

    private walk(): void {
        const { starts, kinds, pieces, anchors, anchorCount } = this.reading;
        let rowEnd = 0;
        let next = 0;
        for (let piece = 0; piece < pieces; piece++) {
            if (kinds[piece] !== DIGITS) continue;
            const start = starts[piece]!;
            for (; next < anchorCount && anchors[next]! < start; next++) this.lookAtSign(anchors[next]!);
            if (start >= this.tokenEnd) this.lookAtToken(start);
            if (piece >= rowEnd) rowEnd = this.lookAtRow(piece, rowEnd);
        }
        for (; next < anchorCount; next++) this.lookAtSign(anchors[next]!);
    }

    private lookAtSign(at: number): void {
        const detectors = this.byCode[this.scan.text.charCodeAt(at)]!;
        for (let index = 0; index < detectors.length; index++) {
            const detector = detectors[index]!;
            if (at >= this.done[detector]!) this.done[detector] = this.anchored[detector]!.find(this.scan, at);
        }
    }

    /** Calls who is interested in such a run of letters and digits as the one around the first of its digits, at `at`. */
    private lookAtToken(at: number): void {
        const { text } = this.scan;
        let start = at;
        while (start > this.tokenEnd && isAlphanumeric(text.charCodeAt(start - 1))) start--;
        let end = at + 1;
        while (end < text.length && isAlphanumeric(text.charCodeAt(end))) end++;
        this.tokenEnd = end;
        const interests = this.tokens.of(end - start);
        for (let index = 0; index < interests.length; index++) {
            const { detector, beside, words } = interests[index]!;
            if (at >= this.done[detector]! && (!beside || touches(beside, text, start, end)) && (!words || this.scan.mentions(words))) {
                this.done[detector] = this.anchored[detector]!.find(this.scan, at);
            }
        }
    }

    /** Looks for numbers and codes in the row around a piece of digits; returns the piece with which it ends. */
    private lookAtRow(piece: number, from: number): number {
        const { row, scan, codes } = this;
        const end = row.read(this.reading, piece, from);
        if (!this.plans.mayHold(row)) return end;
        const plan = this.plans.for(row);
        if (plan) this.follow(plan);
        else {
            this.plans.searches(row, (search) => this.search(search));
            codes.windows(row, (first, last, fitting) => codes.look(scan, row, first, last, fitting));
        }
        return end;
    }

    private follow({ searches, windows }: Plan): void {
        for (let index = 0; index < searches.length; index++) this.search(searches[index]!);
        for (let index = 0; index < windows.length; index++) {
            const { first, last, fitting } = windows[index]!;
            this.codes.look(this.scan, this.row, first, last, fitting);
        }
    }

    private search({ find, from, to, words }: Search): void {
        if (!words || this.scan.mentions(words)) find(this.scan, this.row, from, to);
    }
}
