import { isUtf8 } from 'node:buffer';

/** Bytes as a text. What is no UTF-8 is taken for Latin-1, in which every byte is a character: so no byte is lost, or changed by an edit. */
export class Decoded {
    readonly text: string;
    /** Whether each character is a byte. */
    readonly isSingleByte: boolean;
    private readonly encoding: 'utf8' | 'latin1';
    private character = 0;
    private byte = 0;

    constructor(bytes: Buffer) {
        this.encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
        this.text = bytes.toString(this.encoding);
        this.isSingleByte = this.text.length === bytes.length;
    }

    /** The byte at which a character begins. They must be asked for in order. */
    byteAt(character: number): number {
        if (this.isSingleByte) return character;
        this.byte += Buffer.byteLength(this.text.slice(this.character, character));
        this.character = character;
        return this.byte;
    }

    encode(text: string): Uint8Array {
        return Buffer.from(text, this.encoding);
    }
}
