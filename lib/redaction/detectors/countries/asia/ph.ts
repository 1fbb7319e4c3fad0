import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { TAX_WORDS } from './id-words';

const UMID_WORDS = words('umid', 'crn', 'common reference', 'sss', 'gsis', 'philhealth', 'pag-ibig', 'sss number');

export const PH = [
    /** Taxpayers: nine digits, the last a check digit, and three for a branch. @see https://www.bir.gov.ph/ */
    pattern({
        kind: 'PH_TIN',
        handling: 'restricted',
        region: 'PH',
        shapes: ['999-999-999', '999-999-999-999'],
        valid: (id) => weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(id[8]),
        context: words('bir', 'rdo', 'revenue district', ...TAX_WORDS),
        confidence: [0.2, 0.9],
    }),
    /** Unified multi-purpose identity cards. @see https://en.wikipedia.org/wiki/Unified_Multi-Purpose_ID */
    pattern({ kind: 'PH_UMID', handling: 'restricted', region: 'PH', shapes: ['9999-9999999-9'], context: UMID_WORDS, confidence: [NEVER, 0.85] }),
    /** Social security. @see https://en.wikipedia.org/wiki/Social_Security_System_(Philippines) */
    pattern({ kind: 'PH_SSS', handling: 'restricted', region: 'PH', shapes: ['99-9999999-9'], context: UMID_WORDS, confidence: [NEVER, 0.85] }),
    /**
     * PhilHealth: the check digit's modulus is public, its weights (2 to 12) are those that its published examples pass.
     * @see https://www.philhealth.gov.ph/downloads/eclaims/
     */
    pattern({
        kind: 'PH_HEALTH_INSURANCE',
        handling: 'restricted',
        region: 'PH',
        shapes: ['99-999999999-9'],
        valid: (id) => (11 - (weighted(id, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) % 11)) % 11 === Number(id[11]),
        context: words('philhealth', 'health insurance', 'kalusugan', 'mdr'),
        confidence: [0.1, 0.95],
    }),
] as const;
