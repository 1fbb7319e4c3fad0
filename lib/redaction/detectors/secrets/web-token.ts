import type { Scan } from '../../scan/scan';
import { codeAt } from '../../scan/letters';

const LONGEST_HEAD = 2_000;

/**
 * Claims the JSON web token (RFC 7519) that begins at `at`, signed or not: two objects or more in base 64, of which the first says so.
 * Returns where it ends, or, if it is none, how far its first piece goes.
 */
export function claimWebToken(scan: Scan, at: number): number {
    const { text } = scan;
    const headEnd = pieceEnd(text, at);
    if (text[headEnd] !== '.' || headEnd - at > LONGEST_HEAD || !isObject(text.slice(at, headEnd))) return headEnd;
    const bodyEnd = pieceEnd(text, headEnd + 1);
    if (bodyEnd - headEnd < LEAST_BODY || !text.startsWith('e', headEnd + 1)) return headEnd;
    let end = bodyEnd;
    // An encrypted one has five pieces.
    for (let more = 0; more < 3 && text[end] === '.' && pieceEnd(text, end + 1) > end + 1; more++) end = pieceEnd(text, end + 1);
    scan.claim('SECRET', at, end, 0.9);
    return end;
}

const LEAST_BODY = 4;

function isObject(piece: string): boolean {
    if (piece.length % 4 === 1) return false;
    try {
        const head: unknown = JSON.parse(Buffer.from(piece, 'base64url').toString());
        return typeof head === 'object' && head !== null;
    } catch {
        return false;
    }
}

/** A piece of base 64, `=` included, as some pad it. */
function pieceEnd(text: string, start: number): number {
    let end = start;
    for (let code = codeAt(text, end); isBase64(code); code = codeAt(text, ++end));
    return end;
}

function isBase64(code: number): boolean {
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 95 || code === 61;
}
