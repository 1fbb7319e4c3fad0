import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const WORDS = words(
    'personnummer', 'personnumret', 'personnr', 'samordningsnummer', 'svenskt personnummer', 'ssn', 'födelsenummer', ...IDENTITY, ...TAXES,
);

/** Who is registered for taxes only has 60 more days. */
export function isPerson(id: string): boolean {
    const short = id.slice(-10);
    const day = two(short, 4);
    return isDate(day > 60 ? day - 60 : day, two(short, 2)) && luhn(short) && (id.length === 10 || /^(?:18|19|20)/.test(id));
}

/** Only a dash before the last four digits, or nothing. */
function isWhole(written: string): boolean {
    return /^\d+(?:-\d{4})?$/.test(written);
}

export const SE = [
    /** Persons. @see https://www.skatteverket.se/privat/folkbokforing/personnummer */
    pattern({
        kind: 'SE_PERSONNUMMER', handling: 'restricted', region: 'SE',
        shapes: ['999999-9999', '99999999-9999'],
        valid: (id, written) => written.includes('-') && isPerson(id),
        context: WORDS,
        confidence: [0.4, 0.95],
    }),
    pattern({
        kind: 'SE_PERSONNUMMER', handling: 'restricted', region: 'SE',
        shapes: ['999999-9999', '99999999-9999'],
        valid: isPerson,
        context: WORDS,
        confidence: [0.3, 0.9],
    }),
    /** Companies: the third digit is two or more, as no month's is. @see https://sv.wikipedia.org/wiki/Organisationsnummer */
    pattern({
        kind: 'SE_ORGANISATIONSNUMMER', handling: 'off', region: 'SE',
        shapes: ['999999-9999'],
        valid: (id, written) => isWhole(written) && id.charAt(2) > '1' && luhn(id),
        context: words('organisationsnummer', 'orgnr', 'org nr', 'företagsnummer', 'moms'),
        confidence: [0.2, 0.9],
    }),
] as const;
