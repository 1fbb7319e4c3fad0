import { weighted } from '../../../checksum';
import type { NumberDetector } from '../../../scan/detector';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { isBirthDay } from './birth-day';
import { ID_WORDS } from './id-words';

const ID = words('身份证', '身份证号', '身份证号码', '身份證', '证件号', '证件号码', '身份号码', 'resident id', 'shenfenzheng', ...ID_WORDS);
/** First two digits: provinces and what counts as such. @see https://en.wikipedia.org/wiki/GB/T_2260 */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const USCC_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export const CN = [
    /** Region, birth, serial, check character (ISO/IEC 7064 MOD 11-2). @see https://en.wikipedia.org/wiki/Resident_Identity_Card (GB 11643-1999) */
    pattern({
        kind: 'CN_RESIDENT_ID',
        handling: 'restricted',
        region: 'CN',
        shapes: ['999-999-9999-9999-99-9-X', '999999-9999-99-99-999-X'],
        valid: isResident,
        context: ID,
        confidence: [0.9, 1],
    }),
    /** Mistyped, but named. */
    pattern({
        kind: 'CN_RESIDENT_ID',
        handling: 'restricted',
        region: 'CN',
        shapes: ['999999-99999999-999-X'],
        valid: (id) => PROVINCE.test(id) && isBirthDay(id.slice(6, 14)),
        context: ID,
        confidence: [NEVER, 0.7],
    }),
    /** Of fifteen digits until 1999, without the century and the check character. */
    pattern({
        kind: 'CN_RESIDENT_ID',
        handling: 'restricted',
        region: 'CN',
        shapes: ['999999-999999-999'],
        valid: (id) => PROVINCE.test(id) && isBirthDay(`19${id.slice(6, 12)}`),
        context: ID,
        confidence: [0.1, 0.8],
    }),
    /**
     * Companies and other bodies: unified social credit identifiers.
     * @see GB 32100-2015, https://en.wikipedia.org/wiki/Unified_Social_Credit_Identifier
     */
    pattern({
        kind: 'CN_USCC',
        handling: 'off',
        region: 'CN',
        shapes: ['99999999XXXXXXXXXX', 'A9999999XXXXXXXXXX'],
        valid: isUscc,
        context: words('信用代码', '社会信用', '统一社会信用', '营业执照', '税号', '纳税人', 'uscc', 'social credit'),
        confidence: [0.6, 0.95],
    }),
    /** Mainland travel permits of people from Hong Kong and Macao. @see https://en.wikipedia.org/wiki/Home_Return_Permit */
    pattern({
        kind: 'CN_TRAVEL_PERMIT',
        handling: 'restricted',
        region: 'CN',
        shapes: ['A99999999', 'A9999999999'],
        valid: (id) => /^[CHM]/.test(id),
        context: words('回乡证', '通行证', '回鄉證', '通行證', 'travel permit', 'return permit'),
        confidence: [NEVER, 0.9],
    }),
] as const;

function isResident(id: string): boolean {
    if (!PROVINCE.test(id) || !isBirthDay(id.slice(6, 14))) return false;
    return '10X98765432'[weighted(id, RESIDENT_WEIGHTS) % 11] === id[17];
}

function isUscc(id: string): boolean {
    if (!/^[1-9ANY][0-9]/.test(id) || !PROVINCE.test(id.slice(2)) || /[IOSVZ]/.test(id)) return false;
    const sum = USCC_WEIGHTS.reduce((total, weight, index) => total + weight * USCC_LETTERS.indexOf(id[index]!), 0);
    return USCC_LETTERS[(31 - (sum % 31)) % 31] === id[17];
}

const LONGEST_PLATE = 9;
/**
 * Province, letter, five characters, or six of electric cars.
 * @see https://en.wikipedia.org/wiki/Vehicle_registration_plates_of_China (GA 36-2018)
 */
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领';
const LETTER = '[A-HJ-NP-Z]';
const EITHER = '[A-HJ-NP-Z0-9]';
const PLATE = new RegExp(
    `[${PROVINCES}]${LETTER}[·• .-]?(?:${EITHER}{4}(?:${EITHER}|[挂学警港澳])|[DF]${EITHER}[0-9]{4}|[0-9]{5}[DF])(?![A-Z0-9])`,
    'iu',
);

/** Number plates of mainland China. */
export const CN_PLATES: NumberDetector<'CN_LICENSE_PLATE'> = {
    kinds: { CN_LICENSE_PLATE: 'off' },
    find(scan, row, from) {
        if (!scan.hasUnspaced) return;
        const near = Math.max(0, row.startOf(from) - LONGEST_PLATE);
        const match = PLATE.exec(scan.text.slice(near, near + 2 * LONGEST_PLATE + 1));
        if (match) scan.claim('CN_LICENSE_PLATE', near + match.index, near + match.index + match[0].length, 0.9);
    },
};
