import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { cuts, isDdmmyy } from '../written';

const ID_WORDS = words('cedula', 'identidad', 'de identidad', 'dpi', 'cui', 'dui', 'dimex', 'dni', 'documento', 'cip', 'tse', 'renap', 'rnp');
const TAX_WORDS = words('nit', 'nits', 'rtn', 'ruc', 'tributaria', 'contribuyente', 'sat', 'dgi', 'hacienda');

/** Municipalities in each of Guatemala's departments. */
const MUNICIPALITIES = [17, 8, 16, 16, 13, 14, 19, 8, 24, 21, 9, 30, 33, 21, 8, 17, 14, 5, 11, 11, 7, 17];

function isCui(id: string): boolean {
    const most = MUNICIPALITIES[Number(id.slice(9, 11)) - 1] ?? 0;
    const municipality = Number(id.slice(11));
    return municipality >= 1 && municipality <= most && (weighted(id, [2, 3, 4, 5, 6, 7, 8, 9]) % 11) % 10 === Number(id[8]);
}

/** Weights from 2 upwards, from the right; ten is a K. */
function isGuatemalanNit(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < id.length - 1; index++) sum += Number(id[index]) * (id.length - index);
    return '0K987654321'[sum % 11] === id.at(-1);
}

/** Municipality, day of birth, a number and a check digit, counted in two ways. */
function isSalvadoranNit(id: string): boolean {
    if (!/^[019]/.test(id) || !isDdmmyy(id.slice(4, 10))) return false;
    const isOld = Number(id.slice(10, 13)) <= 100;
    const old = (weighted(id, [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10;
    const rest = weighted(id, [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return (isOld ? old : rest < 2 ? 0 : 11 - rest) === Number(id[13]);
}

const isDui = (id: string) => weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 10 === 0;

/** Three digits of the municipality, the day of birth, a number and a letter that checks it. */
function isNicaraguanId(id: string): boolean {
    return isDdmmyy(id.slice(3, 9)) && 'ABCDEFGHJKLMNPQRSTUVWXY'[Number(id.slice(0, 13)) % 23] === id[13];
}

/** Department and municipality, year of birth, number. */
const isHonduranId = (id: string) => /^(?:0[1-9]|1[0-8])[0-9]{2}(?:19|20)/.test(id);

const isGrouped = (written: string) => cuts(written) > 1;

export const CENTRAL_AMERICA = [
    /** Guatemala's identity number. @see https://es.wikipedia.org/wiki/Documento_Personal_de_Identificación */
    pattern({
        kind: 'GT_CUI',
        handling: 'restricted',
        region: 'GT',
        shapes: ['9999-99999-9999'],
        valid: isCui,
        context: ID_WORDS,
        confidence: [0.4, 1],
    }),
    /** @see https://portal.sat.gob.gt/portal/consulta-cui-nit/ */
    pattern({
        kind: 'GT_NIT',
        handling: 'restricted',
        region: 'GT',
        shapes: ['999999-X', '9999999-X', '99999999-X'],
        valid: isGuatemalanNit,
        context: TAX_WORDS,
        confidence: [0.02, 0.9],
    }),
    /** El Salvador's tax number. @see https://es.wikipedia.org/wiki/Identificación_tributaria */
    pattern({
        kind: 'SV_NIT',
        handling: 'restricted',
        region: 'SV',
        shapes: ['9999-999999-999-9'],
        valid: isSalvadoranNit,
        context: TAX_WORDS,
        confidence: [0.5, 1],
    }),
    /** And its identity number. @see https://es.wikipedia.org/wiki/Documento_Único_de_Identidad */
    pattern({
        kind: 'SV_DUI',
        handling: 'restricted',
        region: 'SV',
        shapes: ['99999999-9'],
        valid: isDui,
        context: ID_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Nicaragua. @see https://es.wikipedia.org/wiki/Cédula_de_identidad_(Nicaragua) */
    pattern({
        kind: 'NI_CEDULA',
        handling: 'restricted',
        region: 'NI',
        shapes: ['999-999999-9999A'],
        valid: isNicaraguanId,
        context: ID_WORDS,
        confidence: [0.8, 1],
    }),
    /** Honduras; the tax number has one digit more. @see https://es.wikipedia.org/wiki/Documento_Nacional_de_Identificación_(Honduras) */
    pattern({
        kind: 'HN_DNI',
        handling: 'restricted',
        region: 'HN',
        shapes: ['9999-9999-99999', '9999-9999-999999'],
        valid: isHonduranId,
        context: ID_WORDS,
        confidence: [0.1, 0.9],
    }),
    /** Costa Rica: province, volume and entry; foreigners' begin with a 1. @see https://www.hacienda.go.cr/ */
    pattern({
        kind: 'CR_CEDULA',
        handling: 'restricted',
        region: 'CR',
        shapes: ['9-9999-9999', '99-9999-9999', '999999999999'],
        valid: (id) => (id.length === 12 ? id.startsWith('1') : /^0?[1-9]/.test(id)),
        context: ID_WORDS,
        confidence: [0.02, 0.9],
    }),
    pattern({
        kind: 'CR_CPJ',
        handling: 'off',
        region: 'CR',
        shapes: ['9-999-999999'],
        valid: (id) => /^(?:2[1-4]00|3(?:00[2-9]|01[0-4]|10[1-9]|110)|4000|5001)/.test(id),
        context: ID_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Panama: province, volume and entry. @see https://es.wikipedia.org/wiki/Cédula_de_identidad_personal_(Panamá) */
    pattern({
        kind: 'PA_CEDULA',
        handling: 'restricted',
        region: 'PA',
        shapes: ['9-999-9999', '9-999-999', '9-99-999', '9-9999-99999', '99-999-9999', 'A-99-999', 'AA-9-9999'],
        valid: (id, written) => isGrouped(written) && /^(?:[1-9]|1[0-3]|E|N|PE)/.test(id),
        context: ID_WORDS,
        confidence: [NEVER, 0.7],
    }),
] as const;
