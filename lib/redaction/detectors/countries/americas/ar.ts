import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isCutBy, isDay, isRepeated } from '../written';

const CUIT_WORDS = words('cuit', 'cuil', 'cdi', 'cuits', 'afip', 'arca', 'monotributo', 'tributaria', 'identificacion tributaria');
const DNI_WORDS = words('dni', 'documento', 'de identidad', 'nro documento', 'libreta');
const CBU_WORDS = words('cbu', 'cvu', 'cuenta', 'transferencia', 'transferir', 'alias', 'clave bancaria');

function isCuit(id: string): boolean {
    if (!/^(?:2[03-7]|3[034]|5[015])/.test(id)) return false;
    return '09987654321'[weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11] === id[10];
}

/** Bank and branch have a check digit, and so has the account. */
function isCbu(id: string): boolean {
    return weighted(id, [7, 1, 3, 9, 7, 1, 3, 1]) % 10 === 0 && weighted(id.slice(8), [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3, 1]) % 10 === 0;
}

export const AR = [
    /** Tax numbers of people and companies. @see https://es.wikipedia.org/wiki/Clave_Única_de_Identificación_Tributaria */
    pattern({
        kind: 'AR_CUIT',
        handling: 'restricted',
        region: 'AR',
        shapes: ['99-99999999-9'],
        valid: (id, written) => isCutBy(written, '--') && isCuit(id),
        context: CUIT_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'AR_CUIT',
        handling: 'restricted',
        region: 'AR',
        shapes: ['99-99999999-9', '99-99-999-999-9'],
        valid: (id, written) => !isCutBy(written, '--') && isCuit(id),
        context: CUIT_WORDS,
        confidence: [0.3, 0.95],
    }),
    /** Identity documents. @see https://en.wikipedia.org/wiki/Documento_Nacional_de_Identidad_(Argentina) */
    pattern({
        kind: 'AR_DNI',
        handling: 'restricted',
        region: 'AR',
        shapes: ['9-999-999', '99-999-999'],
        valid: (id) => !isDay(id),
        context: DNI_WORDS,
        confidence: [0.02, 0.8],
    }),
    /** Bank accounts (CBU) and, beginning with 000, accounts at payment services (CVU). @see https://es.wikipedia.org/wiki/Clave_Bancaria_Uniforme */
    pattern({
        kind: 'AR_CBU',
        handling: 'restricted',
        region: 'AR',
        shapes: ['99999999-99999999999999', '999-9999-9-9999999999999-9'],
        valid: (id) => /^[0-4]/.test(id) && !isRepeated(id) && isCbu(id),
        context: CBU_WORDS,
        confidence: [0.5, 1],
    }),
] as const;
