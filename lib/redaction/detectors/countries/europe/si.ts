import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { TAXES } from './vocabulary';

const TAX_WEIGHTS = [8, 7, 6, 5, 4, 3, 2];

/** Whether the last of eight digits checks the rest. */
export function isSlovenianTax(id: string): boolean {
    const check = 11 - (weighted(id, TAX_WEIGHTS) % 11);
    return !id.startsWith('0') && check < 11 && check % 10 === Number(id.charAt(7));
}

export const SI = [
    /** Slovenian taxpayers. @see https://sl.wikipedia.org/wiki/Davčna_številka */
    pattern({
        kind: 'SI_TAX_NUMBER', handling: 'restricted', region: 'SI',
        shapes: ['99999999'],
        valid: isSlovenianTax,
        context: words('davčna', 'davčna številka', ...TAXES),
        confidence: [0.05, 0.9],
    }),
] as const;
