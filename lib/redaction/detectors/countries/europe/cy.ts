import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, TAXES } from './vocabulary';

const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

/** The first, third ... digit counts by a table, the others as they are; the letter is the sum. */
export function isCypriot(id: string): boolean {
    const sum = Array.from(id.slice(0, 8), Number).reduce((total, digit, at) => total + (at % 2 === 0 ? ODD[digit]! : digit), 0);
    return String.fromCharCode(65 + (sum % 26)) === id.charAt(8) && !id.startsWith('12');
}

export const CY = [
    /**
     * Cypriot taxpayers.
     * @see https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Cyprus-TIN.pdf
     */
    pattern({
        kind: 'CY_TIN', handling: 'restricted', region: 'CY',
        shapes: ['99999999-A'],
        valid: isCypriot,
        context: words('afm', 'αφμ', 'ΑΦΜ', 'φπα', 'ΦΠΑ', ...TAXES, ...IDENTITY),
        confidence: [0.3, 0.95],
    }),
] as const;
