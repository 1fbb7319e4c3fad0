import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { hasWord, isDay, isYymmdd } from '../written';

const ID_WORDS = words(
    'national id', 'id number', 'identity number', 'identity card', 'nin', 'cin', 'cnie', 'cni', 'carte nationale', 'identite', 'de identite',
    'id card', 'الرقم القومي', 'رقم قومي', 'القومي', 'بطاقة', 'الوطني', 'رقم وطني', 'الهوية', 'التعريف',
);
const TAX_WORDS = words(
    'nif', 'matricule fiscal', 'matricule', 'identifiant fiscal', 'identification fiscale', 'tax registration', 'الضريبي', 'الجبائي',
);
const COMPANY_WORDS = words('ice', 'identifiant commun', 'entreprise', 'societe');

/** Cairo is 01, Matruh 33, South Sinai 35, abroad 88. */
const GOVERNORATE = /^.{7}(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)/;

/** The century, the day of birth and the governorate; how the last digit is counted is not published. */
function isEgyptian(id: string): boolean {
    return /^[23]/.test(id) && isYymmdd(id.slice(1, 7)) && GOVERNORATE.test(id);
}

/** Letters for the control (I, O and U look like digits), the tax regime and the category; branches (not 000) are category E. */
const MATRICULE = /^[0-9]{7}[A-HJ-NP-TV-Z](?:[APBDN](?:[MPCNE]000|E[0-9]{3}))?$/;

export const NORTH_AFRICA = [
    /** Egypt's national number. @see https://en.wikipedia.org/wiki/Egyptian_National_Identity_Card */
    pattern({
        kind: 'EG_NATIONAL_ID',
        handling: 'restricted',
        region: 'EG',
        shapes: ['9-99-99-99-99-9999-9', '9-999999-99-99999'],
        valid: isEgyptian,
        context: ID_WORDS,
        confidence: [0.5, 1],
    }),
    /** Egypt's tax registration. @see https://www.eta.gov.eg/ */
    pattern({ kind: 'EG_TAX_ID', handling: 'restricted', region: 'EG', shapes: ['999-999-999'], context: TAX_WORDS, confidence: [NEVER, 0.7] }),
    /**
     * Libya's national number: 1 for men or 2 for women, then the year of birth.
     * @see https://en.wikipedia.org/wiki/National_identification_number#Libya
     */
    pattern({
        kind: 'LY_NATIONAL_ID',
        handling: 'restricted',
        region: 'LY',
        shapes: ['999999999999'],
        valid: (id) => /^[12]/.test(id),
        context: ID_WORDS,
        confidence: [0.03, 0.8],
    }),
    /** Tunisia's identity card. @see https://en.wikipedia.org/wiki/Tunisian_identity_card */
    pattern({
        kind: 'TN_CIN',
        handling: 'restricted',
        region: 'TN',
        shapes: ['99999999'],
        valid: (id) => !isDay(id),
        context: ID_WORDS,
        confidence: [0.02, 0.8],
    }),
    /** Tunisia's tax number. @see https://futurexpert.tn/2019/10/22/structure-et-utilite-du-matricule-fiscal/ */
    pattern({
        kind: 'TN_MF',
        handling: 'restricted',
        region: 'TN',
        shapes: ['9999999-A-A-A-999'],
        valid: (id) => MATRICULE.test(id),
        context: TAX_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'TN_MF',
        handling: 'restricted',
        region: 'TN',
        shapes: ['9999999-A'],
        valid: (id, written) => MATRICULE.test(id) && !hasWord(written),
        context: TAX_WORDS,
        confidence: [NEVER, 0.9],
    }),
    /** Morocco's identity card. @see https://en.wikipedia.org/wiki/Moroccan_identity_card */
    pattern({
        kind: 'MA_CIN',
        handling: 'restricted',
        region: 'MA',
        shapes: ['A-99999', 'A-999999', 'AA-99999', 'AA-999999'],
        valid: (_, written) => !hasWord(written),
        context: ID_WORDS,
        confidence: [0.02, 0.8],
    }),
    /** Morocco's companies. @see https://www.ice.gov.ma/ */
    pattern({
        kind: 'MA_ICE',
        handling: 'off',
        region: 'MA',
        shapes: ['999999999-9999-99'],
        valid: (id) => Number(id) % 97 === 0,
        context: COMPANY_WORDS,
        confidence: [0.2, 0.95],
    }),
    /** Algeria's tax number. @see https://nifenligne.mfdgi.gov.dz/ */
    pattern({
        kind: 'DZ_NIF',
        handling: 'restricted',
        region: 'DZ',
        shapes: ['999999999999999', '99999999999999999999'],
        context: TAX_WORDS,
        confidence: [0.01, 0.8],
    }),
    /** Algeria's national number. @see https://en.wikipedia.org/wiki/National_identification_number */
    pattern({ kind: 'DZ_NIN', handling: 'restricted', region: 'DZ', shapes: ['999999999999999999'], context: ID_WORDS, confidence: [0.01, 0.8] }),
] as const;
