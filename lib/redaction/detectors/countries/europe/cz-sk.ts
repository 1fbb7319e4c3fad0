import { weighted } from '../../../checksum';
import { pattern, type Pattern } from '../../../scan/pattern';
import { words, type Words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const COMPANY_WEIGHTS = [8, 7, 6, 5, 4, 3, 2];

/** Women have 50 more months, either 20 more when numbers run out. Up to 1953 there was no check digit. */
export function isBirthNumber(id: string): boolean {
    const month = two(id, 2) % 50;
    const year = two(id, 0);
    if (!isDate(two(id, 4), month > 20 ? month - 20 : month)) return false;
    if (id.length === 9) return year < 54 && !id.endsWith('000');
    return Number(id) % 11 === 0 || (Number(id.slice(0, 9)) % 11 === 10 && id.endsWith('0'));
}

/** With a slash nothing else looks like it. @see https://cs.wikipedia.org/wiki/Rodné_číslo */
function birthNumber<const K extends string>(kind: K, region: string, context: Words): Pattern<K>[] {
    const common = { kind, handling: 'restricted', region, context } as const;
    return [
        pattern({
            ...common, shapes: ['999999-9999'], confidence: [0.45, 0.95],
            valid: (id, written) => written.charAt(6) === '/' && isBirthNumber(id),
        }),
        pattern({ ...common, shapes: ['999999-9999', '99-99-99-9999'], valid: isBirthNumber, confidence: [0.2, 0.9] }),
        pattern({ ...common, shapes: ['999999-999'], valid: isBirthNumber, confidence: [0.05, 0.7] }),
    ];
}

const CZECH = words('rodné číslo', 'rodného čísla', 'rodne cislo', 'r č', 'rč', ...IDENTITY, ...TAXES);
const SLOVAK = words('rodné číslo', 'rodného čísla', 'rodne cislo', 'r č', 'rč', ...IDENTITY, ...TAXES);

/** Whether the last of eight digits checks the rest. */
export function isCzechCompany(id: string): boolean {
    return (11 - (weighted(id, COMPANY_WEIGHTS) % 11)) % 10 === Number(id.charAt(7));
}

export const CZ_SK = [
    ...birthNumber('CZ_BIRTH_NUMBER', 'CZ', CZECH),
    ...birthNumber('SK_BIRTH_NUMBER', 'SK', SLOVAK),
    /** Companies of both countries. @see https://cs.wikipedia.org/wiki/Identifikační_číslo_osoby */
    pattern({
        kind: 'CZ_ICO', handling: 'off', region: 'CZ',
        shapes: ['99999999', '999-99-999'],
        valid: isCzechCompany,
        context: words('ičo', 'ico', 'ič'),
        confidence: [0.05, 0.85],
    }),
] as const;
