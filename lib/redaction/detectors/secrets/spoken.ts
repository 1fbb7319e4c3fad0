import type { Scan } from '../../scan/scan';
import { isQuote } from './characters';
import { namedBefore } from './password-words';
import { claimNamed } from './passwords';
import { isSign } from './signs';
import { codeAt } from '../../scan/letters';

const LEAST_PASSWORD = 4;
const COMMA = 44;

/** What stands behind 'my password is'. */
export function claimNamedValue(scan: Scan, runStart: number, runEnd: number): void {
    const { text } = scan;
    let start = runStart;
    while (start > 0 && runStart - start < MOST_BEFORE && isPartOfPassword(codeAt(text, start - 1))) start--;
    if (start === 0 || (runEnd - start < LEAST_PASSWORD && !isPartOfPassword(codeAt(text, runEnd)))) return;
    while (start < runStart + 2 && isSign(codeAt(text, start))) start++;
    const named = namedBefore(text, start);
    if (named) claimNamed(scan, named, start, false);
}

/** Whether there is more than a digit or three: most numbers in chat are smaller, and nobody's password. */
export function mayBePassword(text: string, start: number, end: number): boolean {
    return end - start >= LEAST_PASSWORD || isPartOfPassword(codeAt(text, start - 1)) || isPartOfPassword(codeAt(text, end));
}

const MOST_BEFORE = 32;

function isPartOfPassword(code: number): boolean {
    return code > 32 && code < 127 && !isQuote(code) && code !== COMMA;
}

const SPOKEN = /(?<=ss)w(?:or[dt]s?|d|oorde?)["']?[ \t]{1,3}(?<link>(?:is|was|to|ist|lautet|war|è|e|är)[ \t]{1,3})?["'`]?/y;

/** A password without a digit behind 'password is'; `at` is the `w` of the word. */
export function claimSpoken(scan: Scan, at: number): number {
    SPOKEN.lastIndex = at;
    const spoken = SPOKEN.exec(scan.text);
    if (spoken) claimNamed(scan, spoken.groups?.link ? 'linked password' : 'password', SPOKEN.lastIndex, false);
    return at + 1;
}
