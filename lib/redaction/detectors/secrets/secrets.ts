import type { AnchoredDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { isJoined } from './characters';
import { claimPrivateKey } from './private-key';
import { claimListed, isSign, LEAST_LISTED, readSigns } from './signs';
import { claimNamedValue, claimSpoken } from './spoken';
import { LEAST_TOKEN, readTokens } from './words';

const kinds = { SECRET: 'restricted' } as const;

/**
 * Passwords that are named, keys and tokens of services. Tokens nearly always have a digit or an underscore in them; what has neither is found
 * where it is assigned.
 */
export const secret: AnchoredDetector<'SECRET'> = { kinds, anchor: '[_=:]', on: '0123456789_=:', find: findInRun };

/** Blocks that begin with dashes and `BEGIN`. */
export const privateKey: AnchoredDetector<'SECRET'> = { kinds, anchor: '-(?= ?BEGIN )', on: '-', find: claimPrivateKey };

/** Passwords without a digit behind 'password is', in the languages that write it with `ssw`. */
export const spokenPassword: AnchoredDetector<'SECRET'> = { kinds, anchor: 'ssw', on: 'w', find: claimSpoken };

function findInRun(scan: Scan, at: number): number {
    const { text } = scan;
    let hasSign = isSign(text.charCodeAt(at));
    let start = at;
    for (let code = text.charCodeAt(start - 1); isJoined(code); code = text.charCodeAt(--start - 1)) if (isSign(code)) hasSign = true;
    let end = at + 1;
    for (let code = text.charCodeAt(end); isJoined(code); code = text.charCodeAt(++end)) if (isSign(code)) hasSign = true;
    if (end - start >= LEAST_TOKEN) readTokens(scan, start, end);
    if (end - start >= LEAST_LISTED) claimListed(scan, start);
    if (hasSign) readSigns(scan, start, end);
    if (start > 0) claimNamedValue(scan, start, end);
    return end;
}
