import { baseLetter, hashed, HASH_START, isUnspaced } from './letters';
import { AGAINST, BLANK, entryOf, LONGEST_UNSPACED, STEM, STEM_START, UNSPACED_START, type Entry, type Words } from './words';

/** UTF-16 units on both sides of a value in which a word counts as its context. */
const REACH = 40;
/** How much nearer a word behind a value must stand to outdo one before it. */
const BEHIND = 12;
const NOWHERE = REACH + BEHIND + 1;
/** Of two words of a phrase. */
const MOST_BETWEEN = 3;

/** The context words of a text, in order. Reused from text to text. */
export class Context {
    private readonly lists: number[][] = [];
    private readonly starts: number[] = [];
    private readonly ends: number[] = [];
    /** By list: at which measurement its distance was noted, and the distance of its nearest word. */
    private measured = new Int32Array(256);
    private distances = new Int32Array(256);
    private measurement = 0;
    private hasAny = false;
    private spanStart = -1;
    private spanEnd = -1;
    private text = '';
    /** The hash of the word before, and where it ends. */
    private first = 0;
    private firstEnd = 0;
    private isAfterFirst = false;

    read(text: string): void {
        this.text = text;
        this.lists.length = this.starts.length = this.ends.length = 0;
        this.isAfterFirst = false;
        this.spanStart = -1;
        for (let at = 0; at < text.length; ) {
            const code = text.charCodeAt(at);
            if (isUnspaced(code)) at = this.readUnspaced(at);
            else at = baseLetter(code) === 0 ? at + 1 : this.readSpaced(at);
        }
    }

    /** Whether a word of the list stands near the span, or, nearer, one that speaks against it. */
    near(words: Words, start: number, end: number, against: Words = AGAINST): 'for' | 'against' | undefined {
        if (this.starts.length === 0) return undefined;
        if (start !== this.spanStart || end !== this.spanEnd) this.measure(start, end);
        const pro = this.measured[words.id] === this.measurement ? this.distances[words.id]! : NOWHERE;
        const contra = this.measured[against.id] === this.measurement ? this.distances[against.id]! : NOWHERE;
        if (pro < NOWHERE && pro <= contra) return 'for';
        return contra < NOWHERE ? 'against' : undefined;
    }

    /** Whether any word of any list stands near the span. */
    hasNear(start: number, end: number): boolean {
        if (this.starts.length === 0) return false;
        if (start !== this.spanStart || end !== this.spanEnd) this.measure(start, end);
        return this.hasAny;
    }

    /** Notes how far each list's nearest word is from the span: many lists are asked about the same span. */
    private measure(start: number, end: number): void {
        [this.spanStart, this.spanEnd] = [start, end];
        this.measurement++;
        this.hasAny = false;
        for (let index = this.firstFrom(start - REACH); index < this.starts.length; index++) {
            const distance = this.distance(index, start, end);
            if (distance >= NOWHERE) break;
            if (distance < 0) continue;
            this.hasAny = true;
            for (const list of this.lists[index]!) this.noteDistance(list, distance);
        }
    }

    private noteDistance(list: number, distance: number): void {
        if (list >= this.measured.length) this.growTo(list + 1);
        if (this.measured[list] === this.measurement && this.distances[list]! <= distance) return;
        this.measured[list] = this.measurement;
        this.distances[list] = distance;
    }

    private growTo(length: number): void {
        const [measured, distances] = [new Int32Array(2 * length), new Int32Array(2 * length)];
        measured.set(this.measured);
        distances.set(this.distances);
        [this.measured, this.distances] = [measured, distances];
    }

    /** Negative for a word within the span. */
    private distance(index: number, start: number, end: number): number {
        if (this.ends[index]! <= start) return start - this.ends[index]!;
        if (this.starts[index]! < end) return -1;
        const behind = this.starts[index]! - end;
        return behind <= REACH ? behind + BEHIND : NOWHERE;
    }

    /** The first word that ends at `offset` or later. */
    private firstFrom(offset: number): number {
        let low = 0;
        for (let high = this.ends.length; low < high; ) {
            const middle = (low + high) >> 1;
            if (this.ends[middle]! < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private readSpaced(start: number): number {
        const { text } = this;
        let hash = HASH_START;
        let stem = STEM_START;
        let at = start;
        for (; at < text.length; at++) {
            const letter = baseLetter(text.charCodeAt(at));
            if (letter === 0 || isUnspaced(letter)) break;
            hash = hashed(hash, letter);
            if (at - start < STEM) stem = hashed(stem, letter);
        }
        const entry = entryOf(hash);
        if (entry) this.note(entry, start, at);
        if (at - start >= STEM) this.note(entryOf(stem), start, at);
        if (this.isAfterFirst && start - this.firstEnd <= MOST_BETWEEN) this.note(entryOf(this.phrase(start, at)), start, at);
        this.isAfterFirst = entry?.isFirst === true;
        this.first = hash;
        this.firstEnd = at;
        return at;
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
        if (!entry || entry.lists.length === 0) return;
        this.lists.push(entry.lists);
        this.starts.push(start);
        this.ends.push(end);
    }
}
