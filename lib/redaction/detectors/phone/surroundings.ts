import { baseLetter, codeAt, isDigit, isUnspaced } from '../../scan/letters';

const TELEPHONE = /(?:^|[^a-z0-9])(?:tel|phone|fax|mobile|mob|cell|call|sms|whatsapp|ph|tlf)$/i;
const EXTENSION = /^ ?(?:x|ext(?:n|ension)?)[.:]? ?([0-9]{1,6})(?![0-9a-z])/i;
/** Letters and blanks before the digits of an extension, and the digits. */
const LONGEST_EXTENSION = 20;

const [BLANK, OPEN, PLUS, COMMA, DASH, DOT, COLON, LOW_LINE] = [0x20, 0x28, 0x2b, 0x2c, 0x2d, 0x2e, 0x3a, 0x5f];
const NOT_BEFORE = among('+-./_#*$%~\u20ac\u00a3\u00a5');
const NOT_BEHIND = among('/+#*%=');

function among(characters: string): Set<number> {
    return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** Whether what stands before `start` lets a number begin there: no letter, digit, sign or separator that makes it a part of something longer. */
export function canBegin(text: string, start: number): boolean {
    const before = codeAt(text, start - 1);
    if (before === BLANK || start === 0) return true;
    if (before === OPEN) return codeAt(text, start - 2) !== PLUS; // `+(31)` that is no international number is a sum
    if (isDigit(before) || NOT_BEFORE.has(before)) return false;
    if (before === COLON || before === COMMA) return !isDigit(codeAt(text, start - 2)); // 12:34, 1,234
    return !isLetter(before) || TELEPHONE.test(text.slice(Math.max(0, start - 10), start));
}

/** Whether what stands behind `end` lets a number end there. `isSure`: what else it might be is out of the question. */
export function canEnd(text: string, end: number, isSure: boolean): boolean {
    const behind = codeAt(text, end);
    if (behind === BLANK || end === text.length || isSure) return true;
    const next = codeAt(text, end + 1);
    if (behind === DASH || behind === LOW_LINE) return !isDigit(next) && (!isLetter(next) || isWordAt(text, end + 1)); // -Office, not -SW
    if (behind === DOT || behind === COMMA || behind === COLON) return !isDigit(next);
    return !NOT_BEHIND.has(behind) && (!isLetter(behind) || extensionBehind(text, end) > end);
}

/** The end of the extension behind a number, if there is one. */
export function extensionBehind(text: string, end: number): number {
    const first = (codeAt(text, end) === BLANK ? codeAt(text, end + 1) : codeAt(text, end)) | 0x20;
    if (first !== 0x78 && first !== 0x65) return end; // x, e
    return end + (EXTENSION.exec(text.slice(end, end + LONGEST_EXTENSION))?.[0].length ?? 0);
}

/** Whether the span stands in Chinese or Japanese text. */
export function isInUnspaced(text: string, start: number, end: number): boolean {
    return isUnspaced(codeAt(text, start - 1)) || isUnspaced(codeAt(text, end));
}

function isWordAt(text: string, at: number): boolean {
    return isLetter(codeAt(text, at + 1)) && isLetter(codeAt(text, at + 2));
}

function isLetter(code: number): boolean {
    return baseLetter(code) !== 0 && !isUnspaced(code);
}
