import type { AnchoredDetector } from '../../../scan/detector';
import { codeAt, isDigit } from '../../../scan/letters';
import { isHetu } from './fi';
import { isPerson } from './se';

const BEFORE = /(?<![\p{L}\p{N}])(\d{6}|\d{8})$/u;
const BEHIND = /^(\d{3})([0-9A-Z])(?![\p{L}\p{N}])/iu;
const LONGEST = 10;

/**
 * Swedes of a hundred years and more, and Finns born before 1900, have a plus sign where others have a dash.
 * @see https://www.skatteverket.se/privat/folkbokforing/personnummer
 */
export const centenarians: AnchoredDetector<'FI_PERSONAL_IDENTITY_CODE' | 'SE_PERSONNUMMER'> = {
    kinds: { FI_PERSONAL_IDENTITY_CODE: 'restricted', SE_PERSONNUMMER: 'restricted' },
    on: '+',
    find(scan, at) {
        if (!isDigit(codeAt(scan.text, at - 1)) || !isDigit(codeAt(scan.text, at + 1))) return at + 1;
        const [, date] = BEFORE.exec(scan.text.slice(Math.max(0, at - LONGEST), at)) ?? [];
        const [, number, check] = (date && BEHIND.exec(scan.text.slice(at + 1, at + LONGEST))) || [];
        if (date && number && check) {
            const [start, end] = [at - date.length, at + 5];
            if (isPerson(date + number + check)) scan.claim('SE_PERSONNUMMER', start, end, 0.7);
            if (date.length === 6 && isHetu(date + number, check.toUpperCase(), 1800)) scan.claim('FI_PERSONAL_IDENTITY_CODE', start, end, 0.8);
        }
        return at + 1;
    },
};
