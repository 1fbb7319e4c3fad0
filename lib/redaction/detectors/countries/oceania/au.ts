import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { cuts, hasWord, isRepeated } from '../written';

const TFN_WORDS = words('tfn', 'tfns', 'tax file', 'file number', 'ato', 'australian tax');
const ABN_WORDS = words('abn', 'abns', 'australian business', 'business number');
const ACN_WORDS = words('acn', 'acns', 'arbn', 'australian company', 'company number', 'asic');
const MEDICARE_WORDS = words('medicare', 'irn', 'bulk bill', 'medicare card');
const ACCOUNT_WORDS = words('bsb', 'bsbs', 'account number', 'account no', 'acct', 'acc no', 'bank account', 'direct deposit');
const BRANCH_WORDS = words('bsb', 'bsbs', 'branch number');
const WELFARE_WORDS = words('centrelink', 'crn', 'customer reference', 'services australia');

/** Nine digits; eight with a nought in mind before. */
function isTfn(id: string): boolean {
    return !isRepeated(id) && weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10].slice(0, id.length)) % 11 === 0;
}

/** One is taken from the first digit. */
function isAbn(id: string): boolean {
    return !id.startsWith('0') && (weighted(id, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
}

const isAcn = (id: string) => !isRepeated(id) && weighted(id, [8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;

/** The ninth digit checks those before it; a tenth counts the cards, an eleventh the people on one. */
function isMedicare(id: string): boolean {
    return /^[2-6]/.test(id) && weighted(id, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(id[8]);
}

export const AU = [
    /** Tax file numbers. @see https://en.wikipedia.org/wiki/Tax_file_number */
    pattern({
        kind: 'AU_TFN',
        handling: 'restricted',
        region: 'AU',
        shapes: ['999-999-999', '99-999-999'],
        valid: isTfn,
        context: TFN_WORDS,
        confidence: [0.1, 0.95],
    }),
    /** Medicare cards. @see https://en.wikipedia.org/wiki/Medicare_card_(Australia) */
    pattern({
        kind: 'AU_MEDICARE',
        handling: 'restricted',
        region: 'AU',
        shapes: ['9999-99999-9', '9999-99999-9-9'],
        valid: isMedicare,
        context: MEDICARE_WORDS,
        confidence: [0.1, 0.95],
    }),
    /** Bank accounts behind the number of the branch (BSB). @see https://en.wikipedia.org/wiki/Bank_state_branch */
    pattern({
        kind: 'AU_BANK_ACCOUNT',
        handling: 'restricted',
        region: 'AU',
        shapes: [6, 7, 8, 9, 10].map((digits) => `999-999-${'9'.repeat(digits)}`),
        context: ACCOUNT_WORDS,
        confidence: [0.05, 0.8],
    }),
    pattern({
        kind: 'AU_BANK_ACCOUNT',
        handling: 'restricted',
        region: 'AU',
        shapes: ['999-999'],
        valid: (_, written) => cuts(written) === 1,
        context: BRANCH_WORDS,
        confidence: [0.02, 0.8],
    }),
    pattern({
        kind: 'AU_BANK_ACCOUNT',
        handling: 'restricted',
        region: 'AU',
        shapes: ['999999', '9999999', '99999999', '999999999'],
        context: BRANCH_WORDS,
        confidence: [NEVER, 0.6],
    }),
    /** Customer reference numbers of the welfare agency. @see https://www.servicesaustralia.gov.au/customer-reference-number-crn */
    pattern({
        kind: 'AU_CRN',
        handling: 'restricted',
        region: 'AU',
        shapes: ['999-999-999-A'],
        valid: (_, written) => !hasWord(written),
        context: WELFARE_WORDS,
        confidence: [0.1, 0.9],
    }),
    /** Business numbers. @see https://abr.business.gov.au/Help/AbnFormat */
    pattern({ kind: 'AU_ABN', handling: 'off', region: 'AU', shapes: ['99-999-999-999'], valid: isAbn, context: ABN_WORDS, confidence: [0.3, 1] }),
    /** Company numbers. @see https://asic.gov.au/for-business/registering-a-company/steps-to-register-a-company/australian-company-numbers/ */
    pattern({ kind: 'AU_ACN', handling: 'off', region: 'AU', shapes: ['999-999-999'], valid: isAcn, context: ACN_WORDS, confidence: [0.1, 0.95] }),
] as const;
