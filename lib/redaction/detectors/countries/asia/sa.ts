import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { ID_WORDS } from './id-words';

export const SA = [
    /** Citizens (1) and residents (2), Luhn's check. @see https://en.wikipedia.org/wiki/National_identity_card_(Saudi_Arabia) */
    pattern({
        kind: 'SA_NATIONAL_ID',
        handling: 'restricted',
        region: 'SA',
        shapes: ['9999999999', '9-999-999-999'],
        valid: (id) => /^[12]/.test(id) && luhn(id),
        context: words('iqama', 'absher', 'saudi id', 'الهوية', 'هوية', 'رقم الهوية', 'الهوية الوطنية', 'إقامة', 'الإقامة', 'اقامة', ...ID_WORDS),
        confidence: [0.15, 0.95],
    }),
] as const;
