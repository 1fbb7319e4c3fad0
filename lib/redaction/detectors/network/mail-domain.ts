import { isIPv4, isIPv6 } from 'node:net';
import { codeAt, isUnspaced } from '../../scan/letters';
import { isAlphanumeric, isWord } from './characters';
import { publicEnd } from './domain-name';

const LONGEST_LITERAL = 52;
const [DOT, BRACKET] = [0x2e, 0x5b];
const LABELS = String.raw`(?:[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_-]{0,61}[\p{L}\p{N}])?\.){1,126}`;
/** Labels with an underscore are no host names, but the DNS has them; the last one is letters. Sticky. */
const DOMAIN = new RegExp(String.raw`${LABELS}(?:xn--[a-z0-9-]{1,59}|\p{L}[\p{L}\p{M}]{1,23})(?![\p{L}\p{N}])`, 'iuy');

/** Where the domain or address literal ends that begins at `start`, or -1. */
export function domainEnd(text: string, start: number): number {
    if (codeAt(text, start) === BRACKET) return literalEnd(text, start);
    if (codeAt(text, start) === DOT) return -1;
    DOMAIN.lastIndex = start;
    if (!DOMAIN.test(text)) return -1;
    const end = endInAscii(text, start, DOMAIN.lastIndex);
    const known = publicEnd(text, start, end);
    if (known > 0) return known;
    const isGluedOn = /[-_]/.test(text.charAt(end)) && isWord(codeAt(text, end + 1));
    return isGluedOn || end - text.lastIndexOf('.', end - 1) < 3 ? -1 : end;
}

/** Without the text in Chinese or Japanese that goes on behind a last label in ASCII. */
function endInAscii(text: string, start: number, end: number): number {
    let label = end;
    while (label > start && codeAt(text, label - 1) !== DOT) label--;
    if (!isAlphanumeric(codeAt(text, label))) return end;
    while (label < end && !isUnspaced(codeAt(text, label))) label++;
    return label;
}

/** RFC 5321, 4.1.3 */
function literalEnd(text: string, start: number): number {
    const literal = /^\[([^\]]+)\]/.exec(text.slice(start, start + LONGEST_LITERAL))?.[1];
    if (literal === undefined) return -1;
    const isAddress = isIPv4(literal) || (/^ipv6:/i.test(literal) && isIPv6(literal.slice(5)));
    return isAddress ? start + literal.length + 2 : -1;
}
