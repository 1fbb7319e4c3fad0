import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { hasWord } from '../written';
import { US_BANK } from './us-bank';
import { US_DRIVER_LICENSE } from './us-driver-license';
import { US_HEALTH } from './us-health';
import { isGrouped, US_SSN } from './us-ssn';

const TAX_WORDS = words(
    'itin', 'tin', 'tins', 'taxpayer', 'tax id', 'taxid', 'tax identification', 'tax number', 'individual taxpayer', 'irs', 'steuernummer',
    'numero fiscal', '税号',
);
const ADOPTION_WORDS = words('atin', 'adoption', 'adoption taxpayer', 'taxpayer', 'tin');
const PREPARER_WORDS = words('ptin', 'preparer', 'preparers', 'tax preparer');
const EMPLOYER_WORDS = words(
    'ein', 'eins', 'fein', 'feins', 'employer identification', 'employer id', 'tax id', 'taxid', 'federal tax', 'tax identification', 'tin', 'irs',
);
const PASSPORT_WORDS = words(
    'passport', 'passports', 'passport number', 'travel document', 'reisepass', 'reisepassnummer', 'passeport', 'pasaporte', 'passaporto',
    'passaporte', 'paspoort', 'paszport', 'paszportu', 'passnummer', 'pasaport', 'パスポート', '旅券', '护照', '여권',
);

/** Groups that the tax office has given out since 2011. @see https://www.irs.gov/pub/irs-pdf/p1915.pdf */
const isItin = (id: string) => /^9[0-9]{2}(?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9])/.test(id);

/** @see https://www.irs.gov/businesses/small-businesses-self-employed/how-eins-are-assigned-and-valid-ein-prefixes */
const isEin = (id: string) => /^(?:0[1-6]|1[0-6]|2[0-7]|3[0-9]|4[0-8]|5[0-9]|6[0-8]|7[1-7]|8[0-8]|9[0-589])/.test(id);

export const US = [
    ...US_SSN,
    /** Taxpayer numbers of people without social security. @see https://www.irs.gov/individuals/individual-taxpayer-identification-number */
    pattern({
        kind: 'US_ITIN',
        handling: 'restricted',
        region: 'US',
        shapes: ['999-99-9999'],
        valid: (id, written) => isGrouped(written) && isItin(id),
        context: TAX_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'US_ITIN',
        handling: 'restricted',
        region: 'US',
        shapes: ['999-99-9999'],
        valid: (id, written) => !isGrouped(written) && isItin(id),
        context: TAX_WORDS,
        confidence: [0.1, 0.95],
    }),
    /** Of children in the course of adoption. @see https://www.irs.gov/individuals/adoption-taxpayer-identification-number */
    pattern({
        kind: 'US_ATIN',
        handling: 'restricted',
        region: 'US',
        shapes: ['999-99-9999'],
        valid: (id) => /^9[0-9]{2}93/.test(id),
        context: ADOPTION_WORDS,
        confidence: [0.1, 0.9],
    }),
    /** @see https://www.irs.gov/tax-professionals/ptin-requirements-for-tax-return-preparers */
    pattern({
        kind: 'US_PTIN',
        handling: 'restricted',
        region: 'US',
        shapes: ['A-99999999'],
        valid: (id, written) => id.startsWith('P') && !hasWord(written),
        context: PREPARER_WORDS,
        confidence: [0.2, 0.95],
    }),
    /** Employers' numbers, by the prefix of the campus that assigned them. */
    pattern({
        kind: 'US_EIN',
        handling: 'restricted',
        region: 'US',
        shapes: ['99-9999999'],
        valid: isEin,
        context: EMPLOYER_WORDS,
        confidence: [0.1, 0.9],
    }),
    /**
     * Nine digits, since 2021 a letter and eight.
     * @see https://travel.state.gov/content/travel/en/passports/passport-help/next-generation-passport.html
     */
    pattern({
        kind: 'US_PASSPORT',
        handling: 'restricted',
        region: 'US',
        shapes: ['999999999', 'A99999999'],
        context: PASSPORT_WORDS,
        confidence: [0.05, 0.9],
    }),
    ...US_BANK,
    ...US_DRIVER_LICENSE,
    ...US_HEALTH,
] as const;
