import { codeAt, isAlphanumeric, isAsciiLetter, isDigit } from './letters';

/** What `readMarkup` may find. */
export interface Markup {
    hasBar: boolean;
    isMarkedUp: boolean;
    hasBracketedSign: boolean;
}

const [PERCENT, AMPERSAND, BACKSLASH, LESS, QUESTION, LOW_LINE, BAR, AT] = [0x25, 0x26, 0x5c, 0x3c, 0x3f, 0x5f, 0x7c, 0x40];
/** Of a character reference, or a field in a query. */
const LONGEST_NAME = 40;
const MOST_BLANKS = 2;

/** Looks closer at a sign that begins an escape, emphasizes, or opens a bracket: in most texts it is none of these. */
export function readMarkup(seen: Markup, text: string, code: number, at: number): void {
    if (code === BAR) seen.hasBar = true;
    switch (code) {
        case PERCENT:
            seen.isMarkedUp ||= isHex(codeAt(text, at + 1)) && isHex(codeAt(text, at + 2));
            break;
        case AMPERSAND:
            seen.isMarkedUp ||= isReference(text, at);
            break;
        case LESS:
            seen.isMarkedUp ||= isAsciiLetter(codeAt(text, at + 1)) || codeAt(text, at + 1) === 0x2f || codeAt(text, at + 1) === 0x21;
            break;
        case BACKSLASH:
        case QUESTION:
            seen.isMarkedUp ||= code === BACKSLASH || isWord(codeAt(text, at + 1));
            break;
        case 0x28: // brackets
        case 0x5b:
        case 0x7b:
            seen.hasBracketedSign ||= mayBeSign(text, at + 1);
            break;
        default:
            seen.isMarkedUp ||= isEmphasis(text, code, at);
    }
}

/** `&#52;`, `&nbsp;` */
function isReference(text: string, at: number): boolean {
    if (codeAt(text, at + 1) === 0x23) return true;
    let end = at + 1;
    while (end - at <= LONGEST_NAME && isWord(codeAt(text, end))) end++;
    return codeAt(text, end) === 0x3b || codeAt(text, end) === 0x3d; // also `&a=`
}

/** `*4111*`, `||4111||` */
function isEmphasis(text: string, code: number, at: number): boolean {
    const [before, behind] = [codeAt(text, at - 1), codeAt(text, at + 1)];
    if (!isMarked(before) && !isMarked(behind)) return false;
    return (code !== LOW_LINE && code !== BAR) || isBar(before) || isBar(behind);
}

function isBar(code: number): boolean {
    return code === LOW_LINE || code === BAR;
}

function isMarked(code: number): boolean {
    return isDigit(code) || code === AT;
}

/** `(at)`, `[ @ ]`, `{arroba}`: the first letters of the words for it. */
function mayBeSign(text: string, from: number): boolean {
    let at = from;
    while (at - from < MOST_BLANKS && codeAt(text, at) <= 0x20) at++;
    const code = codeAt(text, at) | 0x20;
    return codeAt(text, at) === AT || code === 0x61 || code === 0xe4 || code === 0x63 || code === 0x6d;
}

function isWord(code: number): boolean {
    return isAlphanumeric(code) || code === LOW_LINE;
}

function isHex(code: number): boolean {
    return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}
