import type { NumberDetector } from '../../scan/detector';
import { BEHIND } from '../../scan/row';
import { JOINT } from '../../scan/row-bounds';

/** Birth and expiry in the second line, with their check digits and the sex between them. */
const DATES = /[0-9]{7}[MFX<][0-9]{7}/y;
/** The second line of a passport (TD3), of a larger card or visa (TD2) or of a card (TD1), around those dates. */
const TD3 = /[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{14}[0-9<][0-9]/y;
const TD2 = /[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{7}[0-9]/y;
const TD1 = /[0-9]{7}[MFX<][0-9]{7}[A-Z<]{3}[A-Z0-9<]{11}[0-9](?:\s{1,3}[A-Z<]{30})?/y;
/** The line before, with the names or the number of the card. */
const FIRST_LINE = /[A-Z][A-Z0-9<][A-Z<]{3}[A-Z0-9<]{25,39}\s{1,3}$/;
const LONGEST_LINE = 44;
const BEFORE_DATES = 13;
/** Digits of a day and its check digit. */
const DATE = 7;

/**
 * What machines read on passports and identity cards, with names and numbers.
 * @see https://www.icao.int/publications/doc-series/doc-9303 (part 3, 4.9 for the check digits; parts 4 to 6 for the lines)
 */
export const MACHINE_READABLE: NumberDetector<'PASSPORT'> = {
    kinds: { PASSPORT: 'restricted' },
    least: DATE,
    fits(row, from) {
        if (row.lengthOf(from) < DATE) return false;
        const next = from + 1;
        return next === row.pieces ? row.behind === BEHIND.less : row.joint[next] === JOINT.none && row.lengthOf(next) === 1;
    },
    find(scan, row, from) {
        const at = row.endOf(from) - DATE;
        if (!matches(DATES, scan.text, at) || !areDates(scan.text, at)) return;
        const [start, end] = lineAround(scan.text, at);
        if (end < 0) return;
        const first = FIRST_LINE.exec(scan.text.slice(Math.max(0, start - LONGEST_LINE - 3), start));
        scan.claim('PASSPORT', first ? start - first[0].length : start, end, 0.95);
    },
};

function areDates(text: string, at: number): boolean {
    return isChecked(text.slice(at, at + 7)) && isChecked(text.slice(at + 8, at + 15));
}

/** Where the second line begins and ends; -1 for none. */
function lineAround(text: string, dates: number): [start: number, end: number] {
    const start = dates - BEFORE_DATES;
    if (start >= 0 && isChecked(text.slice(start, start + 10))) {
        for (const line of [TD3, TD2]) if (matches(line, text, start)) return [start, line.lastIndex];
    }
    return matches(TD1, text, dates) ? [dates, TD1.lastIndex] : [dates, -1];
}

function matches(line: RegExp, text: string, at: number): boolean {
    line.lastIndex = at;
    return line.test(text);
}

/** Weights 7, 3 and 1; letters count from 10 and `<` nothing; the last digit is the rest of the sum divided by ten. */
function isChecked(field: string): boolean {
    let sum = 0;
    for (let index = 0; index < field.length - 1; index++) sum += (Number.parseInt(field[index]!, 36) || 0) * [7, 3, 1][index % 3]!;
    return sum % 10 === Number(field[field.length - 1]);
}
