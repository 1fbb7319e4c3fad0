import { luhn, weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, inCases, SOCIAL_SECURITY, TAXES } from './vocabulary';

const AFM_WEIGHTS = [256, 128, 64, 32, 16, 8, 4, 2];

export function isAfm(id: string): boolean {
    return (weighted(id, AFM_WEIGHTS) % 11) % 10 === Number(id.charAt(8)) && id !== '000000000';
}

export const GR = [
    /** Greek taxpayers. @see https://el.wikipedia.org/wiki/Αριθμός_Φορολογικού_Μητρώου */
    pattern({
        kind: 'GR_AFM', handling: 'restricted', region: 'GR',
        shapes: ['999-999-999'],
        valid: isAfm,
        context: words('afm', ...inCases('αφμ', 'εφορία', 'φορολογικό', 'φορολογικού'), ...TAXES),
        confidence: [0.1, 0.9],
    }),
    /** Greek social security: date of birth, then Luhn's check. @see https://www.amka.gr/tieinai.html */
    pattern({
        kind: 'GR_AMKA', handling: 'restricted', region: 'GR',
        shapes: ['999999-99999'],
        valid: (id) => isDate(two(id, 0), two(id, 2)) && luhn(id),
        context: words('amka', ...inCases('αμκα'), ...SOCIAL_SECURITY, ...IDENTITY),
        confidence: [0.3, 0.95],
    }),
] as const;
