const LETTERS = 'bcdfghjklmnpqrst';

/** Bytes, as two letters each: digits could look like a number to a detector, and vowels make words. */
export function lettersOf(bytes: Uint8Array): string {
    return [...bytes].map((byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`).join('');
}
