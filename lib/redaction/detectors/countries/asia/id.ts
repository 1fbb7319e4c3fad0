import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { isDate } from '../written';
import { ID_WORDS, TAX_WORDS } from './id-words';

/** Codes of the provinces. @see https://en.wikipedia.org/wiki/ISO_3166-2:ID and the ministry's Kode Wilayah */
const PROVINCE = /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/;

export const ID = [
    /** District, birth (women's day plus 40), serial. @see https://id.wikipedia.org/wiki/Nomor_Induk_Kependudukan */
    pattern({
        kind: 'ID_NIK',
        handling: 'restricted',
        region: 'ID',
        shapes: ['999999-999999-9999', '9999-9999-9999-9999', '99-99-99-999999-9999'],
        valid: isNik,
        context: words('nik', 'ktp', 'e-ktp', 'ektp', 'kependudukan', 'induk kependudukan', 'kartu keluarga', ...ID_WORDS),
        confidence: [0.2, 0.95],
    }),
    /** Taxpayers. @see https://en.wikipedia.org/wiki/NPWP */
    pattern({
        kind: 'ID_NPWP',
        handling: 'restricted',
        region: 'ID',
        shapes: ['99-999-999-9-999-999'],
        valid: (_, written) => /^\d\d\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}$/.test(written),
        context: words('npwp', 'pajak', ...TAX_WORDS),
        confidence: [0.9, 1],
    }),
    pattern({
        kind: 'ID_NPWP',
        handling: 'restricted',
        region: 'ID',
        shapes: ['99-999-999-9-999-999'],
        context: words('npwp', 'pajak'),
        confidence: [NEVER, 0.85],
    }),
] as const;

function isNik(id: string): boolean {
    const day = Number(id.slice(6, 8));
    return PROVINCE.test(id) && isDate(Number(id.slice(10, 12)), Number(id.slice(8, 10)), day > 40 ? day - 40 : day) && !id.endsWith('0000');
}
