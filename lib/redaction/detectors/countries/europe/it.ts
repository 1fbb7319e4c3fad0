import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { hasCapitals } from './capitals';
import { isDate } from './date';
import { IDENTITY, PASSPORTS, TAXES } from './vocabulary';

/** Letters that stand for the digits of those who would share a code with somebody. */
const OMOCODIA = 'LMNPQRSTUV';
const MONTHS = 'ABCDEHLMPRST';
/** What a character counts in the first, third, fifth ... place, by what it counts in the others. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const CARD_WORDS = words('identità', 'cie', 'riconoscimento', 'espatrio', ...IDENTITY);

/** Of a surname and of a name the consonants, then vowels, then X; date of birth; place. */
const PARTS = /^(?:[A-Z][AEIOU][AEIOUX]|[AEIOU]XX|[B-DF-HJ-NP-TV-Z]{2}[A-Z]){2}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-MZ][\dL-NP-V]{3}/;

/** Whether it holds a date of birth; women have 40 more days. */
function isBorn(id: string): boolean {
    const day = Number(digitOf(id.charAt(9)) + digitOf(id.charAt(10)));
    return isDate(day > 40 ? day - 40 : day, MONTHS.indexOf(id.charAt(8)) + 1) && PARTS.test(id);
}

function digitOf(character: string): string {
    const digit = OMOCODIA.indexOf(character);
    return digit < 0 ? character : String(digit);
}

function checkLetter(id: string): string {
    let sum = 0;
    for (let at = 0; at < 15; at++) {
        const code = id.charCodeAt(at);
        const value = code < 58 ? code - 48 : code - 65;
        sum += at % 2 === 0 ? ODD[value]! : value;
    }
    return String.fromCharCode(65 + (sum % 26));
}

export const IT = [
    /** Tax codes. @see https://it.wikipedia.org/wiki/Codice_fiscale */
    pattern({
        kind: 'IT_FISCAL_CODE', handling: 'restricted', region: 'IT',
        shapes: ['AAA-AAA-XXAXX-AXXXA'],
        valid: (id) => isBorn(id) && checkLetter(id) === id.charAt(15),
        context: words('codice fiscale', 'cod fiscale', 'cf', 'tessera sanitaria', ...TAXES, ...IDENTITY),
        confidence: [0.9, 1],
    }),
    /** With a wrong letter at the end, as in forms and examples. */
    pattern({
        kind: 'IT_FISCAL_CODE', handling: 'restricted', region: 'IT',
        shapes: ['AAAAAAXXAXXAXXXA'],
        valid: isBorn,
        context: words('codice fiscale', 'cod fiscale', 'cf'),
        confidence: [0.3, 0.75],
    }),
    /** VAT numbers, of companies and of who works for himself. @see https://it.wikipedia.org/wiki/Partita_IVA */
    pattern({
        kind: 'IT_VAT_CODE', handling: 'personal', region: 'IT',
        shapes: ['9-9-9-9-9-9-9-9-9-9-9'],
        valid: (id) => luhn(id) && id !== '00000000000',
        context: words('piva', 'p iva', 'partita iva', 'iva', 'vat', ...TAXES),
        confidence: [0.1, 0.9],
    }),
    pattern({
        kind: 'IT_VAT_CODE', handling: 'personal', region: 'IT',
        shapes: ['AA-9-9-9-9-9-9-9-9-9-9-9'],
        valid: (id, written) => id.startsWith('IT') && luhn(id, 2) && hasCapitals(written),
        context: words('piva', 'p iva', 'partita iva', 'iva', 'vat', ...TAXES),
        confidence: [0.5, 0.95],
    }),
    /** Identity cards, of paper and electronic. @see https://en.wikipedia.org/wiki/Italian_electronic_identity_card */
    pattern({
        kind: 'IT_IDENTITY_CARD', handling: 'restricted', region: 'IT',
        shapes: ['AA-9999999', '9999999AA', 'AA99999AA'],
        context: CARD_WORDS,
        confidence: [0.01, 0.7],
    }),
    /** Driving licences. @see https://it.wikipedia.org/wiki/Patente_di_guida_in_Italia */
    pattern({
        kind: 'IT_DRIVER_LICENSE', handling: 'restricted', region: 'IT',
        shapes: ['AA9999999A', 'A9XXXXXXXA'],
        valid: (id) => /^(?:[A-Z]{2}\d{7}|U1[B-HJ-NPR-UW-Z0-9]{7})[A-Z]$/.test(id),
        context: words('patente', 'di guida', 'driving licence', 'driving license', 's license', 's licence'),
        confidence: [0.2, 0.75],
    }),
    /** Passports. @see https://en.wikipedia.org/wiki/Italian_passport */
    pattern({
        kind: 'IT_PASSPORT', handling: 'restricted', region: 'IT',
        shapes: ['AA9999999'],
        context: words('viaggio', 'dogana', ...PASSPORTS),
        confidence: [0.01, 0.75],
    }),
] as const;
