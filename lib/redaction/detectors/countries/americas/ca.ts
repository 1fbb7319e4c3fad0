import { luhn, weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { cuts, hasWord, isDate, separators } from '../written';

const SIN_WORDS = words('sin', 'sins', 'social insurance', 'insurance number', 'nas', 'assurance sociale');
const HEALTH_WORDS = words(
    'ohip', 'phn', 'health card', 'health number', 'health insurance', 'health id', 'ramq', 'nam', 'carte soleil', 'assurance maladie',
    'carte sante', 'medical services', 'msp', 'medicare', 'care card', 'carecard', 'ahcip', 'version code',
);
/** What stands only on the cards of provinces, as nothing checks their numbers. */
const CARD_WORDS = words(
    'health card', 'health number', 'phn', 'ahcip', 'msp', 'carte sante', 'carte soleil', 'care card', 'carecard', 'provincial health',
);
const ACCOUNT_WORDS = words(
    'transit', 'institution', 'direct deposit', 'void cheque', 'bank account', 'account number', 'chequing account', 'savings account',
    'compte bancaire', 'de transit',
);
const BUSINESS_WORDS = words('bn', 'business number', 'gst', 'hst', 'cra', 'payroll', 'tps', 'tvh', 'entreprise', 'numero entreprise');

const isSin = (id: string) => /^[1-79]/.test(id) && luhn(id);

function isPhn(id: string): boolean {
    return id.startsWith('9') && (11 - (weighted(id.slice(1), [2, 4, 8, 5, 10, 9, 7, 3]) % 11)) % 11 === Number(id[9]);
}

/** Three letters of the name and one of the first name, the day of birth with 50 added to the month of women, and two digits. */
function isRamq(id: string): boolean {
    return isDate(Number(id.slice(4, 6)), Number(id.slice(6, 8)) % 50, Number(id.slice(8, 10)));
}

export const CA = [
    /** Social insurance numbers; 0 and 8 are not given out. @see https://www.canada.ca/en/employment-social-development/services/sin.html */
    pattern({
        kind: 'CA_SIN',
        handling: 'restricted',
        region: 'CA',
        shapes: ['999-999-999'],
        valid: (id, written) => new Set(separators(written)).size < 2 && isSin(id),
        context: SIN_WORDS,
        confidence: [0.3, 0.95],
    }),
    /**
     * Ontario's health number, with or without the version of the card.
     * @see https://health.gov.on.ca/en/pro/publications/ohip/docs/techspec_hlthcard_val_en.pdf
     */
    pattern({
        kind: 'CA_OHIP',
        handling: 'restricted',
        region: 'CA',
        shapes: ['9999-999-999', '9999-999-999-AA'],
        valid: (id, written) => /^[1-9]/.test(id) && luhn(id.slice(0, 10)) && !hasWord(written),
        context: HEALTH_WORDS,
        confidence: [0.1, 0.95],
    }),
    /**
     * British Columbia's personal health number.
     * @see https://www2.gov.bc.ca/gov/content/health/health-drug-coverage/msp/bc-residents/personal-health-identification
     */
    pattern({
        kind: 'CA_BC_PHN',
        handling: 'restricted',
        region: 'CA',
        shapes: ['9999-999-999'],
        valid: isPhn,
        context: HEALTH_WORDS,
        confidence: [0.1, 0.95],
    }),
    /**
     * Quebec's health insurance number; its check digit is not published.
     * @see https://en.wikipedia.org/wiki/Régie_de_l'assurance_maladie_du_Québec
     */
    pattern({
        kind: 'CA_QUEBEC_HIN',
        handling: 'restricted',
        region: 'CA',
        shapes: ['AAAA-9999-9999'],
        valid: isRamq,
        context: HEALTH_WORDS,
        confidence: [0.4, 0.95],
    }),
    /** The other provinces': 8 to 12 digits. @see https://www.ontario.ca/document/resource-manual-physicians */
    pattern({
        kind: 'CA_HEALTH_NUMBER',
        handling: 'restricted',
        region: 'CA',
        shapes: ['99999999', '99999-9999', '999-999-999', '9999-999-999', '9999-9999-9999'],
        context: CARD_WORDS,
        confidence: [NEVER, 0.7],
    }),
    /** Branch, institution and account, as at the foot of a cheque. @see https://www.payments.ca/our-systems-and-rules/financial-institutions-file */
    pattern({
        kind: 'CA_BANK_ACCOUNT',
        handling: 'restricted',
        region: 'CA',
        shapes: ['99999-999', ...[7, 8, 9, 10, 11, 12].map((digits) => `99999-999-${'9'.repeat(digits)}`)],
        valid: (_, written) => cuts(written) > 0,
        context: ACCOUNT_WORDS,
        confidence: [0.1, 0.8],
    }),
    /** Business numbers with their tax programme. @see https://www.canada.ca/en/services/taxes/business-number.html */
    pattern({
        kind: 'CA_BN',
        handling: 'off',
        region: 'CA',
        shapes: ['99999-9999', '99999-9999-AA-9999', '999999999-AA-9999', '999-999-999-AA-9999'],
        valid: (id) => luhn(id.slice(0, 9)) && (id.length === 9 || /^R[CMPTRZ]$/.test(id.slice(9, 11))),
        context: BUSINESS_WORDS,
        confidence: [0.05, 0.9],
    }),
] as const;
