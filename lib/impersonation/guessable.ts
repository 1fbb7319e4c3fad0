import type { Guessable } from './detection';

/** Ids of Microsoft's samples and documentation, and the first ones that come to mind; without prefix, in lower case, letters and digits only. */
const SAMPLES = new Set([
    'defaultuser', 'default', 'webchatuserid', 'youruserid', 'userid', 'myuserid', 'someuserid', 'uniqueid', 'youruniqueid', 'user', 'testuser', 'test', 'me', 'guest', 'anonymous',
    'anonymoususer', 'visitor', 'client', 'customer', 'demo', 'demouser', 'dluser', 'webchatuser', 'directlineuser', 'botuser', 'admin', 'root', 'undefined', 'null', 'nan',
    'objectobject', 'uuid', 'guid', 'randomid', 'unknown', 'none', 'id',
]);

/** Letters that look like those of the prefix and are not made equal by NFKC: Cyrillic d and palochkas, the digit and the bar. */
const DOUBLES: Readonly<Record<string, string>> = { 'ԁ': 'd', 'ӏ': 'l', 'Ӏ': 'l', 'ı': 'l', '1': 'l', '|': 'l', 'ꓒ': 'd', 'ꓡ': 'l', '-': '_', '‐': '_', '–': '_' };
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u3164]|\u034f|[\ufe00-\ufe0f]/u;
/** With its dashes: without, it could be 128 random bits. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-([\da-f])[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/i;
/** Bits that an attacker has to guess, at least (OWASP ASVS 5.0, 11.5.1). */
const ENOUGH = 128;
/** Longer ids are not looked at any further: it takes some work to make such a long one guessable. */
const LONGEST = 256;

/**
 * Why others could guess a user id that the bot's own site has made up, or nothing. A guess itself: it sees one id, not how it came
 * about. An id that was signed by the token endpoint needs none.
 */
export function guessable(id: string): Guessable | undefined {
    if (isLookAlike(id)) return 'look-alike';
    const body = id.replace(/^(?:dl|r)_/, '');
    const version = UUID.exec(body)?.[1];
    if (SAMPLES.has(body.toLowerCase().replace(/[^a-z\d]/g, ''))) return 'sample';
    if (/^[^@\s]+@[^@\s]+$/.test(body.slice(0, LONGEST))) return 'mail-address';
    if (version !== undefined) return '126'.includes(version) ? 'time-based-uuid' : 'uuid';
    if (/^\+?[\d\s().-]{0,24}$|^[a-z]{1,24}[ ._-]?\d{1,12}$/i.test(body)) return 'sequence';
    if (/^\p{L}+(?:[ ._'-]\p{L}+)*$/u.test(body.slice(0, LONGEST)) && body.length <= 24) return 'name';
    return weakness(body.slice(0, LONGEST));
}

/** Whether an id could pass for one that begins with `dl_`, to a reader or to code that folds it. */
function isLookAlike(id: string): boolean {
    if (INVISIBLE.test(id) || id !== id.trim()) return true;
    const plain = Array.from(id.slice(0, 8).normalize('NFKC').toLowerCase().slice(0, 3), (letter) => DOUBLES[letter] ?? letter).join('');
    return plain === 'dl_' && !id.startsWith('dl_');
}

function weakness(body: string): 'short' | 'low-entropy' | undefined {
    if (body.length * Math.log2(alphabetOf(body)) < ENOUGH) return 'short';
    const steps = Array.from(body).filter((_, index) => index > 0 && Math.abs(body.charCodeAt(index) - body.charCodeAt(index - 1)) <= 1);
    return steps.length > body.length / 2 || bitsOf(body) < ENOUGH / 2 ? 'low-entropy' : undefined;
}

/** How many characters there are to choose from, by those that were chosen. */
function alphabetOf(body: string): number {
    if (/^\d*$/.test(body)) return 10;
    if (/^(?:[\da-f-]*|[\dA-F-]*)$/.test(body)) return 16;
    return /^(?:[\da-z_-]*|[\dA-Z_-]*)$/.test(body) ? 36 : 64;
}

/** The information in the body, if each character came by its share of it. */
function bitsOf(body: string): number {
    const counts = new Map<string, number>();
    for (const character of body) counts.set(character, (counts.get(character) ?? 0) + 1);
    return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / body.length), 0);
}
