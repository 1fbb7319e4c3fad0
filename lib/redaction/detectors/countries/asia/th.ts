import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { ID_WORDS } from './id-words';

const WORDS = words('tnin', 'thai id', 'thai national', 'เลขบัต', 'ประชาช', 'ปชช', 'บัตรปร', ...ID_WORDS);
/** Neither the kind nor the province begins with 0, and these are no provinces. */
const PROVINCE = /^[1-9](?!28|29|59|68|69|78|79|87|88|89|97|98|99)[1-9]/;
const isGrouped = (id: string, written: string) => written.length > id.length;

export const TH = [
    /**
     * Kind, province, serial, check digit.
     * @see https://th.wikipedia.org/wiki/เลขประจำตัวประชาชนไทย and https://th.wikipedia.org/wiki/ISO_3166-2:TH
     */
    pattern({
        kind: 'TH_TNIN',
        handling: 'restricted',
        region: 'TH',
        shapes: ['9-9999-99999-99-9'],
        valid: (id, written) => isTnin(id) && isGrouped(id, written),
        context: WORDS,
        confidence: [0.7, 1],
    }),
    pattern({
        kind: 'TH_TNIN',
        handling: 'restricted',
        region: 'TH',
        shapes: ['9999999999999'],
        valid: isTnin,
        context: WORDS,
        confidence: [0.3, 0.95],
    }),
] as const;

function isTnin(id: string): boolean {
    if (!PROVINCE.test(id)) return false;
    return (11 - (weighted(id, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(id[12]);
}
