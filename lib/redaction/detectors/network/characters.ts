import { baseLetter, codeAt, isUnspaced } from '../../scan/letters';

const [DIGIT, HEX, ALPHANUMERIC, WORD, ATOM] = [1, 2, 4, 8, 16] as const;
const CLASS = classes();

function classes(): Uint8Array {
    const table = new Uint8Array(128);
    for (let code = 0; code < 128; code++) {
        const character = String.fromCharCode(code);
        if (/[0-9]/.test(character)) table[code]! |= DIGIT;
        if (/[0-9A-Fa-f]/.test(character)) table[code]! |= HEX;
        if (/[0-9A-Za-z]/.test(character)) table[code]! |= ALPHANUMERIC;
        if (/[0-9A-Za-z_]/.test(character)) table[code]! |= WORD;
        if (/[0-9A-Za-z!#$%&'*+/=?^_`{|}~.-]/.test(character)) table[code]! |= ATOM;
    }
    return table;
}

/** Of ASCII; not a number (behind the end of a text) is none of all these. */
export function isDigit(code: number): boolean {
    return code < 128 && (CLASS[code]! & DIGIT) !== 0;
}

export function isHex(code: number): boolean {
    return code < 128 && (CLASS[code]! & HEX) !== 0;
}

export function isAlphanumeric(code: number): boolean {
    return code < 128 && (CLASS[code]! & ALPHANUMERIC) !== 0;
}

/** What RFC 5322, 3.2.3 allows in an atom, and the dot between atoms. */
export function isOfAtom(code: number): boolean {
    return code < 128 && (CLASS[code]! & ATOM) !== 0;
}

/** What an address cannot touch: a letter, digit or underscore, but for the letters of scripts that know no blanks. */
export function isWord(code: number): boolean {
    if (code < 128) return (CLASS[code]! & WORD) !== 0;
    return baseLetter(code) !== 0 && !isUnspaced(code);
}

const LAST_SPACED = 0x1fff;
const [UNKNOWN, YES, NO] = [0, 1, 2];
/** Answers of `isForeign` for the scripts that have blanks, as they come up. */
const FOREIGN = new Uint8Array(LAST_SPACED + 1);

const LONGEST_LABEL = 24;

/** Whether a word that says what follows stands before the colon at `colon`: `ipv6:`, `mac_address:`, but nothing of hexadecimal digits only. */
export function isLabel(text: string, colon: number): boolean {
    let start = isDigit(codeAt(text, colon - 1)) && isLetter(codeAt(text, colon - 2)) ? colon - 2 : colon - 1;
    let isPlain = true;
    for (; colon - start <= LONGEST_LABEL && isLetter(codeAt(text, start)); start--) if (!isHex(codeAt(text, start))) isPlain = false;
    return start < colon - 1 && !isPlain && !isDigit(codeAt(text, start));
}

/** Of ASCII, or an underscore. */
function isLetter(code: number): boolean {
    return isWord(code) && code < 128 && !isDigit(code);
}

/** A letter outside of ASCII, or a digit or mark that belongs to its script. */
export function isForeign(code: number): boolean {
    if (code < 128) return false;
    if (!(code <= LAST_SPACED)) return isUnspaced(code);
    if (FOREIGN[code] === UNKNOWN) FOREIGN[code] = /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code)) ? YES! : NO!;
    return FOREIGN[code] === YES;
}
