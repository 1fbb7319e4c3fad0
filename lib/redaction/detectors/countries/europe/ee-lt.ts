import { weighted } from '../../../checksum';
import { pattern, type Pattern } from '../../../scan/pattern';
import { words, type Words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];

/** Sex and century, date of birth, number; a second row of weights when the first leaves ten. */
function isIsikukood(id: string): boolean {
    const year = 1800 + Math.floor((Number(id.charAt(0)) - 1) / 2) * 100 + two(id, 1);
    const first = weighted(id, FIRST_WEIGHTS) % 11;
    const check = first < 10 ? first : (weighted(id, SECOND_WEIGHTS) % 11) % 10;
    return /^[1-8]/.test(id) && isDate(two(id, 5), two(id, 3), year) && check === Number(id.charAt(10));
}

function personalCode<const K extends string>(kind: K, region: string, context: Words): Pattern<K> {
    return pattern({
        kind, handling: 'restricted', region, context,
        shapes: ['9-999999-9999', '99999999999'],
        valid: isIsikukood,
        confidence: [0.3, 0.95],
    });
}

export const EE_LT = [
    /** Estonians and Lithuanians. @see https://en.wikipedia.org/wiki/National_identification_number#Estonia */
    personalCode('EE_ISIKUKOOD', 'EE', words('isikukood', 'isikukoodi', 'personal code', ...IDENTITY, ...TAXES)),
    personalCode('LT_ASMENS_KODAS', 'LT', words('asmens kodas', 'asmens kodą', 'asmens kodo', 'personal code', ...IDENTITY, ...TAXES)),
] as const;
