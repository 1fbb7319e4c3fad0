import { STEM_MARK, table } from './words';

/** Stands for the hash of a word in a script without blanks, which has no end either. */
export const UNSPACED = 0;
/** Numbers that are taken down of each word: where it begins and ends, its hash and that of its first letters. */
export const CANDIDATE = 4;

const LEAST_ROOM = 64 * CANDIDATE;
/** Room for more is not kept for the next text. */
const MOST_KEPT = 4_096 * CANDIDATE;

/** The words of a text that may be in a list, in order. Reused from text to text. */
export class Candidates {
    /** One behind the other, in as many numbers as CANDIDATE says. */
    taken = new Int32Array(LEAST_ROOM);
    used = 0;
    /** How many of the words may be said in numbers or mail addresses. */
    spoken = 0;

    begin(): void {
        if (this.taken.length > MOST_KEPT) this.taken = new Int32Array(LEAST_ROOM);
        this.used = this.spoken = 0;
    }

    /** @param stem the hash of its first letters, 0 when it has fewer */
    word(start: number, end: number, hash: number, stem: number): void {
        if (table.mayHave(hash) || (stem !== 0 && table.mayHave(stem ^ STEM_MARK))) this.take(start, end, hash, stem);
    }

    /** The words that begin with a character of a script without blanks. */
    unspaced(start: number): void {
        this.take(start, start, UNSPACED, 0);
    }

    private take(start: number, end: number, hash: number, stem: number): void {
        if (this.used === this.taken.length) this.taken = larger(this.taken);
        const { taken, used } = this;
        taken[used] = start;
        taken[used + 1] = end;
        taken[used + 2] = hash;
        taken[used + 3] = stem;
        this.used = used + CANDIDATE;
        if (table.maySpeak(hash)) this.spoken++;
    }
}

export function larger(array: Int32Array): Int32Array<ArrayBuffer> {
    const copy = new Int32Array(2 * array.length);
    copy.set(array);
    return copy;
}
