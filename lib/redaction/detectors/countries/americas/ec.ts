import { luhn, weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';

const ID_WORDS = words('cedula', 'ci', 'de identidad', 'de ciudadania', 'ecuador', 'ecuatoriana');
const RUC_WORDS = words('ruc', 'rucs', 'contribuyente', 'contribuyentes', 'sri', 'ecuador');

/** Provinces, 30 for those abroad. */
const isProvince = (id: string) => /^(?:0[1-9]|1[0-9]|2[0-4]|30|50)/.test(id);

function isCedula(id: string): boolean {
    return isProvince(id) && id[2]! <= '6' && luhn(id, 0, 10);
}

/** People's begin with their identity number, public bodies' have a 6 and companies' a 9 in third place. */
function isRuc(id: string): boolean {
    if (id.endsWith('000') || !isProvince(id)) return false;
    if (isCedula(id)) return true;
    if (id[2] === '6') return weighted(id, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
    return id[2] === '9' && weighted(id, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

export const EC = [
    /** Identity numbers. @see https://es.wikipedia.org/wiki/Cédula_de_identidad_(Ecuador) */
    pattern({
        kind: 'EC_CEDULA',
        handling: 'restricted',
        region: 'EC',
        shapes: ['999999999-9'],
        valid: isCedula,
        context: ID_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Tax numbers. @see https://www.sri.gob.ec/ruc-personas-naturales */
    pattern({
        kind: 'EC_RUC',
        handling: 'restricted',
        region: 'EC',
        shapes: ['999999999-9-999'],
        valid: isRuc,
        context: RUC_WORDS,
        confidence: [0.2, 0.95],
    }),
] as const;
