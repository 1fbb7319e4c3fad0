import type { AnchoredDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { AMAZON_LETTERS, claimAmazonKey } from './amazon-keys';
import { isJoined } from './characters';
import { NAMES } from './password-words';
import { claimPrivateKey } from './private-key';
import { claimListed, isSign, LEAST_LISTED, readSigns } from './signs';
import { claimNamedValue, claimSpoken, mayBePassword } from './spoken';
import { LEAST_TOKEN, readTokens } from './words';

const NINE = 0x39;
const kinds = { SECRET: 'restricted' } as const;

/**
 * Passwords that are named, keys and tokens of services. Tokens nearly always have a digit or an underscore in them; what has neither is found
 * where it is assigned.
 */
export const secret: AnchoredDetector<'SECRET'> = {
    kinds,
    on: '_=:',
    tokens: [{ least: 1, most: 7, words: NAMES }, { least: 1, most: 7, beside: '-_.+/~%=:@|' }, { least: LEAST_TOKEN, most: Infinity }],
    find: findInRun,
};

/** Blocks that begin with dashes and `BEGIN`. */
export const privateKey: AnchoredDetector<'SECRET'> = { kinds, on: '', letters: { source: 'B(?=EGIN )', last: 'B' }, find: claimPrivateKey };

/** Passwords without a digit behind 'password is', in the languages that write it with `ssw`. */
export const spokenPassword: AnchoredDetector<'SECRET'> = { kinds, on: '', letters: { source: 'ssw', last: 'w' }, find: claimSpoken };

/** Secret access keys of Amazon's, which need not have a digit, behind their name or their id. */
export const amazonKey: AnchoredDetector<'SECRET'> = { kinds, on: '', letters: AMAZON_LETTERS, find: claimAmazonKey };

function findInRun(scan: Scan, at: number): number {
    const { text } = scan;
    let start = at;
    while (start > 0 && joinedAt(text, start - 1) !== 0) start--;
    let end = start;
    let met = 0;
    for (let kind = 0; end < text.length && (kind = joinedAt(text, end)) !== 0; end++) met |= kind;
    if (end - start >= LEAST_TOKEN && (met & NO_DIGIT) !== 0) readTokens(scan, start, end);
    if (end - start >= LEAST_LISTED) claimListed(scan, start);
    if ((met & SIGN) !== 0) readSigns(scan, start, end);
    if (start > 0 && mayBePassword(text, start, end) && scan.mentions(NAMES)) claimNamedValue(scan, start, end);
    return end;
}

const [JOINED, SIGN, NO_DIGIT] = [1, 2, 4] as const;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => (isJoined(code) ? JOINED | (isSign(code) ? SIGN : 0) | (code > NINE ? NO_DIGIT : 0) : 0));

/** What a character of a run is; 0 for one that ends it. */
function joinedAt(text: string, at: number): number {
    const code = text.charCodeAt(at);
    return code < 128 ? KINDS[code]! : 0;
}
