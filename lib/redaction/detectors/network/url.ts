import { isIPv4 } from 'node:net';
import type { AnchoredDetector } from '../../scan/detector';
import { codeAt, isAsciiLetter, isUnspaced, NOTHING } from '../../scan/letters';
import type { Scan } from '../../scan/scan';
import { isAlphanumeric, isDigit, isWord } from './characters';
import { LONGEST_NAME, nameEnd, nameStart, publicEnd } from './domain-name';
import { hostEnd, LONGEST_USER, tailEnd, userEnd } from './url-parts';

const [DOT, SLASH, COLON] = [0x2e, 0x2f, 0x3a];
const codesOf = (characters: string) => new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const LONGEST_SCHEME = 20;
const LOCALHOST = 'localhost';
/** A password, and a host that no mail address has. Sticky. */
const LOGIN = /[^\s:@/"'<>]{1,64}@(?:localhost\b(?![.-])|[a-z][a-z\d-]{0,62}(?=:\d))/iy;
const COMMON = /(?:https?|ftps?|sftp|wss?|file|ssh|git|rtmps?|rtsp)$/i;
/** Not before a name that stands alone: it is part of a mail address, of a path, or of code. */
const NOT_BEFORE = codesOf('@/\\_$%&+#');
const NOT_BEHIND = codesOf('@_+(=');
/** Top-level domains that are more often the ending of a file. */
const FILES = /\.(?:md|py|sh|pl|rs|zip|mov|cc|ps|so|bz|gz|java|cpp|ml|mm|as|do|in|it|at|is|to|am|pm|id|my|no|be)$/i;

/**
 * Addresses of the web and the like: with a scheme, and bare names under a top-level domain that exists.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3 and, for letters outside of ASCII, https://www.rfc-editor.org/rfc/rfc3987
 */
export const url: AnchoredDetector<'URL'> = {
    kinds: { URL: 'off' },
    on: ':.',
    gates: { '.': { source: '[.](?=[a-zA-Z\\u0080-\\uffff])', last: '.' } },
    find(scan, at) {
        const { text } = scan;
        if (codeAt(text, at) !== COLON) return isLetter(codeAt(text, at + 1)) ? findBare(scan, at) : at + 1;
        if (codeAt(text, at + 1) === SLASH && codeAt(text, at + 2) === SLASH) return findSchemed(scan, at);
        return findLocal(scan, at);
    },
};

/** A last label begins with one. */
function isLetter(code: number): boolean {
    return isAsciiLetter(code) || (code > 127 && code < NOTHING);
}

/** At a dot. */
function findBare(scan: Scan, at: number): number {
    const { text } = scan;
    const start = nameStart(text, at);
    if (start === at) return at + 1;
    const written = nameEnd(text, at + 1);
    if (written - start > LONGEST_NAME || NOT_BEFORE.has(codeAt(text, start - 1))) return written;
    const end = publicEnd(text, start, written);
    if (end <= at || NOT_BEHIND.has(codeAt(text, end))) return written;
    const name = text.slice(start, end);
    if (isNoName(name)) return written;
    const last = tailEnd(text, end);
    scan.claim('URL', start, last, /^www\./i.test(name) || last > end + 1 ? 0.9 : FILES.test(name) ? 0.2 : 0.6);
    return last;
}

/** `www.example`, where the name is missing; Chinese or Japanese text before `.com`, where it may begin anywhere. */
function isNoName(name: string): boolean {
    return /^www\.[^.]+$/i.test(name) || (isUnspaced(name.charCodeAt(0)) && isAlphanumeric(name.charCodeAt(name.length - 1)));
}

/** At the colon of `://`. */
function findSchemed(scan: Scan, at: number): number {
    const { text } = scan;
    const start = schemeStart(text, at);
    if (start === at) return at + 3;
    const host = userEnd(text, at + 3);
    const end = hostEnd(text, host);
    const last = tailEnd(text, end);
    if (isHost(text, host, end, last, host > at + 3)) scan.claim('URL', start, last, 0.95);
    return Math.max(last, at + 3);
}

/** Where the scheme begins; text may touch it when it is a common one. */
function schemeStart(text: string, end: number): number {
    let start = end;
    while (end - start < LONGEST_SCHEME && /[a-z\d+-]/i.test(text.charAt(start - 1))) start--;
    const scheme = text.slice(start, end);
    const common = COMMON.exec(scheme)?.index;
    const first = common ?? scheme.search(/[a-z]/i);
    return first < 0 || end - start - first < 2 ? end : start + first;
}

/** A name with a dot, an IP address, or one word that a port or a path follows; none, for a file or behind a user. */
function isHost(text: string, start: number, end: number, last: number, hasUser: boolean): boolean {
    const host = text.slice(start, end);
    if (host === '') return last > end && (hasUser || codeAt(text, end) === SLASH);
    if (host.startsWith('[') || host.toLowerCase() === LOCALHOST || isIPv4(host)) return true;
    return /\.(?:\p{L}[\p{L}\p{M}\d-]*[\p{L}\p{M}\d])$/u.test(host) || last > end;
}

/** `localhost:3000`, `user:password@host:8080` */
function findLocal(scan: Scan, at: number): number {
    const { text } = scan;
    LOGIN.lastIndex = at + 1;
    const login = isAlphanumeric(codeAt(text, at - 1)) ? LOGIN.exec(text)?.[0] : undefined;
    const start = login === undefined ? at - LOCALHOST.length : wordStart(text, at);
    const isLocal = login !== undefined || (isDigit(codeAt(text, at + 1)) && text.slice(Math.max(0, start), at).toLowerCase() === LOCALHOST);
    if (!isLocal || isWord(codeAt(text, start - 1))) return at + 1;
    const end = tailEnd(text, at + (login === undefined ? 0 : 1 + login.length));
    scan.claim('URL', start, end, 0.6);
    return end;
}

function wordStart(text: string, end: number): number {
    let start = end;
    while (end - start < LONGEST_USER && (isWord(codeAt(text, start - 1)) || codeAt(text, start - 1) === DOT)) start--;
    return start;
}
