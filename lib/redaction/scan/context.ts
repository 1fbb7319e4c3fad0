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
/** Room for more is not kept for the next text. */
const MOST_KEPT = 1 << 14;

/** Stands for the hash of a word in a script without blanks, which has no end either. */
const UNSPACED = 0;

/**
 * The context words of a text, in order. Words that may be some are only taken down, and looked up when somebody asks.
 * Reused from text to text.
 */
export class Context {
    /** Words that may be in a list: where they begin and end, the hash of each and of its first letters. */
    private candidates = new Int32Array(4 * 64);
    private taken = 0;
    /** How many of these may be said in numbers or mail addresses. */
    private spoken = 0;
    private isLookedUp = true;
    private entries = new Int32Array(64);
    private starts = new Int32Array(64);
    private ends = new Int32Array(64);
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
        if (this.taken > MOST_KEPT) this.giveBack();
        this.taken = this.spoken = 0;
        this.isLookedUp = false;
    }

    /**
     * Takes down a word, if it may be in a list. Words must come in order.
     * @param stem the hash of its first letters, 0 when it has fewer
     */
    word(start: number, end: number, hash: number, stem: number): void {
        if (table.mayHave(hash) || (stem !== 0 && table.mayHave(stem ^ STEM_MARK))) this.take(start, end, hash, stem);
    }

    /** The same for the words that begin with a character of a script without blanks. */
    unspaced(start: number): void {
        this.take(start, start, UNSPACED, 0);
    }

    /** How many words say a digit. */
    get numerals(): number {
        if (this.spoken === 0) return 0;
        this.lookUp();
        return this.numeralCount;
    }

    /** Whether a word says a sign of a mail address. */
    get hasSign(): boolean {
        if (this.spoken === 0) return false;
        this.lookUp();
        return this.signCount > 0;
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

    private take(start: number, end: number, hash: number, stem: number): void {
        if (this.taken === this.candidates.length) this.candidates = larger(this.candidates);
        const { candidates, taken } = this;
        candidates[taken] = start;
        candidates[taken + 1] = end;
        candidates[taken + 2] = hash;
        candidates[taken + 3] = stem;
        this.taken = taken + 4;
        if (table.maySpeak(hash)) this.spoken++;
    }

    private lookUp(): void {
        if (this.isLookedUp) return;
        this.isLookedUp = true;
        if (this.count > 0) for (let at = 0; at < LIST_WORDS; at++) this.mentioned[at] = 0; // sooner than fill
        this.count = this.numeralCount = this.signCount = 0;
        this.isAfterFirst = false;
        this.spanStart = -1;
        const { candidates } = this;
        for (let at = 0; at < this.taken; at += 4) {
            if (candidates[at + 2] === UNSPACED) this.noteUnspaced(candidates[at]!);
            else this.noteWord(candidates[at]!, candidates[at + 1]!, candidates[at + 2]!, candidates[at + 3]!);
        }
    }

    private giveBack(): void {
        this.candidates = new Int32Array(4 * 64);
        [this.entries, this.starts, this.ends] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];
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

function larger(array: Int32Array): Int32Array<ArrayBuffer> {
    const copy = new Int32Array(2 * array.length);
    copy.set(array);
    return copy;
}
