import { Filter } from './filter';

/** Lists are numbered from 0. */
export const MOST_LISTS = 320;
/** Numbers that hold one bit for each list. */
export const LIST_WORDS = MOST_LISTS / 32;

/** What a word may be besides: the first of a phrase, one that says a digit or stands between some, one that says a sign of a mail address. */
export const [LISTED, FIRST, NUMERAL, SIGN] = [1, 2, 4, 8] as const;

/** What is known of words by their hashes, as numbers side by side: every word of every text is looked up. */
export class WordTable {
    /** Most words of a text are not in it, and this tells so at once. */
    private readonly filter = new Filter();
    /** The same for words that are said in numbers and mail addresses. */
    private readonly spoken = new Filter(1 << 12);
    /** Open addressing: entries by where their hash may stand, 0 for none. */
    private slots = new Uint16Array(1 << 12);
    private hashes = new Int32Array(1 << 10);
    private flags = new Uint8Array(1 << 10);
    private lists = new Int32Array(LIST_WORDS << 10);
    private used = 1;

    /** Tells at once of most words that nothing is known of them. */
    mayHave(hash: number): boolean {
        return this.filter.mayHave(hash);
    }

    /** Whether a word may say a digit or a sign. */
    maySpeak(hash: number): boolean {
        return this.spoken.mayHave(hash);
    }

    /** The entry of a word; 0 for none. */
    find(hash: number): number {
        if (!this.filter.mayHave(hash)) return 0;
        const { slots, hashes } = this;
        for (let slot = this.slotOf(hash); ; slot = (slot + 1) & (slots.length - 1)) {
            const entry = slots[slot]!;
            if (entry === 0 || hashes[entry] === hash) return entry;
        }
    }

    /** Whether it has such a flag. */
    is(entry: number, flag: number): boolean {
        return (this.flags[entry]! & flag) !== 0;
    }

    isInList(entry: number, id: number): boolean {
        return ((this.lists[entry * LIST_WORDS + (id >> 5)]! >> (id & 31)) & 1) === 1;
    }

    /** Sets the bits of the lists that it is in. */
    addListsTo(bits: Int32Array, entry: number): void {
        const from = entry * LIST_WORDS;
        for (let at = 0; at < LIST_WORDS; at++) bits[at]! |= this.lists[from + at]!;
    }

    addToList(hash: number, id: number): void {
        const entry = this.entryFor(hash);
        this.flags[entry]! |= LISTED;
        this.lists[entry * LIST_WORDS + (id >> 5)]! |= 1 << (id & 31);
    }

    /** @param flag 0 for a word of which only the hash is known */
    mark(hash: number, flag: number): void {
        const entry = this.entryFor(hash);
        this.flags[entry]! |= flag;
        if ((flag & (NUMERAL | SIGN)) !== 0) this.spoken.add(hash);
    }

    private entryFor(hash: number): number {
        const known = this.find(hash);
        if (known > 0) return known;
        if (this.used === this.hashes.length) this.grow();
        this.hashes[this.used] = hash;
        this.filter.add(hash);
        this.place(this.used);
        return this.used++;
    }

    private place(entry: number): void {
        let slot = this.slotOf(this.hashes[entry]!);
        while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
        this.slots[slot] = entry;
    }

    /** Four slots for each entry, so that the first one is mostly the right one. */
    private grow(): void {
        const more = 2 * this.hashes.length;
        const [hashes, flags, lists] = [new Int32Array(more), new Uint8Array(more), new Int32Array(more * LIST_WORDS)];
        hashes.set(this.hashes);
        flags.set(this.flags);
        lists.set(this.lists);
        [this.hashes, this.flags, this.lists] = [hashes, flags, lists];
        this.slots = new Uint16Array(4 * more);
        for (let entry = 1; entry < this.used; entry++) this.place(entry);
    }

    private slotOf(hash: number): number {
        return (Math.imul(hash, 0x85ebca6b) >>> 15) & (this.slots.length - 1);
    }
}
