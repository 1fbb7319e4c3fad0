import { isPartOfWord, isWordBehind, precededBy } from '../context';
import { digitRows, type DigitGroup } from '../digit-groups';
import type { Detector } from '../finding';

const CONTEXT = /\b(?:ssn\b|ss#|social[\s-]?security\b)/i;
/** A word of context may touch the number. */
const TOUCHING = /\b(?:ssn|ss|social[\s-]?security)#?$/i;
/** Numbers that were published in advertisements and are void (SSA). */
const VOID = new Set(['078051120', '219099999', '111111111', '333333333']);
const IN_ORDER = '123456789'; // in three groups it is everybody's example of an SSN; plain it is anybody's number

/**
 * US social security numbers: three groups of 3, 2 and 4 digits, or nine digits after a word that says so. No check digit
 * exists; the Social Security Administration never issues area 000, 666 or 900 to 999, group 00 or serial 0000.
 * @see https://www.ssa.gov/employer/randomizationfaqs.html
 */
export const usSsn: Detector = (text) =>
    digitRows(text).flatMap((row) =>
        row.flatMap((group, index) => {
            const groups = spanAt(text, row, index);
            const [start, end] = [group.start, groups.at(-1)?.end ?? group.end];
            const found = groups.length > 0 && isIssued(groups) && standsAlone(text, start, end);
            return found ? [{ kind: 'US_SSN', start, end }] : [];
        }),
    );

const SEPARATOR = /^[^,)]{1,3}$/;

/** The groups of a number that begins at `index`: three of the right lengths between equal separators, or one in context. */
function spanAt(text: string, row: readonly DigitGroup[], index: number): readonly DigitGroup[] {
    const three = row.slice(index, index + 3);
    const [only, second, third] = three;
    const isGrouped = three.map(({ digits }) => digits.length).join('-') === '3-2-4' && second?.separator === third?.separator;
    if (isGrouped && SEPARATOR.test(second?.separator ?? '')) {
        const neighbours = [only?.separator, row[index + 3]?.separator];
        return neighbours.includes(second?.separator?.trim() || 'none') ? [] : three; // a piece of a longer dashed or dotted number
    }
    return only?.digits.length === 9 && precededBy(text, only.start, CONTEXT) ? [only] : [];
}

function standsAlone(text: string, start: number, end: number): boolean {
    return !isPartOfWord(text, start, end) || (!isWordBehind(text, end) && precededBy(text, start, TOUCHING));
}

function isIssued(groups: readonly DigitGroup[]): boolean {
    const digits = groups.map((group) => group.digits).join('');
    if (groups.length === 1 && digits === IN_ORDER) return false;
    return !/^(?:000|666|9)|^...00|0000$/.test(digits) && !VOID.has(digits);
}
