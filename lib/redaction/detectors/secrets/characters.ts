import { codeAt } from '../../scan/letters';
/** Letters and digits, what tokens are made of besides, blanks, quotes, what may stand between a name and its value, what ends a value. */
const [WORD, JOINER, BLANK, QUOTE, BETWEEN, END] = [1, 2, 4, 8, 16, 32];
const CLASS = Uint8Array.from({ length: 128 }, (_, code) => classOf(String.fromCharCode(code)));

function classOf(character: string): number {
    const classes: readonly (readonly [RegExp, number | undefined])[] = [
        [/[A-Za-z0-9]/, WORD], [/[-_.+/~%=:@|]/, JOINER], [/[ \t-\r]/, BLANK], [/["'`]/, QUOTE], [/["'`\s=>:@|(]/, BETWEEN], [/["'`\s;,&\\<)\]}|]/, END],
    ];
    return classes.reduce((bits, [members, bit]) => (members.test(character) ? bits | bit! : bits), 0);
}

function has(code: number, bits: number): boolean {
    return code < 128 && (CLASS[code]! & bits) !== 0;
}

export function isWord(code: number): boolean {
    return has(code, WORD!);
}

/** Whether tokens, names and addresses may have it in them: no blank, quote, bracket, comma or semicolon. */
export function isJoined(code: number): boolean {
    return has(code, WORD! | JOINER!);
}

export function isBlank(code: number): boolean {
    return has(code, BLANK!);
}

/** `"`, `'` and the backtick. */
export function isQuote(code: number): boolean {
    return has(code, QUOTE!);
}

/** Blanks, quotes, signs of assignment and an opening bracket. */
export function isBetween(code: number): boolean {
    return has(code, BETWEEN!);
}

/** What ends a value for sure: blanks, quotes, brackets, commas, semicolons, ampersands, backslashes, and letters of scripts without blanks. */
export function endsValue(text: string, at: number): boolean {
    const code = codeAt(text, at);
    return !(code <= 0x2e7f) || has(code, END!);
}

const LONGEST = 3_000;
/** n log2 n. */
const TERMS = Float64Array.from({ length: LONGEST + 1 }, (_, count) => (count > 1 ? count * Math.log2(count) : 0));
const counts = new Uint16Array(128);

/** Shannon entropy in bits per character: high for what is drawn by lot. Of a longer text, of its beginning. */
export function entropy(value: string): number {
    const length = Math.min(value.length, LONGEST);
    let sum = 0;
    for (let at = 0; at < length; at++) {
        const count = counts[value.charCodeAt(at) & 127]!++;
        sum += TERMS[count + 1]! - TERMS[count]!;
    }
    for (let at = 0; at < length; at++) counts[value.charCodeAt(at) & 127] = 0;
    return length === 0 ? 0 : Math.log2(length) - sum / length;
}

/** Has a piece of the alphabet or one character over and over in it. */
export function isAlphabet(value: string): boolean {
    return /abcdefghij|0123456789|(.)\1{5}/i.test(value);
}

/** Share of letters and digits next to each other that are of different kinds: high for what is drawn by lot, low for names with numbers. */
export function unrest(value: string): number {
    let pairs = 1;
    let changes = 0;
    for (let at = 1, before = kindOf(value.charCodeAt(0)); at < value.length; at++) {
        const kind = kindOf(value.charCodeAt(at));
        if (kind !== 0 && before !== 0) pairs++;
        if (kind !== 0 && before !== 0 && kind !== before) changes++;
        before = kind;
    }
    return changes / pairs;
}

function kindOf(code: number): number {
    if (code >= 48 && code <= 57) return 1;
    if (code >= 65 && code <= 90) return 2;
    return code >= 97 && code <= 122 ? 3 : 0;
}
