import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { ID_WORDS, TAX_WORDS } from './id-words';

const PLATE_WORDS = words('plaka', 'plakası', 'plakam', 'plakalı', 'araç', 'plate', 'license plate', 'number plate');

export const TR = [
    /** Eleven digits, the last two check digits. @see https://tckimlik.nvi.gov.tr/ and https://en.wikipedia.org/wiki/Turkish_Identification_Number */
    pattern({
        kind: 'TR_NATIONAL_ID',
        handling: 'restricted',
        region: 'TR',
        shapes: ['999-999-999-99'],
        valid: isTckn,
        context: words('tc', 'tckn', 'tc kimlik', 'kimlik', 'kimlik no', 'kimliğim', 'kimlik numarası', 'nüfus', 'turkish id', 'mernis', ...ID_WORDS),
        confidence: [0.4, 1],
    }),
    /** Taxpayers. @see https://en.wikipedia.org/wiki/VAT_identification_number and python-stdnum's stdnum.tr.vkn */
    pattern({
        kind: 'TR_TAX_ID',
        handling: 'restricted',
        region: 'TR',
        shapes: ['999-999-9999'],
        valid: isVkn,
        context: words('vkn', 'vergi', 'vergi no', 'vergi numarası', 'vergi kimlik', ...TAX_WORDS),
        confidence: [NEVER, 0.9],
    }),
    /** Province 01 to 81, letters of the Turkish alphabet, digits. @see https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_Turkey */
    pattern({
        kind: 'TR_LICENSE_PLATE',
        handling: 'off',
        region: 'TR',
        shapes: ['A', 'AA', 'AAA'].flatMap((letters) => ['99', '999', '9999'].map((digits) => `99-${letters}-${digits}`)),
        valid: (id, written) => id >= '01' && id < '82' && !/[QWX]/.test(id) && /^\d\d(?:\s?[A-Z]{1,3}\s?|-[A-Z]{1,3}-)\d+$/i.test(written),
        context: PLATE_WORDS,
        confidence: [0.3, 0.9],
    }),
] as const;

function isTckn(id: string): boolean {
    if (id.startsWith('0')) return false;
    let [odd, even] = [0, 0];
    for (let index = 0; index < 9; index++) {
        if (index % 2 === 0) odd += Number(id[index]);
        else even += Number(id[index]);
    }
    const tenth = Number(id[9]);
    return (odd * 7 - even + 40) % 10 === tenth && (odd + even + tenth) % 10 === Number(id[10]);
}

function isVkn(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < 9; index++) {
        const digit = (Number(id[index]) + 9 - index) % 10;
        const product = (digit * 2 ** (9 - index)) % 9;
        sum += digit !== 0 && product === 0 ? 9 : product;
    }
    return (10 - (sum % 10)) % 10 === Number(id[9]);
}
