import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isCutBy } from '../written';

const RUT_WORDS = words('rut', 'run', 'ruts', 'cedula', 'carnet', 'de identidad', 'rol unico', 'tributario', 'chile', 'chileno');

/** Weights from 2 to 7, again and again, from the right; eleven is nought and ten a K. */
function isRut(id: string): boolean {
    let sum = 0;
    for (let index = id.length - 2, weight = 2; index >= 0; index--, weight = weight === 7 ? 2 : weight + 1) sum += Number(id[index]) * weight;
    return '0K987654321'[sum % 11] === id.at(-1);
}

/** @see https://es.wikipedia.org/wiki/Rol_Único_Tributario */
const SHAPES = ['9-999-999-X', '99-999-999-X'];

export const CL = [
    /** Tax and identity numbers of people and companies; written in full, with dots and a dash, like few other things. */
    pattern({
        kind: 'CL_RUT',
        handling: 'restricted',
        region: 'CL',
        shapes: SHAPES,
        valid: (id, written) => isCutBy(written, '..-') && isRut(id),
        context: RUT_WORDS,
        confidence: [0.7, 1],
    }),
    pattern({
        kind: 'CL_RUT',
        handling: 'restricted',
        region: 'CL',
        shapes: SHAPES,
        valid: (id, written) => !isCutBy(written, '..-') && isRut(id),
        context: RUT_WORDS,
        confidence: [0.1, 0.95],
    }),
] as const;
