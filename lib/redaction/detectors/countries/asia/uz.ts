import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDdmmyy } from '../written';
import { ID_WORDS } from './id-words';

export const UZ = [
    /** Century and gender, birth, district, serial, check digit. @see https://lex.uz/docs/-521166 */
    pattern({
        kind: 'UZ_PINFL',
        handling: 'restricted',
        region: 'UZ',
        shapes: ['99999999999999'],
        valid: (id) =>
            /^[1-6]/.test(id) && isDdmmyy(id.slice(1)) && weighted(id, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7]) % 10 === Number(id[13]),
        context: words('pinfl', 'jshshir', 'пинфл', 'жшшир', ...ID_WORDS),
        confidence: [0.4, 1],
    }),
] as const;
