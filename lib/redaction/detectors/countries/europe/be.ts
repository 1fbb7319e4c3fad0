import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, SOCIAL_SECURITY, TAXES } from './vocabulary';

const BELGIAN_WORDS = words(
    'rijksregisternummer', 'rijksregister', 'registre national', 'numéro national', 'nationaal nummer', 'insz', 'niss', 'bis nummer', 'nrn',
    ...IDENTITY, ...TAXES, ...SOCIAL_SECURITY,
);

/**
 * The check digits are what 97 leaves of the rest, with a 2 before it for who was born from 2000 on; the month has 20 or 40 more without a
 * registration.
 */
function isBelgian(id: string): boolean {
    const month = two(id, 2) % 20;
    const day = two(id, 4);
    const rest = Number(id.slice(0, 9));
    const check = two(id, 9);
    const isBorn = two(id, 2) < 60 && (month === 0 || day === 0 ? month <= 12 && day <= 31 : isDate(day, month));
    return isBorn && (97 - (rest % 97) === check || 97 - ((rest + 2_000_000_000) % 97) === check);
}

export const BE = [
    /** Belgian residents. @see https://nl.wikipedia.org/wiki/Rijksregisternummer */
    pattern({
        kind: 'BE_NATIONAL_NUMBER', handling: 'restricted', region: 'BE',
        shapes: ['99-99-99-999-99'],
        valid: (id, written) => /^\d\d\.\d\d\.\d\d[- ]\d{3}[.-]\d\d$/.test(written) && isBelgian(id),
        context: BELGIAN_WORDS,
        confidence: [0.8, 0.95],
    }),
    pattern({
        kind: 'BE_NATIONAL_NUMBER', handling: 'restricted', region: 'BE',
        shapes: ['99-99-99-999-99'],
        valid: isBelgian,
        context: BELGIAN_WORDS,
        confidence: [0.4, 0.95],
    }),
] as const;
