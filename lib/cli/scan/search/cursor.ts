import { isAscii, isUtf8 } from 'node:buffer';

/** Counts lines and columns on the way through bytes. */
export class Cursor {
    line = 0;
    column = 0;
    private at = 0;

    constructor(private readonly bytes: Buffer, start = 0) {
        this.at = start;
    }

    /** @param place the bytes up to here; never back */
    advance(place: number): void {
        for (let end = this.bytes.indexOf(10, this.at); end >= 0 && end < place; end = this.bytes.indexOf(10, this.at)) {
            this.line += 1;
            this.column = 0;
            this.at = end + 1;
        }
        if (place <= this.at) return;
        const part = this.bytes.subarray(this.at, place);
        this.column += isAscii(part) || !isUtf8(part) ? part.length : part.toString('utf8').length;
        this.at = place;
    }
}
