import type { Scan } from '../../scan/scan';

const HEAD = /BEGIN (?:[A-Z0-9]{2,20} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{0,5}/y;
const MOST_TEXT = 40_000;
const LEAST_BODY = 64;
const BODY = /[A-Za-z0-9+/=\s\\]/;

/**
 * Claims the private key (RFC 7468, RFC 9580, OpenSSH's, SSH.com's) whose `BEGIN` begins at `begin`, up to its end; without one, as far
 * as it goes. Returns how far it looked: the next dashes, so that no text is read twice.
 */
export function claimPrivateKey(scan: Scan, begin: number): number {
    const { text } = scan;
    const dashes = text[begin - 1] === ' ' ? begin - 1 : begin;
    HEAD.lastIndex = begin;
    if (!text.endsWith('----', dashes) || !HEAD.test(text)) return begin + 1;
    const start = text[dashes - 5] === '-' ? dashes - 5 : dashes - 4;
    const bodyStart = HEAD.lastIndex;
    const next = text.indexOf('----', bodyStart);
    const isEnded = next >= 0 && /^-{4,5} ?END /.test(text.slice(next, next + 10));
    const end = isEnded ? endOfLine(text, next) : endOfBody(text, bodyStart, next);
    const isKey = end - bodyStart >= LEAST_BODY && end - start <= MOST_TEXT;
    scan.claim('SECRET', start, isKey ? end : bodyStart, isKey ? 0.95 : 0.3);
    return isEnded ? end : bodyStart;
}

const MOST_OF_A_LINE = 100;

function endOfLine(text: string, at: number): number {
    const line = /^-{4,5} ?END [A-Z0-9 ]{1,60}-{0,5}/.exec(text.slice(at, at + MOST_OF_A_LINE));
    return at + (line?.[0].length ?? 0);
}

function endOfBody(text: string, start: number, limit: number): number {
    const last = Math.min(limit < 0 ? text.length : limit, start + MOST_TEXT / 2);
    let end = start;
    while (end < last && BODY.test(text[end]!)) end++;
    return end;
}

const PUTTY = /PuTTY-User-Key-File-[23]:?/y;
const PUTTY_END = /\nPrivate-(?:MAC|Hash): [0-9a-f]{1,128}/;

/** Claims PuTTY's file of a private key. @see https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html */
export function claimPuttyKey(scan: Scan, start: number): number {
    PUTTY.lastIndex = start;
    if (!PUTTY.test(scan.text)) return start;
    const bodyStart = PUTTY.lastIndex;
    const next = scan.text.indexOf('PuTTY-User-Key', bodyStart);
    const limit = Math.min(next < 0 ? scan.text.length : next, start + MOST_TEXT / 2);
    const last = PUTTY_END.exec(scan.text.slice(bodyStart, limit));
    const end = last ? bodyStart + last.index + last[0].length : bodyStart;
    scan.claim('SECRET', start, end, last ? 0.95 : 0.3);
    return end;
}
