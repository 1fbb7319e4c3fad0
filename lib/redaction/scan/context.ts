import { CANDIDATE, Candidates, larger, UNSPACED } from './candidates';
import { baseLetter, hashed, isUnspaced } from './letters';
import { FIRST, LIST_WORDS, LISTED, NUMERAL, SIGN } from './word-table';
import { AGAINST, BLANK, LONGEST_UNSPACED, STEM_MARK, table, UNSPACED_START, type AnyWords, type Words } from './words';

/** UTF-16 units on both sides of a value in which a word counts as its context. */
const REACH = 40;
/** How much nearer a word behind a value must stand to outdo one before it. */
const BEHIND = 12;
const NOWHERE = REACH + BEHIND + 1;
/** Of two words of a phrase. */
const MOST_BETWEEN = 3;
/** Room for more words is not kept for the next text. */
const MOST_KEPT = 4_096;
const LEAST_ROOM = 64;

/**
 * The context words of a text, in order. Words that may be some are only taken down, and looked up when somebody asks.
 * Reused from text to text.
 */
export class Context {
    readonly candidates = new Candidates();
    private isLookedUp = true;
    /** The words that are in a list, and where they stand. */
    private entries = new Int32Array(LEAST_ROOM);
    private starts = new Int32Array(LEAST_ROOM);
    private ends = new Int32Array(LEAST_ROOM);
    private numeralCount = 0;
    private signCount = 0;
    /** How many words of any list there are. */
    private count = 0;
    /** The lists that any of them belongs to, one bit each. */
    private readonly mentioned = new Int32Array(LIST_WORDS);
    /** Where the last span began that was asked for, and the first word that can be near it. */
    private spanStart = -1;
    private firstNear = 0;
    private text = '';
    /** The hash of the word before, and where it ends. */
    private first = 0;
    private firstEnd = 0;
    private isAfterFirst = false;

    begin(text: string): void {
        this.text = text;
        this.candidates.begin();
        this.isLookedUp = false;
    }

    /** How many words say a digit. */
    get numerals(): number {
        if (this.candidates.spoken === 0) return 0;
        this.lookUp();
        return this.numeralCount;
    }

    /** Whether a word says a sign of a mail address. */
    get hasSign(): boolean {
        if (this.candidates.spoken === 0) return false;
        this.lookUp();
        return this.signCount > 0;
    }

    /** Whether no word of any list stands in the text. */
    get isEmpty(): boolean {
        this.lookUp();
        return this.count === 0;
    }

    /** Whether a word of the list stands anywhere in the text. */
    mentions({ id }: Words): boolean {
        return this.mentionsList(id);
    }

    mentionsList(id: number): boolean {
        this.lookUp();
        return ((this.mentioned[id >> 5]! >> (id & 31)) & 1) === 1;
    }

    mentionsAny(words: AnyWords): boolean {
        this.lookUp();
        return words.isAmong(this.mentioned);
    }

    /** Whether a word of the list stands near the span, or, nearer, one that speaks against it. */
    near(words: Words, start: number, end: number, against: Words = AGAINST): 'for' | 'against' | undefined {
        if (!this.mentions(words) && !this.mentions(against)) return undefined;
        let pro = NOWHERE;
        let contra = NOWHERE;
        for (let index = this.firstFor(start); index < this.count; index++) {
            const distance = this.distance(index, start, end);
            if (distance >= NOWHERE) break;
            if (distance < 0) continue;
            const entry = this.entries[index]!;
            if (distance < pro && table.isInList(entry, words.id)) pro = distance;
            if (distance < contra && table.isInList(entry, against.id)) contra = distance;
        }
        if (pro < NOWHERE && pro <= contra) return 'for';
        return contra < NOWHERE ? 'against' : undefined;
    }

    /** Negative for a word within the span. */
    private distance(index: number, start: number, end: number): number {
        if (this.ends[index]! <= start) return start - this.ends[index]!;
        if (this.starts[index]! < end) return -1;
        const behind = this.starts[index]! - end;
        return behind <= REACH ? behind + BEHIND : NOWHERE;
    }

    /** The first word that can be near a span from `start` on: many lists are asked about the same span. */
    private firstFor(start: number): number {
        if (start !== this.spanStart) {
            this.spanStart = start;
            this.firstNear = this.firstFrom(start - REACH);
        }
        return this.firstNear;
    }

    /** The first word that ends at `offset` or later. */
    private firstFrom(offset: number): number {
        let low = 0;
        for (let high = this.count; low < high; ) {
            const middle = (low + high) >> 1;
            if (this.ends[middle]! < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private lookUp(): void {
        if (this.isLookedUp) return;
        if (this.count > 0) for (let at = 0; at < LIST_WORDS; at++) this.mentioned[at] = 0; // sooner than fill
        this.count = this.numeralCount = this.signCount = 0;
        this.isAfterFirst = false;
        this.spanStart = -1;
        if (this.entries.length > MOST_KEPT) this.makeRoom(new Int32Array(LEAST_ROOM));
        const { taken, used } = this.candidates;
        for (let at = 0; at < used; at += CANDIDATE) {
            if (taken[at + 2] === UNSPACED) this.noteUnspaced(taken[at]!);
            else this.noteWord(taken[at]!, taken[at + 1]!, taken[at + 2]!, taken[at + 3]!);
        }
        this.isLookedUp = true;
    }

    private makeRoom(empty: Int32Array<ArrayBuffer>): void {
        [this.entries, this.starts, this.ends] = [empty, empty.slice(), empty.slice()];
    }

    private noteUnspaced(start: number): void {
        let hash = UNSPACED_START;
        for (let end = start; end < start + LONGEST_UNSPACED && end < this.text.length; ) {
            hash = hashed(hash, this.text.charCodeAt(end++));
            this.note(table.find(hash), start, end);
        }
    }

    private noteWord(start: number, end: number, hash: number, stem: number): void {
        const entry = table.find(hash);
        this.note(entry, start, end);
        if (table.is(entry, NUMERAL)) this.numeralCount++;
        if (table.is(entry, SIGN)) this.signCount++;
        if (stem !== 0) this.note(table.find(stem ^ STEM_MARK), start, end);
        if (this.isAfterFirst && this.isNextWord(start)) this.note(table.find(this.phrase(start, end)), start, end);
        this.isAfterFirst = table.is(entry, FIRST);
        this.first = hash;
        this.firstEnd = end;
    }

    /** Whether a few signs, and no letters, stand between the word before and this one. */
    private isNextWord(start: number): boolean {
        if (start - this.firstEnd > MOST_BETWEEN) return false;
        for (let at = this.firstEnd; at < start; at++) if (isSpaced(this.text.charCodeAt(at))) return false;
        return true;
    }

    /** The hash of the word before and this one. */
    private phrase(start: number, end: number): number {
        let hash = hashed(this.first, BLANK);
        for (let at = start; at < end; at++) hash = hashed(hash, baseLetter(this.text.charCodeAt(at)));
        return hash;
    }

    private note(entry: number, start: number, end: number): void {
        if (!table.is(entry, LISTED)) return;
        if (this.count === this.starts.length) [this.entries, this.starts, this.ends] = [larger(this.entries), larger(this.starts), larger(this.ends)];
        this.entries[this.count] = entry;
        this.starts[this.count] = start;
        this.ends[this.count++] = end;
        table.addListsTo(this.mentioned, entry);
    }
}

function isSpaced(code: number): boolean {
    return baseLetter(code) !== 0 && !isUnspaced(code);
}
