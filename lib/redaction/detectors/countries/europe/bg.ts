import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, inCases, TAXES } from './vocabulary';

const EGN_WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6];
const LNCH_WEIGHTS = [21, 19, 17, 13, 11, 9, 7, 3, 1];

/** Born before 1900 there are 20 more months, from 2000 on 40. */
export function isEgn(id: string): boolean {
    const month = two(id, 2);
    const century = month > 40 ? 2000 : month > 20 ? 1800 : 1900;
    return isDate(two(id, 4), month % 20, century + two(id, 0)) && (weighted(id, EGN_WEIGHTS) % 11) % 10 === Number(id.charAt(9));
}

export function isLnch(id: string): boolean {
    return weighted(id, LNCH_WEIGHTS) % 10 === Number(id.charAt(9));
}

export const BG = [
    /** Bulgarians. @see https://en.wikipedia.org/wiki/Unique_citizenship_number */
    pattern({
        kind: 'BG_EGN', handling: 'restricted', region: 'BG',
        shapes: ['999999-9999'],
        valid: isEgn,
        context: words('egn', ...inCases('егн', 'единен граждански'), ...IDENTITY, ...TAXES),
        confidence: [0.3, 0.95],
    }),
    /** Foreigners in Bulgaria. @see https://bg.wikipedia.org/wiki/Личен_номер_на_чужденец */
    pattern({
        kind: 'BG_LNCH', handling: 'restricted', region: 'BG',
        shapes: ['9999999999'],
        valid: isLnch,
        context: words('lnch', 'lnc', ...inCases('лнч', 'личен номер'), ...IDENTITY, ...TAXES),
        confidence: [0.05, 0.9],
    }),
] as const;
