import { isAlphanumeric, isDigit, isHex, isLabel, isWord } from './characters';

/** `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255` */
export const LONGEST_V6 = 45;
const LONGEST_ZONE = 32;
const [PERCENT, DOT, SLASH, COLON] = [0x25, 0x2e, 0x2f, 0x3a];

/** Where the first group begins: before the colon, or behind it when that ends a word as in `ip:2001:db8::1`. */
export function v6Start(text: string, at: number): number {
    let start = at;
    while (at - start < 5 && isHex(text.charCodeAt(start - 1))) start--;
    const isNone = start === at || isWord(text.charCodeAt(start - 1));
    const isSingle = text.charCodeAt(at + 1) !== COLON || text.charCodeAt(at + 2) === COLON;
    const isBehind = isNone && isSingle && (!isWord(text.charCodeAt(at - 1)) || isLabel(text, at));
    return isBehind ? at + 1 : start;
}

/** Where the run of hexadecimal digits and colons ends, and where its last group begins. */
export function runEnd(text: string, at: number): [end: number, group: number] {
    let group = at + 1;
    let end = at + 1;
    for (let code = text.charCodeAt(end); code === COLON || isHex(code); code = text.charCodeAt(++end)) if (code === COLON) group = end + 1;
    return [end, group];
}

/** Where the numbers and dots end that begin at `start`, without the full stop of a sentence; a few more than an address has. */
export function dottedEnd(text: string, start: number): number {
    let end = start;
    while (end - start < LONGEST_V6 && (isHex(text.charCodeAt(end)) || text.charCodeAt(end) === DOT)) end++;
    while (text.charCodeAt(end - 1) === DOT) end--;
    return end;
}

export function zoneEnd(text: string, end: number): number {
    if (text.charCodeAt(end) !== PERCENT || !isAlphanumeric(text.charCodeAt(end + 1))) return end;
    let zone = end + 1;
    while (zone - end <= LONGEST_ZONE && isAlphanumeric(text.charCodeAt(zone))) zone++;
    return zone;
}

/** `/24` belongs to the address when it is a possible prefix length. */
export function prefixEnd(text: string, end: number, longest: number): number {
    if (text.charCodeAt(end) !== SLASH) return end;
    let last = end + 1;
    while (last - end <= 3 && isDigit(text.charCodeAt(last))) last++;
    const isPrefix = last > end + 1 && Number(text.slice(end + 1, last)) <= longest && !isWord(text.charCodeAt(last));
    return isPrefix ? last : end;
}
