import { weighted } from '../../../checksum';
import { pattern, type Pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, inCases, TAXES } from './vocabulary';

const WEIGHTS = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const WORDS = words(
    'jmbg', 'emšo', 'emso', 'embg', 'matični broj', 'matični', 'matična številka', ...inCases('јмбг', 'ембг', 'матични', 'матичен'), ...IDENTITY,
    ...TAXES,
);

/** Date of birth with three digits of the year, region, number, check digit. */
function isJmbg(id: string, from: number, to: number): boolean {
    const year = Number(id.slice(4, 7));
    const region = two(id, 7);
    const isBorn = isDate(two(id, 0), two(id, 2), year + (year > 800 ? 1000 : 2000)) && (year > 880 || year < 100);
    return isBorn && region >= from && region <= to && weighted(id, WEIGHTS) % 11 === 0;
}

/** The number is one and the same in all countries, the region tells which. @see https://en.wikipedia.org/wiki/Unique_Master_Citizen_Number */
function citizen<const K extends string>(kind: K, region: string, from: number, to: number): Pattern<K> {
    return pattern({
        kind, handling: 'restricted', region,
        shapes: ['99-99-999-99-999-9'],
        valid: (id) => isJmbg(id, from, to),
        context: WORDS,
        confidence: [0.5, 0.95],
    });
}

export const JMBG = [
    citizen('BA_JMBG', 'BA', 10, 19),
    citizen('ME_JMBG', 'ME', 20, 29),
    citizen('HR_JMBG', 'HR', 30, 39),
    citizen('MK_EMBG', 'MK', 40, 49),
    citizen('SI_EMSO', 'SI', 50, 59),
    citizen('RS_JMBG', 'RS', 60, 99),
    citizen('RS_JMBG', 'RS', 0, 9),
] as const;
