import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isYymmdd } from '../written';
import { ID_WORDS } from './id-words';

export const KZ = [
    /** Birth, century and gender, serial, check digit. @see https://ru.wikipedia.org/wiki/Индивидуальный_идентификационный_номер */
    pattern({
        kind: 'KZ_IIN',
        handling: 'restricted',
        region: 'KZ',
        shapes: ['999999999999', '999999-999999', '9999-9999-9999'],
        valid: (id) => isYymmdd(id) && id[6]! < '7' && checkDigit(id) === Number(id[11]),
        context: words('иин', 'жсн', 'iin', 'жеке сәйкестендіру', ...ID_WORDS),
        confidence: [0.35, 1],
    }),
] as const;

function checkDigit(id: string): number {
    const rest = weighted(id, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
    return rest < 10 ? rest : weighted(id, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
}
