import { isIPv6 } from 'node:net';
import { codeAt, isUnspaced } from '../../scan/letters';
import { isDigit, isForeign } from './characters';
import { LONGEST_NAME, nameEnd } from './domain-name';

export const LONGEST_USER = 256;
/** `[`, an IPv6 address, and `]`. */
const LONGEST_LITERAL = 50;
const [HASH, DOT, SLASH, COLON, QUESTION, AT, BRACKET, UNDERSCORE] = [0x23, 0x2e, 0x2f, 0x3a, 0x3f, 0x40, 0x5b, 0x5f];

/** Behind `user:password@`, when there is one. */
export function userEnd(text: string, start: number): number {
    for (let at = start; at - start < LONGEST_USER; at++) {
        const code = codeAt(text, at);
        if (code === AT) return at + 1;
        if (!isOfUrl(code) || code === SLASH || code === QUESTION || code === HASH) return start;
    }
    return start;
}

/** Where the host ends that begins at `start`. The DNS has names with underscores. */
export function hostEnd(text: string, start: number): number {
    if (codeAt(text, start) === BRACKET) {
        const close = text.slice(start, start + LONGEST_LITERAL).indexOf(']');
        return close > 0 && isIPv6(text.slice(start + 1, start + close)) ? start + close + 1 : start;
    }
    let end = start;
    for (let from = -1; from !== end && end - start <= LONGEST_NAME; ) {
        from = end;
        end = nameEnd(text, end);
        while (codeAt(text, end) === UNDERSCORE || (codeAt(text, end) === DOT && codeAt(text, end - 1) === UNDERSCORE)) end++;
    }
    return end;
}

/** Where port, path, query and fragment end, without the punctuation of the sentence. */
export function tailEnd(text: string, host: number): number {
    let end = host;
    if (codeAt(text, end) === COLON) {
        end++;
        while (end - host < 6 && isDigit(codeAt(text, end))) end++;
    }
    const code = codeAt(text, end);
    if (code !== SLASH && code !== QUESTION && code !== HASH) return end > host + 1 ? end : host;
    const path = end;
    while (isOfUrl(codeAt(text, end))) end++;
    return trimmed(text, path, end);
}

function isOfUrl(code: number): boolean {
    if (code < 128) return code > 32 && code < 127 && !'"<>\\^`'.includes(String.fromCharCode(code));
    return isForeign(code) && !isUnspaced(code);
}

/** A closing bracket belongs to the address when it was opened there. */
function trimmed(text: string, start: number, end: number): number {
    let open = 0;
    for (let at = start; at < end; at++) open += balance(codeAt(text, at));
    let last = end;
    for (; last > start; last--) {
        const step = balance(codeAt(text, last - 1));
        if (step < 0 ? open >= 0 : !/[.,;:!?'*|]/.test(text.charAt(last - 1)) && step === 0) break;
        open -= step;
    }
    return last;
}

function balance(code: number): number {
    if (code === 0x28 || code === 0x5b || code === 0x7b) return 1;
    return code === 0x29 || code === 0x5d || code === 0x7d ? -1 : 0;
}
