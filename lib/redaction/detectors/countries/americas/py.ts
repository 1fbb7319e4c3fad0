import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

const RUC_WORDS = words('ruc', 'rucs', 'contribuyente', 'contribuyentes', 'paraguay', 'dnit');
const ID_WORDS = words('cedula', 'de identidad');

/** Weights from 2 upwards, from the right. */
function isRuc(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < id.length - 1; index++) sum += Number(id[index]) * (id.length - index);
    return (11 - (sum % 11)) % 10 === Number(id.at(-1));
}

export const PY = [
    /** Tax numbers: of people their identity number and a check digit. @see https://www.dnit.gov.py/ */
    pattern({
        kind: 'PY_RUC',
        handling: 'restricted',
        region: 'PY',
        shapes: ['999999-9', '9999999-9', '99999999-9'],
        valid: isRuc,
        context: RUC_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** @see https://es.wikipedia.org/wiki/Cédula_de_identidad_(Paraguay) */
    pattern({ kind: 'PY_CI', handling: 'restricted', region: 'PY', shapes: ['999-999', '9-999-999'], context: ID_WORDS, confidence: [0.01, 0.8] }),
] as const;
