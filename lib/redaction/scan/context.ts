import { baseLetter, hashed, HASH_START, isUnspaced } from './letters';
import { AGAINST, BLANK, entryOf, LIST_WORDS, LISTS_AGAINST, mayBeEntry, LONGEST_UNSPACED, STEM, STEM_MARK, UNSPACED_START, type AnyWords, type Entry, type Words } from './words';

/** UTF-16 units on both sides of a value in which a word counts as its context. */
const REACH = 40;
/** How much nearer a word behind a value must stand to outdo one before it. */
const BEHIND = 12;
const NOWHERE = REACH + BEHIND + 1;
const ASCII = 128;
/** The lower-case letter for each character of ASCII, 0 for what is no letter. */
const LOWER = Uint8Array.from({ length: ASCII }, (_, code) => baseLetter(code));
/** Of two words of a phrase. */
const MOST_BETWEEN = 3;

/** The context words of a text, in order. Reused from text to text. */
export class Context {
    private readonly entries: Entry[] = [];
    private starts = new Int32Array(64);
    private ends = new Int32Array(64);
    /** How many words say a digit. */
    numerals = 0;
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

    read(text: string): void {
        this.text = text;
        this.count = this.numerals = 0;
        this.mentioned.fill(0);
        this.isAfterFirst = false;
        this.spanStart = -1;
        for (let at = 0; at < text.length; ) {
            const code = text.charCodeAt(at);
            if (code < ASCII) at = LOWER[code] === 0 ? at + 1 : this.readSpaced(at);
            else if (isUnspaced(code)) at = this.readUnspaced(at);
            else at = baseLetter(code) === 0 ? at + 1 : this.readSpaced(at);
        }
    }

    /** Whether a word of any list stands in the text, but for those that speak against a value. */
    hasAny(): boolean {
        if (this.count === 0) return false;
        for (let index = 0; index < LIST_WORDS; index++) if ((this.mentioned[index]! & ~LISTS_AGAINST[index]!) !== 0) return true;
        return false;
    }

    /** Whether a word of the list stands anywhere in the text. */
    mentions({ id }: Words): boolean {
        return has(this.mentioned, id);
    }

    mentionsAny(words: AnyWords): boolean {
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
            const { lists } = this.entries[index]!;
            if (distance < pro && has(lists, words.id)) pro = distance;
            if (distance < contra && has(lists, against.id)) contra = distance;
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
        if (start !== this.spanStart) [this.spanStart, this.firstNear] = [start, this.firstFrom(start - REACH)];
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

    private readSpaced(start: number): number {
        const { text } = this;
        const { length } = text;
        let hash = HASH_START;
        let stem = 0;
        let at = start;
        for (; at < length; at++) {
            const code = text.charCodeAt(at);
            const letter = code < ASCII ? LOWER[code]! : baseLetter(code);
            if (letter === 0 || (letter >= ASCII && isUnspaced(letter))) break;
            if (at - start === STEM) stem = hash;
            hash = hashed(hash, letter);
        }
        if (at - start === STEM) stem = hash;
        if (this.isAfterFirst || mayBeEntry(hash) || (stem !== 0 && mayBeEntry(stem ^ STEM_MARK))) this.noteWord(start, at, hash, stem);
        return at;
    }

    private noteWord(start: number, end: number, hash: number, stem: number): void {
        const entry = entryOf(hash);
        if (entry) this.note(entry, start, end);
        if (entry?.isNumeral) this.numerals++;
        if (stem !== 0) this.note(entryOf(stem ^ STEM_MARK), start, end);
        if (this.isAfterFirst && start - this.firstEnd <= MOST_BETWEEN) this.note(entryOf(this.phrase(start, end)), start, end);
        this.isAfterFirst = entry?.isFirst === true;
        this.first = hash;
        this.firstEnd = end;
    }

    /** The hash of the word before and this one. */
    private phrase(start: number, end: number): number {
        let hash = hashed(this.first, BLANK);
        for (let at = start; at < end; at++) hash = hashed(hash, baseLetter(this.text.charCodeAt(at)));
        return hash;
    }

    private readUnspaced(start: number): number {
        let hash = UNSPACED_START;
        for (let end = start; end < start + LONGEST_UNSPACED && end < this.text.length; ) {
            hash = hashed(hash, this.text.charCodeAt(end++));
            this.note(entryOf(hash), start, end);
        }
        return start + 1;
    }

    private note(entry: Entry | undefined, start: number, end: number): void {
        if (!entry?.isListed) return;
        if (this.count === this.starts.length) [this.starts, this.ends] = [larger(this.starts, this.count), larger(this.ends, this.count)];
        this.entries[this.count] = entry;
        this.starts[this.count] = start;
        this.ends[this.count++] = end;
        for (let index = 0; index < LIST_WORDS; index++) this.mentioned[index]! |= entry.lists[index]!;
    }
}

function has(lists: Int32Array, id: number): boolean {
    return ((lists[id >> 5]! >> (id & 31)) & 1) === 1;
}

function larger(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
    const copy = new Int32Array(2 * length);
    copy.set(array);
    return copy;
}
