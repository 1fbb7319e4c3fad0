import { Codes } from './codes';
import type { AnchoredDetector, Detectors, Kinds, NumberDetector, RowDetector } from './detector';
import { Row } from './row';
import { Scan, type Claim } from './scan';

import { Tokens, touches } from './tokens';
import type { Words } from './words';
import { FEWEST_WORDS } from '../text/spelled-digits';
import { Survey } from '../text/survey';

const ASCII = 128;
/** A character, or a class of them. */
const CLASS = /^(?:\[[^\]^\\[]+\]|[^\\[\](){}.*+?^$|])$/;
/** Nothing shorter is a number or code that needs a detector of its own. */
const FEWEST_DIGITS = 3;
/** No shorter number is one of a telephone, a card or an account without words that say so. */
const FEWEST_ALONE = 6;

/**
 * Searches a text in one pass from anchor to anchor: at digits for numbers and codes, at other characters for what these begin.
 * Whatever is read once is not read again, so the cost grows with the length of the text and no faster.
 */
export class Scanner {
    private readonly scan: Scan;
    private readonly row = new Row();
    private readonly codes: Codes;
    private readonly numbers: readonly NumberSearch[];
    private readonly rows: readonly RowDetector[];
    private readonly anchored: readonly AnchoredDetector[];
    /** Which anchored detectors look at a character. */
    private readonly byCode: readonly (readonly number[] | undefined)[];
    /** Below which offset each of them has seen all. */
    private readonly done: Int32Array;
    private readonly tokens: Tokens;
    /** Where the last run of letters and digits ends. */
    private tokenEnd = 0;
    private readonly anchor: RegExp;
    /** In a row with fewer there is nothing. */
    private readonly fewestDigits: number;
    private readonly survey: Survey;
    /** Anchors that are letters. */
    private readonly words: RegExp | undefined;

    /** @param isSparing whether nothing is looked for that every other message has in it, such as a time */
    constructor(detectors: Detectors, least: ReadonlyMap<string, number>, isSparing = false) {
        const isWanted = ({ kinds }: { kinds: Kinds }) => Object.keys(kinds).some((kind) => least.has(kind));
        this.scan = new Scan(least);
        this.codes = new Codes(detectors.patterns, least);
        this.numbers = detectors.numbers.filter(isWanted).map((detector) => ({ detector, least: detector.least ?? FEWEST_DIGITS, words: detector.words }));
        this.rows = detectors.rows.filter(isWanted);
        this.anchored = detectors.anchored.filter(isWanted);
        this.byCode = Array.from({ length: ASCII }, (_, code) => this.indexesFor(String.fromCharCode(code)));
        this.done = new Int32Array(this.anchored.length);
        this.tokens = new Tokens(this.anchored);
        this.anchor = new RegExp(this.anchorSource(), 'g');
        this.fewestDigits = Math.min(this.codes.fewestDigits, this.numbers.length + this.rows.length > 0 ? FEWEST_DIGITS : Infinity);
        const words = this.anchored.map(({ anchor }) => anchor).filter((anchor) => anchor !== '' && !CLASS.test(anchor));
        if (words.length > 0) this.words = new RegExp(words.join('|'));
        this.survey = new Survey(isSparing ? Math.min(this.codes.fewestApart, FEWEST_ALONE) : 1, this.anchored.map(({ on }) => on).join(''));
    }

    /** Looks at every character of a text. @returns what it saw, until the next text */
    look(text: string): Survey {
        this.survey.read(text);
        return this.survey;
    }

    /** Whether nothing can be in a text with digits that are few and apart, as no word makes them anything. */
    isSmallTalk(text: string, { isSmallTalk, digits }: Survey): boolean {
        if (!isSmallTalk || this.words?.test(text)) return false;
        if (digits === 0) return true;
        this.scan.begin(text);
        return !this.scan.hasWords();
    }

    /** Whether so many words of the text say a digit that they may be a number. */
    hasNumerals(text: string): boolean {
        this.scan.begin(text);
        return this.scan.numerals() >= FEWEST_WORDS;
    }

    /** Every claim that counts, in no order. */
    find(text: string): Claim[] {
        const { scan, anchor } = this;
        anchor.lastIndex = 0;
        if (!anchor.test(text)) return NONE;
        scan.begin(text);
        this.done.fill(0);
        this.tokenEnd = 0;
        let rowEnd = 0;
        for (let at = anchor.lastIndex - 1; at >= 0; at = anchor.lastIndex - 1) {
            const code = text.charCodeAt(at);
            const detectors = this.byCode[code];
            if (detectors) this.callAt(detectors, at);
            if (code >= 48 && code <= 57) {
                if (at >= this.tokenEnd) this.lookAtToken(at);
                if (at >= rowEnd) {
                    rowEnd = this.lookAtRow(at, rowEnd);
                    this.goThrough(at);
                    anchor.lastIndex = rowEnd;
                }
            }
            anchor.test(text);
        }
        return scan.claims;
    }

    /**
     * Source of a regular expression that finds digits, and what the detectors begin with. Single characters and classes of them become
     * one class: V8 searches that fastest.
     * @param more members of a class, that are looked for too
     */
    anchorSource(more = ''): string {
        const sources = new Set(this.anchored.map(({ anchor }) => anchor).filter((anchor) => anchor !== ''));
        const classes = [...sources].filter((source) => CLASS.test(source));
        const members = classes.map((source) => source.replace(/^\[|-?\]$/g, '')).join('');
        const dash = classes.some((source) => source.endsWith('-]')) ? '-' : ''; // at the end it makes no range
        return [`[0-9${members}${more}${dash}]`, ...[...sources].filter((source) => !classes.includes(source))].join('|');
    }

    private indexesFor(character: string): readonly number[] | undefined {
        const indexes = this.anchored.flatMap(({ on }, index) => (on.includes(character) ? [index] : []));
        return indexes.length > 0 ? indexes : undefined;
    }

    private callAt(detectors: readonly number[], at: number): void {
        for (const index of detectors) {
            if (at >= this.done[index]!) this.done[index] = this.anchored[index]!.find(this.scan, at);
        }
    }

    /** Inside a row nearly every character is an anchor, and digits are known. */
    private goThrough(from: number): void {
        const { row } = this;
        for (let piece = 0, at = from; piece < row.pieces; piece++) {
            const start = row.startOf(piece);
            this.callBetween(at, start);
            at = row.endOf(piece);
            if (row.isDigits[piece] !== 1) this.callBetween(Math.max(from, start), at);
            else if (start >= this.tokenEnd) this.lookAtToken(start);
        }
    }

    private callBetween(from: number, to: number): void {
        const { text } = this.scan;
        for (let at = from; at < to; at++) {
            const code = text.charCodeAt(at);
            const detectors = code < ASCII ? this.byCode[code] : undefined;
            if (detectors) this.callAt(detectors, at);
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
            const { detector, beside } = interests[index]!;
            if (at >= this.done[detector]! && (!beside || touches(beside, text, start, end))) {
                this.done[detector] = this.anchored[detector]!.find(this.scan, at);
            }
        }
    }

    /** Looks for numbers and codes in the row around a digit; returns where it ends. */
    private lookAtRow(at: number, from: number): number {
        const { row, scan } = this;
        row.read(scan.text, at, from);
        if (row.digits < this.fewestDigits) return row.end;
        if (row.digits >= FEWEST_DIGITS) this.lookAtLong();
        this.codes.find(scan, row);
        return row.end;
    }

    /** Cards and accounts first: what is inside of one is nothing else. */
    private lookAtLong(): void {
        const { row, scan } = this;
        for (const detector of this.rows) detector.find(scan, row);
        for (let first = 0, last = 0; first < row.pieces; first = last + 1) {
            for (last = first; last < row.pieces && row.isDigits[last] === 1; ) last++;
            this.lookAtNumbers(first, last, row.first[last]! - row.first[first]!);
        }
    }

    private lookAtNumbers(from: number, to: number, digits: number): void {
        const { numbers, scan } = this;
        for (let index = 0; index < numbers.length; index++) {
            const { detector, least, words } = numbers[index]!;
            if (digits >= least && (!words || scan.mentions(words))) detector.find(scan, this.row, from, to);
        }
    }
}

/** All of one form, unlike the detectors, whom V8 would tell apart on every look. */
interface NumberSearch { detector: NumberDetector; least: number; words: Words | undefined }

const NONE: Claim[] = [];

function isAlphanumeric(code: number): boolean {
    return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
}
