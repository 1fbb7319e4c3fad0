/** Where each of some characters of a JSON string stands between its quotation marks: an escape is longer than what it means. */
export class RawOffset {
    private at = 0;
    private raw = 0;

    constructor(private readonly text: string) {}

    /** @param character an offset into what the string means; they must come in order */
    of(character: number): number {
        for (; this.at < character; this.at++) {
            const isEscape = this.text[this.raw] === '\\';
            this.raw += isEscape ? (this.text[this.raw + 1] === 'u' ? 6 : 2) : 1;
        }
        return this.raw;
    }
}
