import { isPartOfWord, precededBy } from '../context';
import { digitRows, type DigitGroup } from '../digit-groups';
import type { Detector } from '../finding';

const CONTEXT = /\b(?:ssn\b|ss#|social[\s-]?security\b)/i;
/** Numbers that were published in advertisements and are void (SSA). */
const VOID = new Set(['078051120', '219099999', '123456789', '111111111', '333333333']);

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
            const found = groups.length > 0 && isIssued(groups.map(({ digits }) => digits).join('')) && !isPartOfWord(text, start, end);
            return found ? [{ kind: 'US_SSN', start, end }] : [];
        }),
    );

/** The groups of a number that begins at `index`: three of the right lengths between equal separators, or one in context. */
function spanAt(text: string, row: readonly DigitGroup[], index: number): readonly DigitGroup[] {
    const three = row.slice(index, index + 3);
    const [only, second, third] = three;
    if (three.map(({ digits }) => digits.length).join('-') === '3-2-4' && second?.separator === third?.separator) {
        const neighbours = [only?.separator, row[index + 3]?.separator];
        return neighbours.includes(second?.separator?.trim() || 'none') ? [] : three; // a piece of a longer dashed or dotted number
    }
    return only?.digits.length === 9 && precededBy(text, only.start, CONTEXT) ? [only] : [];
}

function isIssued(digits: string): boolean {
    return !/^(?:000|666|9)|^...00|0000$/.test(digits) && !VOID.has(digits);
}
