const [QUOTE, COMMA, OPEN, BACKSLASH, CLOSE, OPEN_OBJECT, CLOSE_OBJECT] = [34, 44, 91, 92, 93, 123, 125];

/** Finds where JSON values end, however they are cut into chunks. */
export class ValueEnd {
    private depth = 0;
    private isInString = false;
    private isEscaped = false;
    /** A number, or `true`, `false` and `null`: only what comes behind them ends them. */
    private isScalar = false;

    /** Whether the end of the text can end the value. */
    get mayEndHere(): boolean {
        return this.isScalar;
    }

    /** @returns the place behind the value; `undefined` when it is not in these bytes */
    find(bytes: Uint8Array, from: number): number | undefined {
        for (let at = from; at < bytes.length; at++) {
            if (this.isInString) {
                at = this.endOfString(bytes, at);
                if (!this.isInString && this.depth === 0) return at + 1;
                continue;
            }
            const end = this.next(bytes[at]!, at);
            if (end !== undefined) return end;
        }
        return undefined;
    }

    private next(byte: number, at: number): number | undefined {
        if (this.isScalar) return this.scalar(byte, at);
        if (byte === QUOTE) this.isInString = true;
        else if (byte === OPEN || byte === OPEN_OBJECT) this.depth += 1;
        else if (this.depth === 0) this.isScalar = true;
        else if ((byte === CLOSE || byte === CLOSE_OBJECT) && --this.depth === 0) return at + 1;
        return undefined;
    }

    private scalar(byte: number, at: number): number | undefined {
        if (byte > 32 && byte !== COMMA && byte !== CLOSE && byte !== QUOTE && byte !== OPEN && byte !== OPEN_OBJECT) return undefined;
        this.isScalar = false;
        return at;
    }

    /** @returns the place of the quotation mark, or of the last byte there is */
    private endOfString(bytes: Uint8Array, from: number): number {
        for (let at = from; at < bytes.length; at++) {
            if (this.isEscaped) this.isEscaped = false;
            else if (bytes[at] === BACKSLASH) this.isEscaped = true;
            else if (bytes[at] === QUOTE) {
                this.isInString = false;
                return at;
            }
        }
        return bytes.length;
    }
}
