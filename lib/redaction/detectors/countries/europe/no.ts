import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const COMPANY_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1];
const NORWEGIAN_WORDS = words(
    'fødselsnummer', 'fodselsnummer', 'fødselsnr', 'personnummer', 'personnr', 'd nummer', 'fnr', 'birth number', ...IDENTITY, ...TAXES,
);

/** Foreigners have 40 more days, who is in no register 40 more months, made up persons 80 or 65 more. */
function isNorwegian(id: string): boolean {
    const day = two(id, 0);
    const month = two(id, 2);
    const more = [80, 65, 40].find((each) => month > each) ?? 0;
    return isDate(day > 40 ? day - 40 : day, month - more) && isTwiceChecked(id);
}

function isTwiceChecked(id: string): boolean {
    return weighted(id, FIRST_WEIGHTS) % 11 === 0 && weighted(id, SECOND_WEIGHTS) % 11 === 0;
}

export const NO = [
    /** Norwegians. @see https://www.skatteetaten.no/en/person/national-registry/identitetsnummer */
    pattern({
        kind: 'NO_FODSELSNUMMER', handling: 'restricted', region: 'NO',
        shapes: ['999999-99999', '999999-999-99'],
        valid: isNorwegian,
        context: NORWEGIAN_WORDS,
        confidence: [0.5, 0.95],
    }),
    /** Patients whose number is unknown: 8 or 9 at the front, no date. */
    pattern({
        kind: 'NO_FODSELSNUMMER', handling: 'restricted', region: 'NO',
        shapes: ['999999-99999'],
        valid: isTwiceChecked,
        context: NORWEGIAN_WORDS,
        confidence: [0.1, 0.85],
    }),
    /**
     * Norwegian companies.
     * @see https://no.wikipedia.org/wiki/Organisasjonsnummer
     */
    pattern({
        kind: 'NO_ORGANISASJONSNUMMER', handling: 'off', region: 'NO',
        shapes: ['999-999-999'],
        valid: (id) => /^[89]/.test(id) && weighted(id, COMPANY_WEIGHTS) % 11 === 0,
        context: words('organisasjonsnummer', 'orgnr', 'org nr', 'mva', 'foretak'),
        confidence: [0.05, 0.9],
    }),
] as const;
