import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isYymmdd } from '../written';

const CURP_WORDS = words('curp', 'curps', 'registro de', 'poblacion');
const RFC_WORDS = words('rfc', 'contribuyente', 'contribuyentes', 'homoclave', 'sat', 'facturacion', 'registro federal');
const CLABE_WORDS = words('clabe', 'interbancaria', 'cuenta', 'transferencia', 'spei', 'deposito', 'bank account', 'account number');
const NSS_WORDS = words('nss', 'imss', 'seguro social', 'seguridad social', 'afiliacion');
const VOTER_WORDS = words('ine', 'ife', 'elector', 'clave de', 'electoral', 'credencial');

const STATES = 'AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS|VZ|YN|ZS';
const CURP = new RegExp(`^[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX](?:${STATES})[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z][0-9]$`);
/** Ñ stands between N and O, so that what follows counts for one more. */
const CURP_WEIGHTS = [18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2] as const;
/** `&` stands between N and O in the tax office's alphabet, and a blank before companies' numbers counts 37. */
const RFC_ALPHABET = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ';

function isCurp(id: string): boolean {
    if (!CURP.test(id) || !isYymmdd(id.slice(4, 10))) return false;
    let sum = 0;
    for (const [index, weight] of CURP_WEIGHTS.entries()) sum += RFC_ALPHABET.indexOf(id[index]!) * weight;
    return (10 - (sum % 10)) % 10 === Number(id[17]);
}

/** Whether it has the form: letters of the name, a date and a homonym's key. */
function isRfc(id: string): boolean {
    return isYymmdd(id.slice(-9, -3)) && /[1-9A-V][1-9A-Z][0-9A]$/.test(id);
}

function isCheckedRfc(id: string): boolean {
    let sum = id.length === 12 ? 37 * 13 : 0;
    for (let index = 0; index < id.length - 1; index++) sum += RFC_ALPHABET.indexOf(id[index]!) * (id.length - index);
    return isRfc(id) && '0A987654321'[sum % 11] === id.at(-1);
}

/** Banks and other participants of the payment system. @see https://www.banxico.org.mx/cep-scl/listaInstituciones.do */
const BANK = /^(?:0(?:0[269]|1[249]|21|3[0267]|4[24]|5[89]|6[02]|72)|1[0-6][0-9]|6[0-9]{2}|7[0-3][0-9]|90[1-3])/;

function isClabe(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < 17; index++) sum += Number(id[index]) * [3, 7, 1][index % 3]!;
    return BANK.test(id) && (10 - (sum % 10)) % 10 === Number(id[17]);
}

/** @see https://es.wikipedia.org/wiki/Registro_Federal_de_Contribuyentes_(México) */
const RFC_SHAPES = ['AAA-999999-XXX', 'AAAA-999999-XXX'];

export const MX = [
    /** The register of the population. @see https://en.wikipedia.org/wiki/Unique_Population_Registry_Code */
    pattern({
        kind: 'MX_CURP',
        handling: 'restricted',
        region: 'MX',
        shapes: ['AAAA-999999-AAAAAA-X9'],
        valid: isCurp,
        context: CURP_WORDS,
        confidence: [0.9, 1],
    }),
    /** Tax numbers of people and companies. One in seventy was given out with a wrong check digit. */
    pattern({
        kind: 'MX_RFC',
        handling: 'restricted',
        region: 'MX',
        shapes: RFC_SHAPES,
        valid: isCheckedRfc,
        context: RFC_WORDS,
        confidence: [0.8, 1],
    }),
    pattern({
        kind: 'MX_RFC',
        handling: 'restricted',
        region: 'MX',
        shapes: RFC_SHAPES,
        valid: (id) => isRfc(id) && !isCheckedRfc(id),
        context: RFC_WORDS,
        confidence: [0.2, 0.8],
    }),
    /** Bank accounts. @see https://en.wikipedia.org/wiki/CLABE */
    pattern({
        kind: 'MX_CLABE',
        handling: 'restricted',
        region: 'MX',
        shapes: ['999-999-99999999999-9'],
        valid: isClabe,
        context: CLABE_WORDS,
        confidence: [0.3, 0.95],
    }),
    /** Social security. @see https://es.wikipedia.org/wiki/Número_de_Seguridad_Social_(México) */
    pattern({
        kind: 'MX_NSS',
        handling: 'restricted',
        region: 'MX',
        shapes: ['99-99-99-9999-9'],
        valid: (id) => luhn(id),
        context: NSS_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Of voters: consonants of the names, day of birth, state, sex and homonym. @see https://es.wikipedia.org/wiki/Credencial_para_votar_(México) */
    pattern({
        kind: 'MX_VOTER_KEY',
        handling: 'restricted',
        region: 'MX',
        shapes: ['AAAAAA-99999999-A999'],
        valid: (id) => isYymmdd(id.slice(6, 12)) && /^[A-Z]{6}[0-9]{6}(?:0[1-9]|[12][0-9]|3[0-2]|8[78])[HM][0-9]{3}$/.test(id),
        context: VOTER_WORDS,
        confidence: [0.7, 1],
    }),
] as const;
