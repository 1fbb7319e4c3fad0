/** A text as detectors read it, and the way back to the text as it was written. */
export interface View {
    readonly text: string;
    /** The offsets in the text as it was written of a span of this one; what was dropped inside a span belongs to it. */
    readonly unfold: (start: number, end: number) => [start: number, end: number];
    /** Too much was read into it for anything but a value whose check digits agree. */
    readonly onlyChecked?: boolean;
}

const same: View['unfold'] = (start, end) => [start, end];

export function plain(text: string): View {
    return { text, unfold: same };
}

/** The view of a view: `inner` was made from the text of `outer`. */
export function through(outer: View, inner: View): View {
    if (inner.unfold === same) return { text: inner.text, unfold: outer.unfold };
    if (outer.unfold === same) return inner;
    return { text: inner.text, unfold: (start, end) => outer.unfold(...inner.unfold(start, end)) };
}

/** Numbers that are kept of each edit: where it begins and ends in the new text, and in the old. */
const FIELDS = 4;

/** So many characters are put into the new text at once, and parts that are not longer one by one: a text of short parts is slow to read. */
const [MOST_PENDING, LONGEST_PENDING] = [1_024, 16];

/** Rewrites a text from its start to its end, and remembers where the pieces come from; what is not rewritten costs nothing. */
export class Edits {
    private text = '';
    private readonly pending: number[] = [];
    private done = 0;
    private places = new Int32Array(0);
    private used = 0;

    constructor(private readonly original: string) {}

    /** Where the last edit ended. */
    get end(): number {
        return this.done;
    }

    /** Spans must come in order. */
    replace(start: number, end: number, by: string): void {
        this.append(this.original, this.done, start);
        const from = this.text.length + this.pending.length;
        if (end - start !== 1 || by.length !== 1) this.note(from, from + by.length, start, end);
        this.append(by, 0, by.length);
        this.done = end;
    }

    private append(text: string, start: number, end: number): void {
        if (end - start > LONGEST_PENDING) {
            this.flush();
            this.text += text.slice(start, end);
            return;
        }
        for (let at = start; at < end; at++) this.pending.push(text.charCodeAt(at));
        if (this.pending.length >= MOST_PENDING) this.flush();
    }

    private flush(): void {
        if (this.pending.length === 0) return;
        this.text += String.fromCharCode(...this.pending);
        this.pending.length = 0;
    }

    view(): View {
        if (this.done === 0) return plain(this.original);
        this.flush();
        const text = this.text + this.original.slice(this.done);
        const places = this.places.subarray(0, this.used);
        return this.used === 0 ? plain(text) : { text, unfold: (start, end) => unfolded(places, start, end) };
    }

    private note(newStart: number, newEnd: number, start: number, end: number): void {
        if (this.used === this.places.length) {
            const larger = new Int32Array(Math.max(8 * FIELDS, 2 * this.used));
            larger.set(this.places);
            this.places = larger;
        }
        this.places[this.used++] = newStart;
        this.places[this.used++] = newEnd;
        this.places[this.used++] = start;
        this.places[this.used++] = end;
    }
}

function unfolded(places: Int32Array, start: number, end: number): [start: number, end: number] {
    const from = originOf(places, start, 2, 0);
    return [from, end > start ? originOf(places, end - 1, 3, 1) : from];
}

/** Where the character at `at` comes from: within an edit, what `field` says; behind one, as far as in the new text, and `more`. */
function originOf(places: Int32Array, at: number, field: number, more: number): number {
    const edit = lastEditUpTo(places, at);
    if (edit < 0) return at + more;
    return at < places[edit + 1]! ? places[edit + field]! : at - places[edit + 1]! + places[edit + 3]! + more;
}

function lastEditUpTo(places: Int32Array, at: number): number {
    let low = 0;
    for (let high = places.length / FIELDS; low < high; ) {
        const middle = (low + high) >> 1;
        if (places[middle * FIELDS]! <= at) low = middle + 1;
        else high = middle;
    }
    return (low - 1) * FIELDS;
}
