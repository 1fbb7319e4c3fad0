import { mod1110 } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, TAXES } from './vocabulary';

export const HR = [
    /** Croats and their companies. @see https://hr.wikipedia.org/wiki/Osobni_identifikacijski_broj */
    pattern({
        kind: 'HR_OIB', handling: 'restricted', region: 'HR',
        shapes: ['99999999999', '999-999-999-99'],
        valid: (id) => mod1110(id) && id !== '00000000000',
        context: words('oib', 'osobni identifikacijski', 'identifikacijski broj', ...IDENTITY, ...TAXES),
        confidence: [0.2, 0.9],
    }),
] as const;
