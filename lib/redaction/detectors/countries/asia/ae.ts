import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { ID_WORDS } from './id-words';

const WORDS = words('emirates id', 'eid', 'uae id', 'الهوية', 'هوية', 'رقم الهوية', 'بطاقة الهوية', ...ID_WORDS);
const isEmirates = (id: string) => id.startsWith('784') && /^(?:19|20)/.test(id.slice(3));

export const AE = [
    /** The country (784), year of birth, serial, Luhn's check. @see https://u.ae/en/information-and-services/visa-and-emirates-id/emirates-id */
    pattern({
        kind: 'AE_EMIRATES_ID',
        handling: 'restricted',
        region: 'AE',
        shapes: ['999-9999-9999999-9'],
        valid: (id, written) => isEmirates(id) && (luhn(id) || written.length > id.length),
        context: WORDS,
        confidence: [0.8, 1],
    }),
    /** Cards were given out on which the last digit is another. */
    pattern({
        kind: 'AE_EMIRATES_ID',
        handling: 'restricted',
        region: 'AE',
        shapes: ['999-9999-9999999-9'],
        valid: isEmirates,
        context: WORDS,
        confidence: [0.3, 0.95],
    }),
] as const;
