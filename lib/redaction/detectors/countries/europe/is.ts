import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const COMPANY_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2, 1];

export const IS = [
    /** Icelanders; companies have 40 more days. @see https://en.wikipedia.org/wiki/Kennitala */
    pattern({
        kind: 'IS_KENNITALA', handling: 'restricted', region: 'IS',
        shapes: ['999999-9999'],
        valid: (id) => isDate(two(id, 0) % 40, two(id, 2)) && /[890]$/.test(id) && weighted(id, COMPANY_WEIGHTS) % 11 === 0,
        context: words('kennitala', 'kennitölu', 'kt', ...IDENTITY, ...TAXES),
        confidence: [0.3, 0.95],
    }),
] as const;
