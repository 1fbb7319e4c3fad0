import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { hasWord } from '../written';

const ID_WORDS = words('ci', 'cedula', 'carnet', 'de identidad', 'bolivia', 'segip');
const NIT_WORDS = words('nit', 'tributaria', 'bolivia', 'impuestos');

/** The departments that give them out. */
const DEPARTMENT = /(?:LP|OR|PT|CB|CH|TJ|SC|BE|PD|PN|QR)$/;

export const BO = [
    /** Identity cards. @see https://www.segip.gob.bo/ */
    pattern({
        kind: 'BO_CI',
        handling: 'restricted',
        region: 'BO',
        shapes: ['999999-AA', '9999999-AA', '99999999-AA', '9999999-9A-AA'],
        valid: (id, written) => DEPARTMENT.test(id) && !hasWord(written),
        context: ID_WORDS,
        confidence: [0.1, 0.9],
    }),
    /** Tax numbers. @see https://www.impuestos.gob.bo/ */
    pattern({
        kind: 'BO_NIT',
        handling: 'restricted',
        region: 'BO',
        shapes: ['9999999999', '999999999999'],
        context: NIT_WORDS,
        confidence: [NEVER, 0.7],
    }),
] as const;
