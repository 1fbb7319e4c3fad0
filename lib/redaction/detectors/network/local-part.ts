import { codeAt, isUnspaced } from '../../scan/letters';
import { isForeign, isOfAtom, isWord } from './characters';
import { domainEnd } from './mail-domain';

/** RFC 5321, 4.5.3.1.1 */
const LONGEST_LOCAL = 64;
const [QUOTE, AT, BACKSLASH] = [0x22, 0x40, 0x5c];
/** There may be something before the local part. */
const LEAD = /[/=]|\.{3}|^['`*|{}?&~]/;

/** Where the local part begins that ends at `end`; `end` when there is none. */
export function localStart(text: string, end: number): number {
    if (codeAt(text, end - 1) === QUOTE) return quotedStart(text, end);
    const isWide = isUnspaced(codeAt(text, end - 1));
    let start = end;
    while (end - start < LONGEST_LOCAL && isAtom(codeAt(text, start - 1), isWide)) start--;
    if (start === end) return end;
    if (codeAt(text, start - 1) === AT) start = afterDomain(text, start, end);
    const local = text.slice(start, end);
    const left = withoutLead(local);
    return /^\.|\.\.|\.$/.test(left) ? end : end - left.length;
}

/** Text in Chinese or Japanese goes on without a blank before a local part in ASCII. */
function isAtom(code: number, isWide: boolean): boolean {
    return isOfAtom(code) || (isForeign(code) && (isWide || !isUnspaced(code)));
}

/** `a@b.com|c@d.com`: behind the domain of the address before. */
function afterDomain(text: string, start: number, end: number): number {
    const domain = domainEnd(text, start);
    return domain < 0 ? end : Math.min(domain, end);
}

/** Without what is a link, a key, an ellipsis, a quotation mark or formatting rather than the head of a local part. */
function withoutLead(local: string): string {
    if (!LEAD.test(local)) return local;
    return local
        .replace(/^.*\/(?=[\p{L}\p{N}])/u, '')
        .replace(/^(?:.*[?&])?[\w-]+=(?=[\p{L}\p{N}])/u, '')
        .replace(/^.*\.{3}/, '')
        .replace(/^['`*|/={}?&~]+/, '');
}

/** `"joe bloggs"@example.com`; a quoted pair begins with a backslash. */
function quotedStart(text: string, end: number): number {
    for (let start = end - 2; start >= 0 && end - start <= LONGEST_LOCAL; start--) {
        if (codeAt(text, start) !== QUOTE || codeAt(text, start - 1) === BACKSLASH) continue;
        return start < end - 2 && !isWord(codeAt(text, start - 1)) ? start : end;
    }
    return end;
}
