import { mod97 } from '../checksum';
import { isPartOfGuid } from '../context';
import type { Detector, Finding } from '../finding';

/** Lengths by country (SWIFT IBAN Registry, release 99). */
const LENGTHS = new Map<string, number>(
    Object.entries({
        15: 'NO', 16: 'BE', 18: 'DK FK FI FO GL NL SD', 19: 'MK SI', 20: 'AT BA EE KZ LT LU MN XK', 21: 'CH HR LI LV',
        22: 'BG BH CR DE GB GE IE ME RS VA', 23: 'AE GI IL IQ OM SO TL', 24: 'AD CZ ES MD PK RO SA SE SK TN VG',
        25: 'LY PT ST', 26: 'IS TR', 27: 'BI DJ FR GR IT MC MR SM', 28: 'AL AZ BY CY DO GT HU LB NI PL SV',
        29: 'BR EG PS QA UA', 30: 'JO KW MU YE', 31: 'MT SC', 32: 'LC', 33: 'RU',
    }).flatMap(([length, countries]) => countries.split(' ').map((country): [string, number] => [country, Number(length)])),
);

const START = /[A-Za-z]{2}[0-9]{2}/g;
const SEPARATOR = /[\s\-.\u2010-\u2015\u2212]/;
const MOST_SEPARATORS = 3; // in a row
/** What may touch a number: the word for it, and the currency of an amount. */
const LABEL = /(?<![A-Za-z0-9])iban$/i;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** International bank account numbers (ISO 13616), in any case, plain or in groups: country, length and check digits must agree. */
export const iban: Detector = (text) => {
    const findings: Finding[] = [];
    let from = 0;
    for (const { 0: head, index: start } of text.matchAll(START)) {
        const end = start >= from && beginsAt(text, start) ? endOf(text, start, head) : undefined;
        if (end === undefined || isPartOfGuid(text, start, end)) continue;
        findings.push({ kind: 'IBAN_CODE', start, end });
        from = end;
    }
    return findings;
};

/** Where a valid number that begins at `start` ends. */
function endOf(text: string, start: number, head: string): number | undefined {
    const length = LENGTHS.get(head.slice(0, 2).toUpperCase()) ?? 0;
    let compact = '';
    let at = start;
    for (let separators = 0; compact.length < length && separators <= MOST_SEPARATORS; at++) {
        if (isAlphanumeric(text, at)) {
            compact += text[at];
            separators = 0;
        } else if (SEPARATOR.test(text[at] ?? '')) separators++;
        else return undefined;
    }
    return compact.length === length && endsAt(text, at) && mod97(compact.toUpperCase()) ? at : undefined;
}

function beginsAt(text: string, start: number): boolean {
    return !isAlphanumeric(text, start - 1) || LABEL.test(text.slice(Math.max(0, start - 5), start));
}

function endsAt(text: string, end: number): boolean {
    return !isAlphanumeric(text, end) || (CURRENCIES.has(text.slice(end, end + 3).toUpperCase()) && !isAlphanumeric(text, end + 3));
}

function isAlphanumeric(text: string, at: number): boolean {
    return /[A-Za-z0-9]/.test(text[at] ?? '');
}
