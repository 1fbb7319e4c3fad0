import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, inCases, TAXES } from './vocabulary';

const RNOKPP_WEIGHTS = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
const PASSPORT_WORDS = words('ukrainian passport', ...inCases('паспорт', 'паспорта', 'паспортні'));

export const UA = [
    /** Ukrainian taxpayers. @see https://uk.wikipedia.org/wiki/Реєстраційний_номер_облікової_картки_платника_податків */
    pattern({
        kind: 'UA_RNOKPP', handling: 'restricted', region: 'UA',
        shapes: ['9999999999'],
        valid: (id) => ((weighted(id, RNOKPP_WEIGHTS) % 11) + 11) % 11 % 10 === Number(id.charAt(9)),
        context: words('rnokpp', 'ipn', ...inCases('рнокпп', 'іпн', 'інн', 'податковий', 'податків', 'платника'), ...TAXES, ...IDENTITY),
        confidence: [0.1, 0.95],
    }),
    /** Ukrainian identity cards. @see https://en.wikipedia.org/wiki/Ukrainian_identity_card */
    pattern({
        kind: 'UA_PASSPORT', handling: 'restricted', region: 'UA',
        shapes: ['999999999'],
        context: PASSPORT_WORDS,
        confidence: [-1, 0.7],
    }),
] as const;
