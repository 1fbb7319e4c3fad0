import type { AnchoredDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { words } from '../../scan/words';
import { isHex, isLabel, isWord } from './characters';
import { codeAt } from '../../scan/letters';

const MAC_WORDS = words(
    'mac', 'mac address', 'eui', 'ethernet', 'wifi', 'wlan', 'bluetooth', 'nic', 'hardware address', 'physical address', 'network card',
    'hwaddr', 'mac adresse', 'hardwareadresse', 'adresse mac', 'adresse physique', 'direccion mac', 'direccion fisica', 'indirizzo mac',
    'indirizzo fisico', 'endereco mac', 'endereco fisico', 'mac adres', 'adres mac', 'adres fizyczny', 'mac adresi', 'fiziksel adres', 'アドレス',
    '物理地址', '地址',
);

const [BLANK, DASH, DOT, COLON] = [0x20, 0x2d, 0x2e, 0x3a];
/** More groups, and more digits, than the longest address has. */
const TOO_MANY = 9;
const TOO_LONG = 17;

/**
 * Hardware addresses: EUI-48 and EUI-64 in pairs with colons or dashes, in fours with dots, and in context as plain digits.
 * @see https://standards.ieee.org/wp-content/uploads/import/documents/tutorials/eui.pdf
 */
export const macAddress: AnchoredDetector<'MAC_ADDRESS'> = {
    kinds: { MAC_ADDRESS: 'personal' },
    on: ':-',
    tokens: [{ least: 2, most: 2, beside: '-: ' }, { least: 4, most: 4, beside: '.' }, { least: 12, most: 12 }, { least: 16, most: 16 }],
    find(scan, at) {
        const { text } = scan;
        const [start, end] = hexRun(text, isHex(codeAt(text, at)) ? at : at - 1);
        const size = isWord(codeAt(text, start - 1)) ? 0 : end - start;
        if (size === 2 || size === 4) return Math.max(findGroups(scan, start, end, size), at + 1);
        if (size === 12 || size === 16) findPlain(scan, start, end);
        return Math.max(end, at + 1);
    },
};

function hexRun(text: string, at: number): [start: number, end: number] {
    let start = at + 1;
    while (start > 0 && at - start < TOO_LONG && isHex(codeAt(text, start - 1))) start--;
    let end = at + 1;
    while (end - at < TOO_LONG && isHex(codeAt(text, end))) end++;
    return [start, end];
}

/** Looks at the groups of `size` digits around the one from `start` to `end`; returns where they end. */
function findGroups(scan: Scan, start: number, end: number, size: number): number {
    const { text } = scan;
    const separator = separatorOf(codeAt(text, start - 1), codeAt(text, end), size);
    if (separator === 0) return end;
    const most = TOO_MANY * (size + 1);
    let first = start;
    while (start - first < most && isWholeGroup(text, first - size - 1, size, separator)) first -= size + 1;
    let last = end;
    while (last - end < most && isGroup(text, last - size, size, separator) && isHexAt(text, last + 1, size)) last += size + 1;
    const digits = ((last + 1 - first) / (size + 1)) * size;
    if ((digits === 12 || digits === 16) && isAlone(text, first, last, separator)) claimGroups(scan, first, last, separator);
    return Math.max(last, end);
}

/** What stands between the groups, by what stands on both sides of one; 0 for nothing. */
function separatorOf(before: number, behind: number, size: number): number {
    if (size === 4) return before === DOT || behind === DOT ? DOT : 0;
    if (behind === COLON || behind === DASH) return behind;
    if (before === COLON || before === DASH) return before;
    return before === BLANK || behind === BLANK ? BLANK : 0;
}

/** Whether `size` digits stand there, and then the separator. */
function isGroup(text: string, start: number, size: number, separator: number): boolean {
    return codeAt(text, start + size) === separator && isHexAt(text, start, size);
}

function isWholeGroup(text: string, start: number, size: number, separator: number): boolean {
    return isGroup(text, start, size, separator) && !isWord(codeAt(text, start - 1));
}

function isHexAt(text: string, start: number, size: number): boolean {
    for (let at = start; at < start + size; at++) if (!isHex(codeAt(text, at))) return false;
    return true;
}

/** Not within a word or a longer row of groups. */
function isAlone(text: string, start: number, end: number, separator: number): boolean {
    const isPartBefore = isPart(text, start, -1, separator) && !(separator === COLON && isLabel(text, start - 1)); // not `mac:00:...`
    const isRow = separator !== BLANK && (isPartBefore || isPart(text, end - 1, 1, separator));
    return !isRow && !isWord(codeAt(text, start - 1)) && !isWord(codeAt(text, end));
}

function isPart(text: string, at: number, step: number, separator: number): boolean {
    return codeAt(text, at + step) === separator && isWord(codeAt(text, at + 2 * step));
}

/** Pairs with blanks may be anything in hexadecimal, or a telephone number. */
function claimGroups(scan: Scan, start: number, end: number, separator: number): void {
    const value = scan.text.slice(start, end);
    const near = scan.near(MAC_WORDS, start, end) === 'for';
    const isLikely = separator === BLANK ? near && /[a-f]/i.test(value) : !isBroadcast(value);
    if (isLikely) scan.claim('MAC_ADDRESS', start, end, isOfDevice(value) ? (near ? 0.95 : 0.8) : 0.1);
}

function findPlain(scan: Scan, start: number, end: number): void {
    const { text } = scan;
    if (isWord(codeAt(text, start - 1)) || isWord(codeAt(text, end)) || scan.near(MAC_WORDS, start, end) !== 'for') return;
    const value = text.slice(start, end);
    if (!isBroadcast(value)) scan.claim('MAC_ADDRESS', start, end, !isOfDevice(value) ? 0.1 : /[a-f]/i.test(value) ? 0.7 : 0.3);
}

/** Forty-eight ones are everybody. */
function isBroadcast(value: string): boolean {
    return /^(?:f{2}[^\da-f]?){6}$/i.test(value) || /^(?:f{4}\.?){3}$/i.test(value);
}

/** All zeros or ones are nobody's. */
function isOfDevice(value: string): boolean {
    return !/^(?:f|[^\da-f])+$/i.test(value) && !/^(?:0|[^\da-f])+$/i.test(value);
}
