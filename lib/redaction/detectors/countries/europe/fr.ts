import { luhn } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { SOCIAL_SECURITY, TAXES } from './vocabulary';

const COMPANY_WORDS = words('siren', 'siret', 'rcs', 'entreprise', 'société', 'insee');
const LA_POSTE = '356000000';

/** Sex, year, month (or a code for an unknown one), place (2A and 2B on Corsica), number; the key is what 97 leaves of them. */
function isNir(id: string): boolean {
    const corsica = id.charAt(6);
    const digits = /\d/.test(corsica) ? id : `${id.slice(0, 5)}${corsica === 'A' ? '19' : '18'}${id.slice(7)}`;
    return (
        /^[123478]\d\d(?:0[1-9]|1[0-3]|[23]\d|4[0-2]|[5-9]\d)(?:0[1-9]|[1-9]\d|2[AB])\d{8}$/.test(id) &&
        97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13))
    );
}

/** Offices of La Poste are so many that the sum of the digits has to do. */
function isSiret(id: string): boolean {
    const sum = Array.from(id, Number).reduce((total, digit) => total + digit, 0);
    return luhn(id.slice(0, 9)) && (luhn(id) || (id.startsWith(LA_POSTE) && sum % 5 === 0));
}

export const FR = [
    /** Social security numbers with their keys. @see https://fr.wikipedia.org/wiki/Numéro_de_sécurité_sociale_en_France */
    pattern({
        kind: 'FR_NIR', handling: 'restricted', region: 'FR',
        shapes: ['9-99-99-99-999-999-99', '9-99-99-9A-999-999-99'],
        valid: isNir,
        context: words(
            'nir', 'sécurité sociale', 'securite', 'sécu', 'insee', 'carte vitale', 'vitale', 'assuré', 'immatriculation', 'numéro sécu',
            ...SOCIAL_SECURITY,
        ),
        confidence: [0.6, 0.95],
    }),
    /**
     * Tax numbers of persons: three digits are the rest of the others modulo 511.
     * @see https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/France-TIN.pdf
     */
    pattern({
        kind: 'FR_SPI', handling: 'restricted', region: 'FR',
        shapes: ['99-99-999-999-999'],
        valid: (id) => /^[0-3]/.test(id) && Number(id.slice(0, 10)) % 511 === Number(id.slice(10)),
        context: words('numéro fiscal', 'spi', 'impôt', 'impôts', 'contribuable', 'fiscal', ...TAXES),
        confidence: [0.3, 0.95],
    }),
    /** Companies and their establishments. @see https://fr.wikipedia.org/wiki/Système_d'identification_du_répertoire_des_entreprises */
    pattern({
        kind: 'FR_SIREN', handling: 'off', region: 'FR',
        shapes: ['999-999-999'],
        valid: (id) => luhn(id) && id !== '000000000',
        context: COMPANY_WORDS,
        confidence: [0.1, 0.9],
    }),
    pattern({
        kind: 'FR_SIRET', handling: 'off', region: 'FR',
        shapes: ['999-999-999-99999'],
        valid: isSiret,
        context: COMPANY_WORDS,
        confidence: [0.3, 0.9],
    }),
] as const;
