import type { Scan } from '../../scan/scan';
import { claimAssigned } from './assignments';
import { isBlank, isJoined, isQuote } from './characters';
import { claimCurlUser, claimLogin } from './logins';
import { claimManifest } from './manifests';
import { codeAt } from '../../scan/letters';

const [EQUALS, COLON, LETTER_D] = [61, 58, 100];
/** In one run: a longer one is no assignment any more. */
const MOST_SIGNS = 6;
/** Behind less sure signs. */
export const LEAST_LISTED = 10;
const MOST_BETWEEN = 4;

export function isSign(code: number): boolean {
    return code === EQUALS || code === COLON;
}

/** Looks at what is assigned, and at passwords in addresses. */
export function readSigns(scan: Scan, start: number, end: number): void {
    const { text } = scan;
    for (let at = start, signs = 0; at < end && signs < MOST_SIGNS; at++) {
        const code = codeAt(text, at);
        if (!isSign(code)) continue;
        signs++;
        if (code === COLON && text.startsWith('//', at + 1)) claimLogin(scan, at);
        else if (at > 0) claimAssigned(scan, at);
        if (code === COLON) claimCurlUser(scan, at);
        if (code === COLON && codeAt(text, at - 1) === LETTER_D) claimManifest(scan, at);
    }
}

/** A value behind a comma, a closing bracket or two bars. */
export function claimListed(scan: Scan, start: number): void {
    const { text } = scan;
    let sign = start - 1;
    while (start - sign <= MOST_BETWEEN && (isBlank(codeAt(text, sign)) || isQuote(codeAt(text, sign)))) sign--;
    const isListed = text[sign] === ',' || text[sign] === '>' || (text[sign] === '|' && text[sign - 1] === '|');
    if (isListed && sign > 1 && isJoined(codeAt(text, start + LEAST_LISTED - 1))) claimAssigned(scan, sign);
}
