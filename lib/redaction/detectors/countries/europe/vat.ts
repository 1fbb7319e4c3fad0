import { luhn, mod1110, weighted } from '../../../checksum';
import { pattern, type Pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { hasCapitals } from './capitals';
import { isCypriot } from './cy';
import { isAfm } from './gr';
import { isPpsn } from './ie';
import { isNip } from './pl';
import { isPortuguese } from './pt';
import { isSlovenianTax } from './si';
import { isAustrian, isBritish, isBulgarian, isCzech, isDutch, isFrench, isLatvian, isLithuanian, isRomanian, isSpanish } from './vat-checks';
import { TAXES } from './vocabulary';

const VAT_WORDS = words(
    'vat', 'vat id', 'vatin', 'ust', 'ustid', 'ust id', 'ust idnr', 'ustidnr', 'umsatzsteuer', 'mehrwertsteuer', 'bzst', 'uid', 'mwst', 'btw', 'tva',
    'iva', 'moms', 'alv', 'ddv', 'pdv', 'dph', 'dič', 'pvn', 'pvm', 'kmkr', 'áfa', 'adószám', 'nip', 'nif', 'cif', 'afm', 'ФПА', 'ΑΦΜ', 'ддс', 'ДДС',
    ...TAXES,
);

/**
 * Of each country the prefix, the shapes of what follows, which people cut anywhere, and its check.
 * @see https://taxation-customs.ec.europa.eu/vies
 */
const COUNTRIES: readonly (readonly [prefix: string, shapes: readonly string[], valid: (id: string) => boolean])[] = [
    ['AT', ['A99999999'], isAustrian],
    ['BE', ['9999999999'], (id) => /^[01]/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8))],
    ['BG', ['999999999', '9999999999'], isBulgarian],
    ['CY', ['99999999A'], isCypriot],
    ['CZ', ['99999999', '999999999', '9999999999'], isCzech],
    ['DK', ['99999999'], (id) => weighted(id, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0],
    ['EE', ['999999999'], (id) => weighted(id, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0],
    ['EL', ['999999999'], isAfm],
    ['ES', ['X9999999X'], isSpanish],
    ['FI', ['99999999'], (id) => weighted(id, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0],
    ['FR', ['XX999999999'], isFrench],
    ['HR', ['99999999999'], mod1110],
    ['HU', ['99999999'], (id) => weighted(id, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0],
    ['IE', ['9999999A', '9999999AA'], isPpsn],
    ['LT', ['999999999', '999999999999'], isLithuanian],
    ['LU', ['99999999'], (id) => Number(id.slice(0, 6)) % 89 === Number(id.slice(6))],
    ['LV', ['99999999999'], isLatvian],
    ['MT', ['99999999'], (id) => (weighted(id, [3, 4, 6, 7, 8, 9]) + Number(id.slice(6))) % 37 === 0],
    ['NL', ['999999999A99'], isDutch],
    ['PL', ['9999999999'], isNip],
    ['PT', ['999999999'], isPortuguese],
    ['RO', ['9999999', '99999999', '999999999', '9999999999'], isRomanian],
    ['SE', ['999999999999'], (id) => luhn(id.slice(0, 10)) && /(?:0[1-9]|[1-9]\d)$/.test(id)],
    ['SI', ['99999999'], isSlovenianTax],
    ['SK', ['9999999999'], (id) => Number(id) % 11 === 0 && /^[1-9]\d[2-47-9]/.test(id)],
];

function ofCountry([prefix, shapes, valid]: (typeof COUNTRIES)[number]): Pattern<'EU_VAT'> {
    return pattern({
        kind: 'EU_VAT', handling: 'personal', region: prefix === 'EL' ? 'GR' : prefix,
        shapes: shapes.map((shape) => `AA${shape.replaceAll(/./g, '-$&')}`),
        valid: (id, written) => id.startsWith(prefix) && hasCapitals(written) && valid(id.slice(2)),
        context: VAT_WORDS,
        confidence: [0.5, 0.95],
    });
}

/** VAT numbers with the prefix of their country; those of sole traders tell who they are. */
export const VAT = [
    ...COUNTRIES.map(ofCountry),
    /** @see https://de.wikipedia.org/wiki/Umsatzsteuer-Identifikationsnummer */
    pattern({
        kind: 'DE_VAT_ID', handling: 'personal', region: 'DE',
        shapes: ['AA-999-999-999'],
        valid: (id, written) => id.startsWith('DE') && mod1110(id.slice(2)) && hasCapitals(written),
        context: VAT_WORDS,
        confidence: [0.5, 0.95],
    }),
    /** The check digit is known, though the office that gives them out does not publish it. */
    pattern({
        kind: 'DE_VAT_ID', handling: 'personal', region: 'DE',
        shapes: ['AA-999-999-999'],
        valid: (id) => /^DE[1-9]/.test(id),
        context: VAT_WORDS,
        confidence: [0.1, 0.6],
    }),
    /** @see https://en.wikipedia.org/wiki/VAT_identification_number */
    pattern({
        kind: 'UK_VAT', handling: 'personal', region: 'GB',
        shapes: ['AA-999-9999-99'],
        valid: (id, written) => isBritish(id) && hasCapitals(written),
        context: VAT_WORDS,
        confidence: [0.5, 0.95],
    }),
] as const;
