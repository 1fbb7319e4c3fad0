import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const LATVIAN_WEIGHTS = [1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Given out up to 2017: date of birth, century, number, check digit. */
export function isOldLatvian(id: string): boolean {
    const isBorn = id.slice(2, 4) === '00' || isDate(two(id, 0), two(id, 2), 1800 + Number(id.charAt(6)) * 100 + two(id, 4));
    return isBorn && /^.{6}[0-2]/.test(id) && (1101 - weighted(id, LATVIAN_WEIGHTS)) % 11 === Number(id.charAt(10));
}

const LATVIAN = words('personas kods', 'personas koda', 'personas kodu', ...IDENTITY, ...TAXES);

export const LV = [
    /** Latvians. @see https://lv.wikipedia.org/wiki/Personas_kods */
    pattern({
        kind: 'LV_PERSONAS_KODS', handling: 'restricted', region: 'LV',
        shapes: ['999999-99999'],
        valid: isOldLatvian,
        context: LATVIAN,
        confidence: [0.3, 0.95],
    }),
    /** Since 2017: 32, then nothing that tells or checks. */
    pattern({
        kind: 'LV_PERSONAS_KODS', handling: 'restricted', region: 'LV',
        shapes: ['999999-99999'],
        valid: (id) => /^3[2-9]/.test(id),
        context: LATVIAN,
        confidence: [0.01, 0.75],
    }),
] as const;
