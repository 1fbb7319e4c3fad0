import type { AnchoredDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { isJoined } from './characters';
import { NAMES } from './password-words';
import { claimPrivateKey } from './private-key';
import { claimListed, isSign, LEAST_LISTED, readSigns } from './signs';
import { claimNamedValue, claimSpoken, mayBePassword } from './spoken';
import { LEAST_TOKEN, readTokens } from './words';
import { codeAt } from '../../scan/letters';

const NINE = 0x39;
const kinds = { SECRET: 'restricted' } as const;

/**
 * Passwords that are named, keys and tokens of services. Tokens nearly always have a digit or an underscore in them; what has neither is found
 * where it is assigned.
 */
export const secret: AnchoredDetector<'SECRET'> = { kinds, anchor: '[_=:]', on: '_=:', tokens: [{ least: 1, most: Infinity }], find: findInRun };

/** Blocks that begin with dashes and `BEGIN`. */
export const privateKey: AnchoredDetector<'SECRET'> = { kinds, anchor: 'B(?=EGIN )', on: 'B', find: claimPrivateKey };

/** Passwords without a digit behind 'password is', in the languages that write it with `ssw`. */
export const spokenPassword: AnchoredDetector<'SECRET'> = { kinds, anchor: 'ssw', on: 'w', find: claimSpoken };

function findInRun(scan: Scan, at: number): number {
    const { text } = scan;
    let hasSign = isSign(codeAt(text, at));
    let start = at;
    for (let code = codeAt(text, start - 1); isJoined(code); code = codeAt(text, --start - 1)) if (isSign(code)) hasSign = true;
    let end = at + 1;
    for (let code = codeAt(text, end); isJoined(code); code = codeAt(text, ++end)) if (isSign(code)) hasSign = true;
    if (end - start >= LEAST_TOKEN && hasLetter(text, start, end)) readTokens(scan, start, end);
    if (end - start >= LEAST_LISTED) claimListed(scan, start);
    if (hasSign) readSigns(scan, start, end);
    if (start > 0 && mayBePassword(text, start, end) && scan.mentions(NAMES)) claimNamedValue(scan, start, end);
    return end;
}

/** Numbers alone are no token. */
function hasLetter(text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (text.charCodeAt(at) > NINE) return true;
    return false;
}
