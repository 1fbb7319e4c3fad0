import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDay, separators } from '../written';

const ID_WORDS = words('cedula', 'ci', 'de identidad', 'uruguay', 'uruguaya', 'documento');
const RUT_WORDS = words('rut', 'ruts', 'dgi', 'tributario', 'uruguay', 'empresa');

function isId(id: string): boolean {
    const digits = id.padStart(8, '0');
    return (10 - (weighted(digits, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === Number(digits[7]);
}

/** `1.234.567-8`, `1234.567-8` */
function isCut(id: string, written: string): boolean {
    return written.length > id.length && separators(written).join('').endsWith('.-');
}

function isRut(id: string): boolean {
    if (!/^(?:0[1-9]|1[0-9]|2[0-2])[0-9]{6}001/.test(id) || id.slice(2, 8) === '000000') return false;
    return (11 - (weighted(id, [4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(id[11]);
}

export const UY = [
    /** Identity cards. @see https://es.wikipedia.org/wiki/Cédula_de_Identidad_de_Uruguay */
    pattern({
        kind: 'UY_CI',
        handling: 'restricted',
        region: 'UY',
        shapes: ['9-999-999-9', '999-999-9'],
        valid: (id, written) => isCut(id, written) && isId(id),
        context: ID_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'UY_CI',
        handling: 'restricted',
        region: 'UY',
        shapes: ['9-999-999-9', '999-999-9'],
        valid: (id, written) => !isCut(id, written) && isId(id) && !isDay(id),
        context: ID_WORDS,
        confidence: [0.02, 0.9],
    }),
    /** Tax numbers of companies. @see https://www.gub.uy/direccion-general-impositiva/ */
    pattern({
        kind: 'UY_RUT',
        handling: 'off',
        region: 'UY',
        shapes: ['99-999999-999-9'],
        valid: isRut,
        context: RUT_WORDS,
        confidence: [0.5, 0.95],
    }),
] as const;
