import { isAlphanumeric, isDigit, isHex, isLabel, isWord } from './characters';
import { codeAt } from '../../scan/letters';

/** `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255` */
export const LONGEST_V6 = 45;
const LONGEST_ZONE = 32;
const [PERCENT, DOT, SLASH, COLON] = [0x25, 0x2e, 0x2f, 0x3a];

/** Where the first group begins: before the colon, or behind it when that ends a word as in `ip:2001:db8::1`. */
export function v6Start(text: string, at: number): number {
    let start = at;
    while (at - start < 5 && isHex(codeAt(text, start - 1))) start--;
    const isNone = start === at || isWord(codeAt(text, start - 1));
    const isSingle = codeAt(text, at + 1) !== COLON || codeAt(text, at + 2) === COLON;
    const isBehind = isNone && isSingle && (!isWord(codeAt(text, at - 1)) || isLabel(text, at));
    return isBehind ? at + 1 : start;
}

/** Where the run of hexadecimal digits and colons ends, and where its last group begins. */
export function runEnd(text: string, at: number): [end: number, group: number] {
    let group = at + 1;
    let end = at + 1;
    for (let code = codeAt(text, end); code === COLON || isHex(code); code = codeAt(text, ++end)) if (code === COLON) group = end + 1;
    return [end, group];
}

/** Where the numbers and dots end that begin at `start`, without the full stop of a sentence; a few more than an address has. */
export function dottedEnd(text: string, start: number): number {
    let end = start;
    while (end - start < LONGEST_V6 && (isHex(codeAt(text, end)) || codeAt(text, end) === DOT)) end++;
    while (codeAt(text, end - 1) === DOT) end--;
    return end;
}

export function zoneEnd(text: string, end: number): number {
    if (codeAt(text, end) !== PERCENT || !isAlphanumeric(codeAt(text, end + 1))) return end;
    let zone = end + 1;
    while (zone - end <= LONGEST_ZONE && isAlphanumeric(codeAt(text, zone))) zone++;
    return zone;
}

/** `/24` belongs to the address when it is a possible prefix length. */
export function prefixEnd(text: string, end: number, longest: number): number {
    if (codeAt(text, end) !== SLASH) return end;
    let last = end + 1;
    while (last - end <= 3 && isDigit(codeAt(text, last))) last++;
    const isPrefix = last > end + 1 && Number(text.slice(end + 1, last)) <= longest && !isWord(codeAt(text, last));
    return isPrefix ? last : end;
}
