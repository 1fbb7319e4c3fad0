import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, SOCIAL_SECURITY, TAXES } from './vocabulary';

const TAX_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const TAJ_WEIGHTS = [3, 7, 3, 7, 3, 7, 3, 7];
const BACKWARDS = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

/** The weights go up for who was born since 1997, and down before. */
function isPersonalNumber(id: string): boolean {
    const check = Number(id.charAt(10));
    const up = weighted(id, [...TAX_WEIGHTS, 10]) % 11;
    return /^[1-8]/.test(id) && isDate(two(id, 5), two(id, 3)) && (up === check || weighted(id, BACKWARDS) % 11 === check);
}

export const HU = [
    /** Taxpayers. @see https://hu.wikipedia.org/wiki/Adóazonosító_jel */
    pattern({
        kind: 'HU_TAX_ID', handling: 'restricted', region: 'HU',
        shapes: ['9999999999', '999-999-9999'],
        valid: (id) => id.startsWith('8') && weighted(id, TAX_WEIGHTS) % 11 === Number(id.charAt(9)),
        context: words('adóazonosító', 'adóazonosító jel', 'adószám', ...TAXES),
        confidence: [0.2, 0.95],
    }),
    /** Social security. @see https://hu.wikipedia.org/wiki/Társadalombiztosítási_azonosító_jel */
    pattern({
        kind: 'HU_TAJ', handling: 'restricted', region: 'HU',
        shapes: ['999-999-999'],
        valid: (id) => weighted(id, TAJ_WEIGHTS) % 10 === Number(id.charAt(8)) && id !== '000000000',
        context: words('taj', 'taj szám', 'tajszám', 'társadalombiztosítási', ...SOCIAL_SECURITY),
        confidence: [0.1, 0.9],
    }),
    /** Persons. @see https://hu.wikipedia.org/wiki/Személyi_azonosító */
    pattern({
        kind: 'HU_PERSONAL_ID', handling: 'restricted', region: 'HU',
        shapes: ['9-999999-9999'],
        valid: isPersonalNumber,
        context: words('személyi', 'személyi szám', 'személyi azonosító', 'személyazonosító', ...IDENTITY),
        confidence: [0.2, 0.9],
    }),
] as const;
