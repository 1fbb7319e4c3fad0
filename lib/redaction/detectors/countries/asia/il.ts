import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { ID_WORDS } from './id-words';

const WORDS = words('תעודת זהות', 'זהות', 'ת.ז', 'תז', 'מספר זהות', 'teudat zehut', 'teudat', 'zehut', 'israeli id', ...ID_WORDS);

export const IL = [
    /** Nine digits, the last a check digit. @see https://en.wikipedia.org/wiki/Israeli_identity_card */
    pattern({
        kind: 'IL_ID',
        handling: 'restricted',
        region: 'IL',
        shapes: ['99999999-9'],
        valid: (id) => luhn(id) && Number(id) > 0,
        context: WORDS,
        confidence: [0.1, 0.95],
    }),
    /** Often written without the leading zero. */
    pattern({
        kind: 'IL_ID',
        handling: 'restricted',
        region: 'IL',
        shapes: ['9999999-9'],
        valid: (id) => luhn(id) && Number(id) > 0,
        context: WORDS,
        confidence: [NEVER, 0.8],
    }),
] as const;
