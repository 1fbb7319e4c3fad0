import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { ID_WORDS, TAX_WORDS } from './id-words';

const WORDS = words('cnic', 'nicop', 'nadra', 'snic', 'شناختی', 'cnic number', ...ID_WORDS);

export const PK = [
    /** Province, family, gender. @see https://en.wikipedia.org/wiki/CNIC_(Pakistan) */
    pattern({
        kind: 'PK_CNIC',
        handling: 'restricted',
        region: 'PK',
        shapes: ['99999-9999999-9'],
        valid: (id, written) => /^[1-8]/.test(id) && /^\d{5}-\d{7}-/.test(written),
        context: WORDS,
        confidence: [0.7, 1],
    }),
    pattern({
        kind: 'PK_CNIC',
        handling: 'restricted',
        region: 'PK',
        shapes: ['99999-9999999-9'],
        valid: (id) => /^[1-8]/.test(id),
        context: WORDS,
        confidence: [NEVER, 0.9],
    }),
    /** Taxpayers. @see https://en.wikipedia.org/wiki/National_Tax_Number */
    pattern({
        kind: 'PK_NTN',
        handling: 'restricted',
        region: 'PK',
        shapes: ['9999999-9'],
        context: words('ntn', 'national tax', ...TAX_WORDS),
        confidence: [NEVER, 0.8],
    }),
] as const;
