import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';

const MY_NUMBER_WORDS = words('マイナンバー', '個人番号', 'マイナン', 'my number', 'mynumber', 'individual number');
const LICENCE_WORDS = words('運転免許', '免許証', '免許番号', '免許証番号', 'driving licence', 'driver license', 'drivers license', 'driving license');

export const JP = [
    /** Everybody's number. @see https://en.wikipedia.org/wiki/Individual_Number and the order of the ministry (総務省令第85号) */
    pattern({
        kind: 'JP_MY_NUMBER',
        handling: 'restricted',
        region: 'JP',
        shapes: ['9999-9999-9999'],
        valid: (id) => elevenMinus(weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) === Number(id[11]),
        context: MY_NUMBER_WORDS,
        confidence: [0.2, 1],
    }),
    /** Companies. @see https://www.houjin-bangou.nta.go.jp/en/setsumei/ */
    pattern({
        kind: 'JP_CORPORATE_NUMBER',
        handling: 'off',
        region: 'JP',
        shapes: ['9-9999-9999-9999'],
        valid: (id) => 9 - (weighted(id.slice(1), [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]) % 9) === Number(id[0]),
        context: words('法人番号', 'corporate number', 'インボイス', '登録番号'),
        confidence: [0.2, 0.95],
    }),
    /** Prefecture, year, serial, check digit, how often it was lost. @see https://ja.wikipedia.org/wiki/運転免許証 */
    pattern({
        kind: 'JP_DRIVER_LICENSE',
        handling: 'restricted',
        region: 'JP',
        shapes: ['9999-9999-9999', '99-99-999999-99'],
        valid: (id) => elevenMinus(weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) === Number(id[10]),
        context: LICENCE_WORDS,
        confidence: [NEVER, 0.9],
    }),
    /** Basic pension numbers. @see https://learn.microsoft.com/purview/sit-defn-japan-social-insurance-number */
    pattern({
        kind: 'JP_PENSION_NUMBER',
        handling: 'restricted',
        region: 'JP',
        shapes: ['9999-999999'],
        context: words('基礎年金番号', '年金番号', '年金手帳', 'pension number', 'basic pension'),
        confidence: [NEVER, 0.9],
    }),
    /** Residence cards of foreigners. @see https://learn.microsoft.com/purview/sit-defn-japan-residence-card-number */
    pattern({
        kind: 'JP_RESIDENCE_CARD',
        handling: 'restricted',
        region: 'JP',
        shapes: ['AA99999999AA'],
        context: words('在留カード', '在留', '特別永住', 'residence card', 'zairyu'),
        confidence: [0.4, 0.95],
    }),
] as const;

/** 0 and 1 of the remainder are a check digit of 0. */
function elevenMinus(sum: number): number {
    const rest = sum % 11;
    return rest <= 1 ? 0 : 11 - rest;
}
