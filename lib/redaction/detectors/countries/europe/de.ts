import { mod1110 } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, SOCIAL_SECURITY, TAXES } from './vocabulary';

const TAX_ID_WORDS = words(
    'steuer id', 'steuerid', 'steuer idnr', 'idnr', 'steueridentifikationsnummer', 'identifikationsnummer', 'finanzamt', 'bzst', ...TAXES,
    ...IDENTITY,
);
const TAX_NUMBER_WORDS = words(
    'steuernummer', 'steuer nr', 'steuernr', 'st nr', 'stnr', 'finanzamt', 'umsatzsteuer', 'einkommensteuer', 'gewerbesteuer', 'steuerbescheid',
    ...TAXES,
);
const PENSION_WEIGHTS = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
/** What the tax numbers of each state begin with when they are written with thirteen digits, of which the fifth is a nought. */
const ELSTER = /^(?:1[01]|2[1-46-8]|3[0-2]|4[01]|5\d|9\d)\d\d0/;

/** Of the first ten digits one stands twice or, not in a row, three times; each of the others once or not at all. */
function isTaxId(id: string): boolean {
    const first = id.slice(0, 10);
    const repeated = [...new Set(first)].filter((digit) => first.indexOf(digit) !== first.lastIndexOf(digit));
    return isCheckedTaxId(id) && repeated.length === 1 && new Set(first).size > 7 && !first.includes(repeated[0]!.repeat(3));
}

/** Without that rule. */
function isCheckedTaxId(id: string): boolean {
    return !id.startsWith('0') && mod1110(id);
}

/** The letter counts as its place in the alphabet, products as the sum of their digits. */
function isPension(id: string): boolean {
    const day = two(id, 2);
    const digits = id.slice(0, 8) + String(id.charCodeAt(8) - 64).padStart(2, '0') + id.slice(9, 11);
    const sum = PENSION_WEIGHTS.reduce((total, weight, at) => total + crossSum(Number(digits[at]) * weight), 0);
    return isDate(day > 50 ? day - 50 : day, two(id, 4)) && sum % 10 === Number(id[11]);
}

function crossSum(product: number): number {
    return product > 9 ? Math.floor(product / 10) + (product % 10) : product;
}

const TAX_NUMBER_SHAPES = ['999-9999', '999-99999', '9999-9999', '9999-99999'].flatMap((rest) => [`99-${rest}`, `999-${rest}`]);

export const DE = [
    /** Tax identification numbers. @see https://de.wikipedia.org/wiki/Steuerliche_Identifikationsnummer#Aufbau_der_Identifikationsnummer */
    pattern({
        kind: 'DE_TAX_ID', handling: 'restricted', region: 'DE',
        shapes: ['99-999-999-999'],
        valid: isTaxId,
        context: TAX_ID_WORDS,
        confidence: [0.3, 0.95],
    }),
    /** The same without the rule for its digits, which forms and examples do not always keep to. */
    pattern({
        kind: 'DE_TAX_ID', handling: 'restricted', region: 'DE',
        shapes: ['99-999-999-999'],
        valid: (id) => isCheckedTaxId(id) && !/(\d)\1\1/.test(id.slice(0, 10)),
        context: TAX_ID_WORDS,
        confidence: [0.01, 0.5],
    }),
    /** Tax numbers, as tax offices write them and in thirteen digits. @see https://de.wikipedia.org/wiki/Steuernummer */
    pattern({
        kind: 'DE_TAX_NUMBER', handling: 'restricted', region: 'DE',
        shapes: TAX_NUMBER_SHAPES,
        valid: (_, written) => /^\d+\/\d+\/\d+$/.test(written),
        context: TAX_NUMBER_WORDS,
        confidence: [0.3, 0.75],
    }),
    pattern({
        kind: 'DE_TAX_NUMBER', handling: 'restricted', region: 'DE',
        shapes: ['9999999999999'],
        valid: (id) => ELSTER.test(id) || /^(?:0[1-9]|1[0-6])/.test(id),
        context: TAX_NUMBER_WORDS,
        confidence: [0.1, 0.75],
    }),
    /** Pension insurance numbers. @see https://de.wikipedia.org/wiki/Versicherungsnummer */
    pattern({
        kind: 'DE_SOCIAL_SECURITY', handling: 'restricted', region: 'DE',
        shapes: ['99-999999-A-999'],
        valid: isPension,
        context: words(
            'rentenversicherungsnummer', 'sozialversicherungsnummer', 'versicherungsnummer', 'rvnr', 'svnr', 'sv nummer', 'rente',
            'rentenversicherung', 'sozialversicherung', 'sozialversicherungsausweis', 'drv', ...SOCIAL_SECURITY,
        ),
        confidence: [0.5, 0.95],
    }),
] as const;
