import { luhn, weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { hasWord, isRepeated, separators } from '../written';
import { isSsn } from './us-ssn';

const MEDICARE_WORDS = words('medicare', 'medicaid', 'mbi', 'beneficiary', 'cms', 'hic', 'hicn', 'health insurance');
const PROVIDER_WORDS = words('npi', 'npis', 'national provider', 'provider', 'provider id', 'taxonomy');
const PRESCRIBER_WORDS = words('dea', 'medical', 'medical license', 'prescriber', 'certificate', 'controlled substance', 'pharmacy');
const LABORATORY_WORDS = words('clia', 'lab', 'laboratory', 'clinical');

/** A digit, a letter, either, a digit ...; S, L, O, I, B and Z look like digits and are left out. */
const MBI = /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9][AC-HJKMNP-RT-Y]{2}[0-9]{2}$/;

/** What tells the relation to the insured whose social security number it is. */
const BENEFIT = /^(?:A|B[1-9A-Z]?|C[1-9A-Z]|D[1-9A-Z]?|E[1-9A-Z]?|F[1-8]|H[ABC]|J[1-4]|K[1-9A-Z]|M1?|TA?|W[1-9A-Z]?)$/;

/** Twice the second, fourth and sixth digit, with the others; the seventh is the last digit of the sum. */
function isDea(id: string): boolean {
    return /^[A-HJ-MPR-UX]/.test(id) && id[1]! >= '9' && weighted(id.slice(2), [1, 2, 1, 2, 1, 2, 9]) % 10 === 0;
}

export const US_HEALTH = [
    /** Medicare's number. @see https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi.pdf */
    pattern({
        kind: 'US_MBI',
        handling: 'restricted',
        region: 'US',
        shapes: ['9AX9-AX9-AA99'],
        valid: (id, written) => MBI.test(id) && separators(written).every((each) => each === '-'),
        context: MEDICARE_WORDS,
        confidence: [0.6, 1],
    }),
    /** Its predecessor until 2019. @see https://en.wikipedia.org/wiki/Medicare_card */
    pattern({
        kind: 'US_HICN',
        handling: 'restricted',
        region: 'US',
        shapes: ['999-99-9999-A', '999-99-9999-AA', '999-99-9999-A9'],
        valid: (id, written) => isSsn(id) && BENEFIT.test(id.slice(9)) && !hasWord(written),
        context: MEDICARE_WORDS,
        confidence: [0.2, 0.95],
    }),
    /**
     * Health care providers: Luhn's check behind the prefix 80840.
     * @see https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand
     */
    pattern({
        kind: 'US_NPI',
        handling: 'personal',
        region: 'US',
        shapes: ['9999-999-999'],
        valid: (id) => /^[12]/.test(id) && !isRepeated(id.slice(0, 9)) && luhn(`80840${id}`),
        context: PROVIDER_WORDS,
        confidence: [0.1, 0.9],
    }),
    /**
     * The Drug Enforcement Administration's registrants: a letter for the kind, one of the name or a 9.
     * @see https://en.wikipedia.org/wiki/DEA_number
     */
    pattern({
        kind: 'MEDICAL_LICENSE',
        handling: 'restricted',
        region: 'US',
        shapes: ['AA-9999999', 'A99999999'],
        valid: (id, written) => isDea(id) && !hasWord(written),
        context: PRESCRIBER_WORDS,
        confidence: [0.3, 0.95],
    }),
    /** Laboratories. @see https://www.cms.gov/medicare/quality/clinical-laboratory-improvement-amendments */
    pattern({
        kind: 'US_CLIA',
        handling: 'off',
        region: 'US',
        shapes: ['99-A-9999999'],
        valid: (id) => id[2] === 'D' && !isRepeated(id.slice(3)),
        context: LABORATORY_WORDS,
        confidence: [0.2, 0.9],
    }),
] as const;
