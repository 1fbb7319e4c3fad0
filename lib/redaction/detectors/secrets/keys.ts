import type { Scan } from '../../scan/scan';
import { endsValue, entropy, isAlphabet, isJoined, isQuote, unrest } from './characters';
import { confidenceOf, valueEnd } from './passwords';
import { vendorsIn } from './rules/vendors';
import { codeAt } from '../../scan/letters';

/** Behind the vendor, in a name. */
const LONGEST_SUFFIX = 20;
const LONGEST_VALUE = 300;
const LEAST_KEY = 10;
const LEAST_GUESS = 4;
/** In the settings of npm. */
const PACKAGES = /_authToken$/;
/** Whose keys need not have a digit; other vendors' nearly always do, and words do not. */
const AMAZON = /aws/i;

/**
 * Claims what is given to such a name when it looks like one of the vendor's keys or, with such confidence as the name gives, as if drawn by lot.
 */
export function claimKey(scan: Scan, name: string, start: number, confidence: number): void {
    const end = joinedEnd(scan.text, start);
    const isLong = end - start >= LEAST_KEY && end - start <= LONGEST_VALUE;
    if (!isLong || isClaimed(scan, start) || !endsValue(scan.text, end + (/[.:]/.test(scan.text[end] ?? '') ? 1 : 0))) return;
    const value = scan.text.slice(start, end);
    if ((/[0-9:]/.test(value) || AMAZON.test(name)) && claimVendor(scan, name, value, start, end)) return;
    if (confidence > 0 && (isRandom(value) || PACKAGES.test(name))) scan.claim('SECRET', start, end, confidence);
}

/** Where the run of characters that begins at `start` ends, without what ends a sentence. */
export function joinedEnd(text: string, start: number): number {
    let end = start;
    while (end - start <= LONGEST_VALUE && isJoined(codeAt(text, end))) end++;
    while (end > start && '.:'.includes(text[end - 1]!)) end--;
    return end;
}

/** Whether it is known by its prefix already. */
function isClaimed(scan: Scan, start: number): boolean {
    const last = scan.claims.at(-1);
    return last !== undefined && last.kind === 'SECRET' && last.start <= start && start < last.end && last.confidence >= 0.8;
}

function claimVendor(scan: Scan, name: string, value: string, start: number, end: number): boolean {
    const vendor = vendorsIn(name, LONGEST_SUFFIX).find((each) => each.value.test(value) && (each.entropy === 0 || entropy(value) >= each.entropy));
    if (vendor) scan.claim('SECRET', start, end, /^[0-9]+$/.test(value) ? 0.4 : 0.8);
    return vendor !== undefined;
}

const GENERIC = /^(?:[\w.=-]{10,150}|[a-z0-9][a-z0-9+/]{11,}={0,3}|[\w%-]{20,150})$/i;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Looks as if drawn by lot, and is no alphabet. */
function isRandom(value: string): boolean {
    if (!GENERIC.test(value) || !/[0-9]/.test(value) || entropy(value) < 3.5) return false;
    return GUID.test(value) || (unrest(value) >= 0.2 && !isAlphabet(value));
}

const MOST_GUESSED = 100;
const LEAST_UNQUOTED = 10;

/** What a program gives a name that says secret: likely one when it is in quotes and mixes letters, digits and symbols. */
export function claimGuess(scan: Scan, start: number): void {
    const end = valueEnd(scan.text, start);
    const value = scan.text.slice(start, end);
    const isQuoted = isQuote(codeAt(scan.text, start - 1));
    if (value.length > MOST_GUESSED || value.length < (isQuoted ? LEAST_GUESS : LEAST_UNQUOTED) || /\s|^\$/.test(value)) return;
    if (confidenceOf(value, 'linked password', true) < 0.5) return;
    scan.claim('SECRET', start, end, isQuoted && MIXED.test(value) && unrest(value) >= 0.2 ? 0.6 : 0.3);
}

const MIXED = /^(?=.*[A-Za-z])(?=.*[0-9])(?=.*[^\w.~+/=:-])/;
