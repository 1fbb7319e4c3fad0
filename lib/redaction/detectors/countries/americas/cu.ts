import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isYymmdd } from '../written';

const ID_WORDS = words('carnet', 'carne', 'de identidad', 'ci', 'cuba', 'cubano', 'nip');

export const CU = [
    /** Identity cards begin with the day of birth. @see https://es.wikipedia.org/wiki/Carné_de_identidad#Cuba */
    pattern({
        kind: 'CU_NI',
        handling: 'restricted',
        region: 'CU',
        shapes: ['99999999999'],
        valid: isYymmdd,
        context: ID_WORDS,
        confidence: [0.05, 0.9],
    }),
] as const;
