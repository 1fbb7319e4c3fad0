import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { inCases, SOCIAL_SECURITY, TAXES } from './vocabulary';

const INN_WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const SNILS_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, 1];

function checkOf(id: string, weights: readonly number[]): string {
    return String((weighted(id, weights) % 11) % 10);
}

/** Ten digits of a company, twelve of a person. */
function isInn(id: string): boolean {
    if (id.startsWith('00')) return false;
    if (id.length === 10) return checkOf(id, INN_WEIGHTS) === id.charAt(9);
    return checkOf(id, [7, ...INN_WEIGHTS]) === id.charAt(10) && checkOf(id, [3, 7, ...INN_WEIGHTS]) === id.charAt(11);
}

/** The check is the weighted sum modulo 101, of which 100 is written as 00. */
function isSnils(id: string): boolean {
    return ((weighted(id, SNILS_WEIGHTS) % 101) % 100) === Number(id.slice(9)) && !id.startsWith('000');
}

export const RU = [
    /** Taxpayers. @see https://ru.wikipedia.org/wiki/Идентификационный_номер_налогоплательщика */
    pattern({
        kind: 'RU_INN', handling: 'restricted', region: 'RU',
        shapes: ['9999999999', '999999999999'],
        valid: isInn,
        context: words('inn number', ...inCases('инн', 'налогоплательщика', 'налоговый'), ...TAXES),
        confidence: [0.1, 0.95],
    }),
    /** Pension insurance. @see https://ru.wikipedia.org/wiki/Страховой_номер_индивидуального_лицевого_счёта */
    pattern({
        kind: 'RU_SNILS', handling: 'restricted', region: 'RU',
        shapes: ['999-999-999-99'],
        valid: (id, written) => /^\d{3}-\d{3}-\d{3}[ -]\d\d$/.test(written) && isSnils(id),
        context: words('snils', ...inCases('снилс', 'пенсионный')),
        confidence: [0.6, 0.95],
    }),
    pattern({
        kind: 'RU_SNILS', handling: 'restricted', region: 'RU',
        shapes: ['999-999-999-99'],
        valid: isSnils,
        context: words('snils', ...inCases('снилс', 'пенсионный', 'страховой'), ...SOCIAL_SECURITY),
        confidence: [0.1, 0.9],
    }),
    /** Passports within the country: region, year, number. @see https://ru.wikipedia.org/wiki/Паспорт_гражданина_Российской_Федерации */
    pattern({
        kind: 'RU_PASSPORT', handling: 'restricted', region: 'RU',
        shapes: ['99-99-999999'],
        context: words('russian passport', 'internal passport', ...inCases('паспорт', 'паспорта', 'паспортные', 'серия')),
        confidence: [0.05, 0.7],
    }),
    /** Companies and sole traders in the state register. @see https://ru.wikipedia.org/wiki/Основной_государственный_регистрационный_номер */
    pattern({
        kind: 'RU_OGRN', handling: 'off', region: 'RU',
        shapes: ['9999999999999', '999999999999999'],
        valid: (id) => /^[1-9]/.test(id) && (Number(id.slice(0, -1)) % (id.length - 2)) % 10 === Number(id.at(-1)),
        context: words('ogrn', ...inCases('огрн', 'огрнип')),
        confidence: [0.1, 0.9],
    }),
] as const;
