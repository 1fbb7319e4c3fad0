import { luhn, weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { two } from './date';
import { IDENTITY, SOCIAL_SECURITY, TAXES } from './vocabulary';

const SVNR_WEIGHTS = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6];

/** Number, check digit, date of birth, of which the month goes on to 15 when numbers run out. */
function isSvnr(id: string): boolean {
    const [day, month] = [two(id, 4), two(id, 6)];
    return !id.startsWith('0') && day >= 1 && day <= 31 && month >= 1 && month <= 15 && weighted(id, SVNR_WEIGHTS) % 11 === Number(id.charAt(3));
}

export const AT = [
    /** Austrian social insurance. @see https://de.wikipedia.org/wiki/Sozialversicherungsnummer#Österreich */
    pattern({
        kind: 'AT_SVNR', handling: 'restricted', region: 'AT',
        shapes: ['9999-99-99-99'],
        valid: isSvnr,
        context: words(
            'svnr', 'sv nummer', 'sv nr', 'sozialversicherungsnummer', 'versicherungsnummer', 'sozialversicherung', 'e card', ...IDENTITY,
            ...SOCIAL_SECURITY,
        ),
        confidence: [0.3, 0.95],
    }),
    /** Austrian tax offices' numbers. @see https://de.wikipedia.org/wiki/Abgabenkontonummer */
    pattern({
        kind: 'AT_TAX_NUMBER', handling: 'restricted', region: 'AT',
        shapes: ['99-999-9999'],
        valid: (id) => luhn(id) && id !== '000000000',
        context: words('abgabenkontonummer', 'abgabenkonto', 'steuernummer', 'finanzamt', 'stnr', 'st nr', ...TAXES),
        confidence: [0.1, 0.9],
    }),
] as const;
