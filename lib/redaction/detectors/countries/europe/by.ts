import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, inCases, TAXES } from './vocabulary';

const UNP_WEIGHTS = [29, 23, 19, 17, 13, 7, 5, 3];
const ICAO_WEIGHTS = [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7];

function isUnp(id: string): boolean {
    const second = 'ABCEHKMOPT'.indexOf(id.charAt(1));
    const digits = /^\d/.test(id) ? id : id.charAt(0) + String(second) + id.slice(2);
    return /^(?:[1-7]\d|[ABCEHKM][ABCEHKMOPT])/.test(id) && weighted(digits, UNP_WEIGHTS) % 11 === Number(id.charAt(8));
}

/** Century and sex, date of birth, region, number, citizenship, check digit. */
function isBelarusian(id: string): boolean {
    const isShaped = /^[1-6].{6}[ABCEHKM].{3}(?:PB|BA|BI)/.test(id);
    return isShaped && isDate(two(id, 1), two(id, 3)) && weighted(id, ICAO_WEIGHTS) % 10 === Number(id.charAt(13));
}

export const BY = [
    /** Belarusians. @see https://be.wikipedia.org/wiki/Ідэнтыфікацыйны_нумар */
    pattern({
        kind: 'BY_PERSONAL_NUMBER', handling: 'restricted', region: 'BY',
        shapes: ['9999999-A-999-AA-9'],
        valid: isBelarusian,
        context: words(...inCases('личный номер', 'личный', 'асабісты нумар', 'идентификационный номер'), ...IDENTITY),
        confidence: [0.8, 0.95],
    }),
    /** Belarusian taxpayers. @see https://be.wikipedia.org/wiki/Уліковы_нумар_плацельшчыка */
    pattern({
        kind: 'BY_UNP', handling: 'restricted', region: 'BY',
        shapes: ['999999999', 'AA9999999'],
        valid: isUnp,
        context: words('unp', ...inCases('унп', 'унн'), ...TAXES),
        confidence: [0.05, 0.9],
    }),
] as const;
