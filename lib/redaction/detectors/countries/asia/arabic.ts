import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';

/** Plain digits: nothing but the words near them tells them from other numbers. */
const WORDS = words(
    'cpr', 'qid', 'qatar id', 'civil number', 'civil id', 'resident card', 'national number', 'national card', 'الرقم الشخصي', 'الشخصي',
    'الرقم الوطني', 'الوطني',
    'البطاقة الشخصية',
    'الرقم السكاني', 'الهوية', 'رقم الهوية',
);

export const ARABIC = [
    /** Year and month of birth, serial, check digit. @see https://en.wikipedia.org/wiki/Identity_documents_of_Bahrain */
    pattern({
        kind: 'BH_CPR',
        handling: 'restricted',
        region: 'BH',
        shapes: ['999999999', '999999-999'],
        valid: (id) => id.slice(2, 4) >= '01' && id.slice(2, 4) <= '12',
        context: WORDS,
        confidence: [NEVER, 0.85],
    }),
    /** Century, year of birth, country of birth (ISO 3166-1), serial. @see https://en.wikipedia.org/wiki/Qatari_identity_card */
    pattern({
        kind: 'QA_ID',
        handling: 'restricted',
        region: 'QA',
        shapes: ['99999999999', '9-99-999-99999'],
        valid: (id) => /^[23]/.test(id),
        context: WORDS,
        confidence: [NEVER, 0.85],
    }),
    /** @see https://www.cspd.gov.jo/ */
    pattern({
        kind: 'JO_NATIONAL_ID',
        handling: 'restricted',
        region: 'JO',
        shapes: ['9999999999'],
        valid: (id) => /^[29]/.test(id),
        context: WORDS,
        confidence: [NEVER, 0.85],
    }),
    /** @see https://en.wikipedia.org/wiki/Omani_nationality_law (rop.gov.om) */
    pattern({
        kind: 'OM_CIVIL_ID',
        handling: 'restricted',
        region: 'OM',
        shapes: ['99999999', '999999999'],
        context: WORDS,
        confidence: [NEVER, 0.8],
    }),
    /** @see https://en.wikipedia.org/wiki/Iraqi_national_card */
    pattern({ kind: 'IQ_NATIONAL_ID', handling: 'restricted', region: 'IQ', shapes: ['999999999999'], context: WORDS, confidence: [NEVER, 0.8] }),
] as const;
