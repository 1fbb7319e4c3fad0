import type { Edit } from '../piece';

/** Applies edits to the pieces of a text, one after the other. */
export class Edited {
    /** How much of the next piece the last edit covered. */
    private over = 0;

    /** What stands in place of a piece's own bytes, those from `before` to `end`. The edits are in order. */
    *of(bytes: Uint8Array, edits: readonly Edit[], before: number, end: number): Generator<Uint8Array> {
        let done = Math.min(before + this.over, end);
        this.over -= done - before;
        for (const edit of edits) {
            if (edit.end <= done) continue;
            if (edit.start > done) yield bytes.subarray(done, edit.start);
            if (edit.start >= done) yield edit.text; // else the one before it covers its beginning
            done = edit.end;
        }
        if (done < end) yield bytes.subarray(done, end);
        else this.over += done - end;
    }
}
