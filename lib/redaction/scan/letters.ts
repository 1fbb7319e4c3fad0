export const HASH_START = 0x811c9dc5 | 0;

/** Stands before the start of a text and behind its end: no character has this code, and no range of characters includes it. */
export const NOTHING = 0xffff;

/** The UTF-16 unit at an offset that may lie outside of the text. (V8 never recovers from reading outside by `charCodeAt`.) */
export function codeAt(text: string, at: number): number {
    return at >= 0 && at < text.length ? text.charCodeAt(at) : NOTHING;
}

/** A digit of ASCII. */
export function isDigit(code: number): boolean {
    return code >= 48 && code <= 57;
}

/** A letter of ASCII. */
export function isAsciiLetter(code: number): boolean {
    return (code | 32) >= 97 && (code | 32) <= 122;
}

export function isAlphanumeric(code: number): boolean {
    return isDigit(code) || isAsciiLetter(code);
}

/** FNV-1a over character codes. */
export function hashed(hash: number, code: number): number {
    return Math.imul(hash ^ code, 0x01000193);
}

/** Latin, Greek, Cyrillic and Armenian: the letters that have two cases. */
const LAST_CASED = 0x58f;
const CASED = Uint16Array.from({ length: LAST_CASED + 1 }, (_, code) => baseOf(code));

/** The lower-case letter without its accents; 0 for what is no letter. */
export function baseLetter(code: number): number {
    return code <= LAST_CASED ? CASED[code]! : otherLetter(code);
}

function baseOf(code: number): number {
    const letter = String.fromCharCode(code);
    if (!/\p{L}/u.test(letter)) return 0;
    if (letter === 'ß') return 0x73;
    if (letter === 'ł' || letter === 'Ł') return 0x6c;
    if (letter === 'ı') return 0x69;
    if (letter === 'ø' || letter === 'Ø') return 0x6f;
    return letter.toLowerCase().normalize('NFD').charCodeAt(0);
}

/** Arabic, Hebrew and the like, up to the scripts that know no words. */
function otherLetter(code: number): number {
    return code < 0x2000 || isUnspaced(code) ? code : 0;
}

/** Of a script that is written without blanks between words, or hangs particles on them. */
export function isUnspaced(code: number): boolean {
    if (code < 0x3040) return code >= 0xe00 && code < 0xf00; // Thai and Lao
    return code <= 0xd7af && (code <= 0x30ff || (code >= 0x3400 && code <= 0x9fff) || code >= 0xac00);
}
