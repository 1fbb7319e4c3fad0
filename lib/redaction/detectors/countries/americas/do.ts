import { luhn, weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isCutBy, isRepeated } from '../written';

const ID_WORDS = words('cedula', 'cedulas', 'de identidad', 'identidad', 'dominicana', 'dominicano', 'jce');
const RNC_WORDS = words('rnc', 'contribuyente', 'contribuyentes', 'dgii', 'dominicana');

const isCedula = (id: string) => !isRepeated(id) && luhn(id);

function isRnc(id: string): boolean {
    return ((10 - (weighted(id, [7, 9, 8, 6, 5, 4, 3, 2]) % 11)) % 9) + 1 === Number(id[8]);
}

export const DO = [
    /** Identity cards. @see https://es.wikipedia.org/wiki/Cédula_de_identidad_y_electoral_(República_Dominicana) */
    pattern({
        kind: 'DO_CEDULA',
        handling: 'restricted',
        region: 'DO',
        shapes: ['999-9999999-9'],
        valid: (id, written) => isCutBy(written, '--') && isCedula(id),
        context: ID_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'DO_CEDULA',
        handling: 'restricted',
        region: 'DO',
        shapes: ['999-9999999-9'],
        valid: (id, written) => !isCutBy(written, '--') && isCedula(id),
        context: ID_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Tax numbers of companies. @see https://dgii.gov.do/ */
    pattern({ kind: 'DO_RNC', handling: 'off', region: 'DO', shapes: ['9-99-99999-9'], valid: isRnc, context: RNC_WORDS, confidence: [0.05, 0.9] }),
] as const;
