import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY } from './vocabulary';

export const AL = [
    /**
     * Albanians: decade, year, date of birth, of which women have 50 more months; the letter at the end is no public check.
     * @see https://en.wikipedia.org/wiki/National_identification_number#Albania
     */
    pattern({
        kind: 'AL_NID', handling: 'restricted', region: 'AL',
        shapes: ['A99999999A'],
        valid: (id) => /^[A-T]/.test(id) && isDate(two(id, 4), two(id, 2) % 50),
        context: words('nid', 'nuis', 'nipt', 'numri personal', 'letërnjoftim', ...IDENTITY),
        confidence: [0.2, 0.7],
    }),
] as const;
