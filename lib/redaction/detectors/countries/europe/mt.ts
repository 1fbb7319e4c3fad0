import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, TAXES } from './vocabulary';

const MALTESE = words('karta tal identità', 'karta', 'identità', 'id card', ...IDENTITY, ...TAXES);

export const MT = [
    /**
     * Maltese persons; noughts at the front are left out at times.
     * @see https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Malta-TIN.pdf
     */
    pattern({
        kind: 'MT_ID_CARD', handling: 'restricted', region: 'MT',
        shapes: ['9999999-A'],
        valid: (id) => /[MGAPLHBZ]$/.test(id),
        context: MALTESE,
        confidence: [0.05, 0.7],
    }),
    pattern({
        kind: 'MT_ID_CARD', handling: 'restricted', region: 'MT',
        shapes: ['999A', '9999A', '99999A', '999999-A'],
        valid: (id) => /[MGAPLHBZ]$/.test(id),
        context: MALTESE,
        confidence: [-1, 0.6],
    }),
    /** Tax numbers of those without a card: the first two digits are the same. The same source. */
    pattern({
        kind: 'MT_TIN', handling: 'restricted', region: 'MT',
        shapes: ['999999999'],
        valid: (id) => /^([1-8])\1/.test(id),
        context: MALTESE,
        confidence: [-1, 0.6],
    }),
] as const;
