import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const CNP_WEIGHTS = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];

/** Sex and century, date of birth, county, number, check digit. */
function isCnp(id: string): boolean {
    const county = two(id, 7);
    const check = weighted(id, CNP_WEIGHTS) % 11;
    const isPlace = (county >= 1 && county <= 52) || county === 70 || (county >= 80 && county <= 83) || county === 99;
    return /^[1-9]/.test(id) && isPlace && isDate(two(id, 5), two(id, 3)) && (check === 10 ? 1 : check) === Number(id.charAt(12));
}

export const RO = [
    /** Romanians. @see https://ro.wikipedia.org/wiki/Cod_numeric_personal_(România) */
    pattern({
        kind: 'RO_CNP', handling: 'restricted', region: 'RO',
        shapes: ['9-999999-99-999-9', '9-999999-999999'],
        valid: isCnp,
        context: words('cnp', 'cod numeric', 'numeric personal', ...IDENTITY, ...TAXES),
        confidence: [0.4, 0.95],
    }),
] as const;
