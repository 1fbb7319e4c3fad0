import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, SOCIAL_SECURITY, TAXES } from './vocabulary';

const NIF_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2];
const NISS_WEIGHTS = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2];

/** Remainders of which eleven leaves ten or eleven have the check digit nought. */
export function isPortuguese(id: string): boolean {
    return ((11 - (weighted(id, NIF_WEIGHTS) % 11)) % 11) % 10 === Number(id.charAt(8));
}

/** Luhn's check with letters, which count from ten. */
function isCitizenCard(id: string): boolean {
    let sum = 0;
    for (let at = 0; at < id.length; at++) {
        const value = weighted(id.charAt(at), [1]) * (at % 2 === 0 ? 2 : 1);
        sum += at % 2 === 0 && value > 9 ? value - 9 : value;
    }
    return sum % 10 === 0;
}

export const PT = [
    /** Taxpayers. @see https://pt.wikipedia.org/wiki/Número_de_identificação_fiscal */
    pattern({
        kind: 'PT_NIF', handling: 'restricted', region: 'PT',
        shapes: ['999-999-999'],
        valid: (id) => /^(?:[1-35689]|45|7[0-24579])/.test(id) && isPortuguese(id),
        context: words('nif', 'nipc', 'contribuinte', 'identificação fiscal', 'finanças', ...TAXES),
        confidence: [0.1, 0.9],
    }),
    /** Citizen cards: civil number, its check digit, version, check digit. @see https://pt.wikipedia.org/wiki/Cartão_de_cidadão */
    pattern({
        kind: 'PT_CITIZEN_CARD', handling: 'restricted', region: 'PT',
        shapes: ['99999999-9-AA9', '99999999-9-A99', '99999999-9-9A9'],
        valid: isCitizenCard,
        context: words('cartão', 'cidadão', 'cartão cidadão', 'cc', 'bilhete', ...IDENTITY),
        confidence: [0.4, 0.95],
    }),
    /** Social security. @see https://pt.wikipedia.org/wiki/Número_de_Identificação_de_Segurança_Social */
    pattern({
        kind: 'PT_NISS', handling: 'restricted', region: 'PT',
        shapes: ['999-999-999-99'],
        valid: (id) => /^[12]/.test(id) && 9 - (weighted(id, NISS_WEIGHTS) % 10) === Number(id.charAt(10)),
        context: words('niss', 'segurança social', ...SOCIAL_SECURITY),
        confidence: [0.1, 0.9],
    }),
] as const;
