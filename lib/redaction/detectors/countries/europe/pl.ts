import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const PESEL_WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
const NIP_WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];
const REGON_WEIGHTS = [8, 9, 2, 3, 4, 5, 6, 7];
const LONG_REGON_WEIGHTS = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];
const PESEL_WORDS = words('pesel', 'numer pesel', 'ewidencyjny', ...IDENTITY, ...TAXES);
const CARD_WEIGHTS = [7, 3, 1, 9, 7, 3, 1, 7, 3];
/** By what is added to the month. */
const CENTURIES = [1900, 2000, 2100, 2200, 1800];

function isPesel(id: string): boolean {
    const month = two(id, 2);
    const year = CENTURIES[Math.floor(month / 20)]! + two(id, 0);
    return isDate(two(id, 4), month % 20, year) && weighted(id, PESEL_WEIGHTS) % 10 === 0;
}

export function isNip(id: string): boolean {
    return /^[1-9]/.test(id) && weighted(id, NIP_WEIGHTS) % 11 === Number(id.charAt(9));
}

function isRegon(id: string, weights: readonly number[]): boolean {
    return (weighted(id, weights) % 11) % 10 === Number(id.at(-1));
}

export const PL = [
    /** Persons. @see https://en.wikipedia.org/wiki/PESEL */
    pattern({
        kind: 'PL_PESEL', handling: 'restricted', region: 'PL',
        shapes: ['999999-99999'],
        valid: isPesel,
        context: PESEL_WORDS,
        confidence: [0.3, 0.95],
    }),
    /** Made up ones hold no date. */
    pattern({
        kind: 'PL_PESEL', handling: 'restricted', region: 'PL',
        shapes: ['99999999999'],
        valid: (id) => weighted(id, PESEL_WEIGHTS) % 10 === 0,
        context: PESEL_WORDS,
        confidence: [-1, 0.6],
    }),
    /** Taxpayers. @see https://pl.wikipedia.org/wiki/Numer_identyfikacji_podatkowej */
    pattern({
        kind: 'PL_NIP', handling: 'restricted', region: 'PL',
        shapes: ['999-999-99-99', '999-99-99-999'],
        valid: isNip,
        context: words('nip', 'numer nip', 'vat', 'podatnik', 'podatnika', ...TAXES),
        confidence: [0.1, 0.9],
    }),
    /** Companies. @see https://pl.wikipedia.org/wiki/REGON */
    pattern({
        kind: 'PL_REGON', handling: 'off', region: 'PL',
        shapes: ['999-999-999', '99999999999999'],
        valid: (id) => isRegon(id.slice(0, 9), REGON_WEIGHTS) && (id.length === 9 || isRegon(id, LONG_REGON_WEIGHTS)),
        context: words('regon'),
        confidence: [0.05, 0.9],
    }),
    /** Identity cards. @see https://en.wikipedia.org/wiki/Polish_identity_card */
    pattern({
        kind: 'PL_ID_CARD', handling: 'restricted', region: 'PL',
        shapes: ['AAA-999999'],
        valid: (id) => weighted(id, CARD_WEIGHTS) % 10 === 0,
        context: words('dowód', 'dowodu', 'osobisty', 'osobistego', ...IDENTITY),
        confidence: [0.3, 0.9],
    }),
] as const;
