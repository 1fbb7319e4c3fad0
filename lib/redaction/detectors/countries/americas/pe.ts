import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDay } from '../written';

const RUC_WORDS = words('ruc', 'rucs', 'contribuyente', 'contribuyentes', 'sunat', 'peru');
const ID_WORDS = words('dni', 'documento', 'de identidad', 'cui', 'reniec');

function isRuc(id: string): boolean {
    return /^(?:1[05-7]|20)/.test(id) && (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(id[10]);
}

/** The check is a digit or, on older cards, a letter. */
function isCheckedId(id: string): boolean {
    const rest = weighted(id, [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return id[8] === '65432110987'[rest] || id[8] === 'KJIHGFEDCBA'[rest];
}

export const PE = [
    /** Tax numbers: of people with their identity number in it. @see https://orientacion.sunat.gob.pe/ruc */
    pattern({
        kind: 'PE_RUC',
        handling: 'restricted',
        region: 'PE',
        shapes: ['99-99999999-9'],
        valid: isRuc,
        context: RUC_WORDS,
        confidence: [0.2, 0.95],
    }),
    /** Identity documents. @see https://es.wikipedia.org/wiki/Documento_Nacional_de_Identidad_(Perú) */
    pattern({
        kind: 'PE_DNI',
        handling: 'restricted',
        region: 'PE',
        shapes: ['99999999'],
        valid: (id) => !isDay(id),
        context: ID_WORDS,
        confidence: [0.02, 0.8],
    }),
    pattern({
        kind: 'PE_DNI',
        handling: 'restricted',
        region: 'PE',
        shapes: ['99999999-X'],
        valid: isCheckedId,
        context: ID_WORDS,
        confidence: [0.1, 0.9],
    }),
] as const;
