import { codeAt, isUnspaced } from '../../scan/letters';
import { isAlphanumeric, isForeign } from './characters';
import { TLDS } from './tlds';

/** RFC 1035, 2.3.4 */
export const LONGEST_NAME = 253;

const [DASH, DOT] = [0x2d, 0x2e];

/** Whether a last label is a top-level domain, or has the form of one in ASCII (RFC 5890). */
export function isTopLevel(label: string): boolean {
    const name = label.toLowerCase();
    return TLDS.has(name) || /^xn--[a-z\d-]{2,59}$/.test(name);
}

/**
 * Where a name of several labels ends that is written from `start` to `end`, or -1 when no top-level domain ends it. A
 * capital after lower case begins a sentence: `example.com.Please` is a name and a word, `end.Next` are two words.
 */
export function publicEnd(text: string, start: number, end: number): number {
    const dot = text.lastIndexOf('.', end - 1);
    if (dot <= start) return -1;
    const label = text.slice(dot + 1, end);
    const lower = label.toLowerCase();
    if (lower === label) return isTopLevel(label) ? end : -1;
    const name = text.slice(start, dot);
    if (name === name.toUpperCase() && isTopLevel(label)) return end;
    if (!/^\p{Lu}/u.test(label)) return -1;
    const previous = name.slice(name.lastIndexOf('.') + 1);
    return name.includes('.') && previous === previous.toLowerCase() && isTopLevel(previous) ? dot : -1;
}

/** Where the name begins that goes on at `at`, up to a few characters more than a name has. */
export function nameStart(text: string, at: number): number {
    const isWide = isUnspaced(codeAt(text, at - 1));
    let start = at;
    while (at - start <= LONGEST_NAME && isOfName(codeAt(text, start - 1), isWide)) {
        if (codeAt(text, start - 1) === DOT && codeAt(text, start) === DOT) break;
        start--;
    }
    while (start < at && isMark(codeAt(text, start))) start++;
    return start;
}

/** Where the name ends that begins at `start`. */
export function nameEnd(text: string, start: number): number {
    const isWide = isUnspaced(codeAt(text, start));
    let end = start;
    while (end - start <= LONGEST_NAME && isOfName(codeAt(text, end), isWide)) {
        if (codeAt(text, end) === DOT && codeAt(text, end + 1) === DOT) break;
        end++;
    }
    while (end > start && isMark(codeAt(text, end - 1))) end--;
    return end;
}

/** Letters of scripts without blanks are the text around a name, unless it begins with them. */
function isOfName(code: number, isWide: boolean): boolean {
    return isAlphanumeric(code) || isMark(code) || (isForeign(code) && (isWide || !isUnspaced(code)));
}

function isMark(code: number): boolean {
    return code === DASH || code === DOT;
}
