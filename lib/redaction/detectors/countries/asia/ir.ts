import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { ID_WORDS } from './id-words';

export const IR = [
    /** Ten digits, the last a check digit. @see https://fa.wikipedia.org/wiki/کارت_ملی */
    pattern({
        kind: 'IR_NATIONAL_ID',
        handling: 'restricted',
        region: 'IR',
        shapes: ['999-999999-9'],
        valid: isMelli,
        context: words('کد ملی', 'کدملی', 'شماره ملی', 'ملی', 'كد ملي', 'melli', 'code melli', 'kart melli', ...ID_WORDS),
        confidence: [0.2, 0.95],
    }),
] as const;

function isMelli(id: string): boolean {
    if (id.slice(3, 9) === '000000' || /^([0-9])\1{9}$/.test(id)) return false;
    const rest = weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return (rest < 2 ? rest : 11 - rest) === Number(id[9]);
}
