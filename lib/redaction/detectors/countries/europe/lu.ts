import { luhn, verhoeff } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, SOCIAL_SECURITY, TAXES } from './vocabulary';

function isMatricule(id: string): boolean {
    const isBorn = /^(?:18|19|20)/.test(id) && isDate(two(id, 6), two(id, 4), Number(id.slice(0, 4)));
    return isBorn && luhn(id.slice(0, 12)) && verhoeff(id.slice(0, 11) + id.slice(12));
}

export const LU = [
    /**
     * Luxembourgers: date of birth, number, a digit by Luhn and one by Verhoeff.
     * @see https://en.wikipedia.org/wiki/National_identification_number#Luxembourg
     */
    pattern({
        kind: 'LU_MATRICULE', handling: 'restricted', region: 'LU',
        shapes: ['9999-99-99-999-99'],
        valid: isMatricule,
        context: words(
            'matricule', 'matricule national', 'numéro identification', 'identification nationale', ...IDENTITY, ...TAXES, ...SOCIAL_SECURITY,
        ),
        confidence: [0.7, 0.95],
    }),
] as const;
