import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { hasCapitals } from './capitals';
import { two } from './date';
import { IDENTITY, PASSPORTS, SOCIAL_SECURITY, TAXES } from './vocabulary';

const NIF_WORDS = words('dni', 'nif', 'documento nacional', 'identidad', 'identificación', 'nie', ...IDENTITY, ...TAXES);

/**
 * The letter is the number modulo 23.
 * @see https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/
 */
export function isLettered(id: string): boolean {
    return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(id.slice(0, -1)) % 23) === id.at(-1);
}

export function isForeigner(id: string): boolean {
    return /^[XYZ]/.test(id) && isLettered('XYZ'.indexOf(id.charAt(0)) + id.slice(1));
}

/** The check is a digit or, for some kinds of companies, the letter of that place. */
export function isCompany(id: string): boolean {
    const last = 'JABCDEFGHI'.indexOf(id.charAt(8));
    return /^[ABCDEFGHJNPQRSUVW]/.test(id) && luhn(id.slice(1, 8) + (last < 0 ? id.charAt(8) : String(last)));
}

/** Province, number, and both modulo 97; a number below ten million is taken without the noughts that fill it up. */
function isSocialSecurity(id: string): boolean {
    const number = Number(id.slice(2, 10));
    const province = two(id, 0);
    const whole = number < 10_000_000 ? number + province * 10_000_000 : Number(id.slice(0, 10));
    return ((province >= 1 && province <= 53) || province === 66) && whole % 97 === two(id, 10);
}

export const ES = [
    /**
     * Identity numbers of Spaniards; K, L and M stand before those of children, emigrants and foreigners without a NIE.
     * @see https://es.wikipedia.org/wiki/Número_de_identificación_fiscal
     */
    pattern({
        kind: 'ES_NIF', handling: 'restricted', region: 'ES',
        shapes: ['99-999-999-A'],
        valid: (id, written) => isLettered(id) && hasCapitals(written),
        context: NIF_WORDS,
        confidence: [0.5, 0.95],
    }),
    pattern({
        kind: 'ES_NIF', handling: 'restricted', region: 'ES',
        shapes: ['99-999-999-A', '9-999-999-A', 'A-9999999-A'],
        valid: (id) => (/^\d/.test(id) ? isLettered(id) : /^[KLM]/.test(id) && isLettered(id.slice(1))),
        context: NIF_WORDS,
        confidence: [0.3, 0.9],
    }),
    /** Low numbers without the noughts before them. */
    pattern({
        kind: 'ES_NIF', handling: 'restricted', region: 'ES',
        shapes: ['9999-A', '99999-A', '999999-A'],
        valid: isLettered,
        context: NIF_WORDS,
        confidence: [-1, 0.6],
    }),
    /** Identity numbers of foreigners: X, Y and Z count as 0, 1 and 2. @see https://es.wikipedia.org/wiki/Número_de_identidad_de_extranjero */
    pattern({
        kind: 'ES_NIE', handling: 'restricted', region: 'ES',
        shapes: ['A-9999999-A', 'A-9-999-999-A'],
        valid: (id, written) => isForeigner(id) && hasCapitals(written),
        context: NIF_WORDS,
        confidence: [0.6, 0.95],
    }),
    pattern({
        kind: 'ES_NIE', handling: 'restricted', region: 'ES',
        shapes: ['A-9999999-A', 'A-9-999-999-A'],
        valid: isForeigner,
        context: NIF_WORDS,
        confidence: [0.3, 0.95],
    }),
    /** Companies. @see https://es.wikipedia.org/wiki/Código_de_identificación_fiscal */
    pattern({
        kind: 'ES_CIF', handling: 'off', region: 'ES',
        shapes: ['A-9999999-X', 'A-99-999-999', 'A-99-99999-X'],
        valid: isCompany,
        context: words('cif', 'nif', 'empresa', 'sociedad', ...TAXES),
        confidence: [0.3, 0.9],
    }),
    /** Passports. @see https://en.wikipedia.org/wiki/Spanish_passport */
    pattern({
        kind: 'ES_PASSPORT', handling: 'restricted', region: 'ES',
        shapes: ['AAA999999'],
        context: words(...PASSPORTS),
        confidence: [0.1, 0.75],
    }),
    /** Social security. @see https://es.wikipedia.org/wiki/Número_de_afiliación_a_la_Seguridad_Social */
    pattern({
        kind: 'ES_SOCIAL_SECURITY', handling: 'restricted', region: 'ES',
        shapes: ['99-99999999-99'],
        valid: isSocialSecurity,
        context: words('seguridad social', 'nuss', 'nss', 'afiliación', 'naf', ...SOCIAL_SECURITY),
        confidence: [0.3, 0.95],
    }),
] as const;
