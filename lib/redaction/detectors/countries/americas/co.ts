import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isCutBy, isDay } from '../written';

const NIT_WORDS = words('nit', 'nits', 'dian', 'tributaria', 'identificacion tributaria', 'rut');
const ID_WORDS = words('cedula', 'cc', 'de ciudadania', 'ciudadania', 'de extranjeria', 'nuip', 'tarjeta identidad', 'documento');

/** Primes from the right. */
const WEIGHTS = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43] as const;

function isNit(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < id.length - 1; index++) sum += Number(id[id.length - 2 - index]) * WEIGHTS[index]!;
    return '01987654321'[sum % 11] === id.at(-1);
}

export const CO = [
    /** Tax numbers. @see https://es.wikipedia.org/wiki/Número_de_Identificación_Tributaria */
    pattern({
        kind: 'CO_NIT',
        handling: 'restricted',
        region: 'CO',
        shapes: ['999-999-999-9'],
        valid: (id, written) => isCutBy(written, '..-') && isNit(id),
        context: NIT_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'CO_NIT',
        handling: 'restricted',
        region: 'CO',
        shapes: ['99-999-999-9', '999-999-999-9', '9-999-999-999-9'],
        valid: (id, written) => !isCutBy(written, '..-') && isNit(id),
        context: NIT_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Identity cards, plain numbers. @see https://es.wikipedia.org/wiki/Cédula_de_ciudadanía_(Colombia) */
    pattern({
        kind: 'CO_CEDULA',
        handling: 'restricted',
        region: 'CO',
        shapes: ['999-999', '9-999-999', '99-999-999', '9-999-999-999'],
        valid: (id) => !isDay(id),
        context: ID_WORDS,
        confidence: [0.01, 0.8],
    }),
] as const;
