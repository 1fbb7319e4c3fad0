import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isYymmdd } from '../written';
import { ID_WORDS } from './id-words';

export const KW = [
    /** Century, birth, serial, check digit. @see https://en.wikipedia.org/wiki/Kuwaiti_civil_ID (paci.gov.kw) */
    pattern({
        kind: 'KW_CIVIL_ID',
        handling: 'restricted',
        region: 'KW',
        shapes: ['9-999999-99999', '999999999999'],
        valid: (id) =>
            /^[1-3]/.test(id) && isYymmdd(id.slice(1)) && 11 - (weighted(id, [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11) === Number(id[11]),
        context: words('civil id', 'paci', 'الرقم المدني', 'المدني', 'البطاقة المدنية', 'المدنية', ...ID_WORDS),
        confidence: [0.4, 1],
    }),
] as const;
