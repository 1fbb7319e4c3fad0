import type { Scan } from '../../scan/scan';
import { entropy, isAlphabet, isQuote, isWord } from './characters';
import { claimPuttyKey } from './private-key';
import { claimClientSecret, claimShape } from './shapes';
import { claimToken } from './tokens';
import { claimWebToken } from './web-token';
import { codeAt } from '../../scan/letters';

const [TILDE, LETTER_P, LETTER_E, LETTER_W, LETTER_Y] = [126, 80, 101, 119, 121];
/** Shorter runs of characters are no token. */
export const LEAST_TOKEN = 8;
/** Without a prefix. */
const LEAST_SHAPE = 20;

/** Tries each word of the run as the beginning of a token. */
export function readTokens(scan: Scan, start: number, end: number): void {
    const { text } = scan;
    let pieceEnd = start;
    let from = text[start - 1] === '\\' && 'nrt'.includes(text[start]!) ? start + 1 : start;
    for (let wasWord = false; from < end; from++) {
        const code = codeAt(text, from);
        const isStart = !wasWord && isWord(code);
        wasWord = isWord(code);
        if (code === TILDE) claimClientSecret(scan, from);
        if (!isStart) continue;
        let next = claimToken(scan, from);
        if (next === from && from >= pieceEnd && end - from >= LEAST_SHAPE) {
            pieceEnd = endOfPiece(text, from, end);
            next = isWebToken(text, from) ? claimWebToken(scan, from) : claimShape(scan, from, pieceEnd);
        }
        if (next === from && code === LETTER_P) next = claimPuttyKey(scan, from);
        if (next > from) from = next - 1;
    }
    if (end - start >= LEAST_SHAPE) claimRandom(scan, start, end);
}

/** Base 64 of an opening brace, with a quote or a line end behind it. */
function isWebToken(text: string, at: number): boolean {
    const next = codeAt(text, at + 1);
    return codeAt(text, at) === LETTER_E && (next === LETTER_W || next === LETTER_Y);
}

function endOfPiece(text: string, start: number, limit: number): number {
    let end = start;
    while (end < limit && (isWord(codeAt(text, end)) || text[end] === '_' || text[end] === '-')) end++;
    return end;
}

const BASE64 = /^[A-Za-z0-9+/_-]{20,200}={0,2}$/;
const HEX = /^(?:0x)?[0-9a-f]{20,200}$/i;
const KEY_LENGTH = 64;

/** A guess: what is in quotes and looks as if drawn by lot, and keys of elliptic curves. @see detect-secrets' high_entropy_strings.py */
function claimRandom(scan: Scan, start: number, end: number): void {
    if (!scan.wants('SECRET', 0.1) || end - start > 202) return;
    const value = scan.text.slice(start, end);
    const isQuoted = isQuote(codeAt(scan.text, start - 1)) && isQuote(codeAt(scan.text, end));
    const least = HEX.test(value) ? 3 : BASE64.test(value) ? 4.5 : Infinity;
    const isKey = least === 3 && value.replace(/^0x/, '').length === KEY_LENGTH;
    if ((isQuoted || isKey) && entropy(value) > least && !isAlphabet(value)) scan.claim('SECRET', start, end, 0.1);
}
