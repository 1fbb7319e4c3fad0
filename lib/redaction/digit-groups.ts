/** Digits without anything between them, and what stands between them and the digits before. */
export interface DigitGroup {
    digits: string;
    start: number;
    end: number;
    /** What separates it from the group before: at most three separators; nothing when it starts a row. */
    separator: string | undefined;
}

// What people put between the digits of a number: blanks of all widths, line ends, dashes, dots, slashes, underscores.
const BETWEEN = /^[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\-\u2010-\u2015\u2212._/]{1,3}$/;

/** The rows of digit groups in a text, each row as long as only separators stand between its groups. */
export function digitRows(text: string): DigitGroup[][] {
    const rows: DigitGroup[][] = [];
    for (const { 0: digits, index: start } of text.matchAll(/[0-9]+/g)) {
        const row = rows.at(-1);
        const before = row?.at(-1);
        const between = before && start - before.end <= 3 ? text.slice(before.end, start) : '';
        const group = { digits, start, end: start + digits.length, separator: undefined };
        if (row && BETWEEN.test(between)) row.push({ ...group, separator: between });
        else rows.push([group]);
    }
    return rows;
}
