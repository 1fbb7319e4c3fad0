/** Digits without anything between them, and what stands between them and the digits before. */
export interface DigitGroup {
    digits: string;
    start: number;
    end: number;
    /** What separates it from the group before: nothing when it starts a row. */
    separator: string | undefined;
}

// What people put between the digits of a number: up to three blanks of all widths, line ends, dashes, dots, slashes, underscores;
// four blanks; a comma alone; a bracket that closes behind digits.
const BETWEEN =
    /^(?:[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\-\u2010-\u2015\u2212._/]{1,3}|\s{4}|,|\)[\s\u00a0\-\u2010-\u2015\u2212._/]{0,2})$/;
const MOST_BETWEEN = 4;

/** The rows of digit groups in a text, each row as long as only separators stand between its groups. */
export function digitRows(text: string): DigitGroup[][] {
    const rows: DigitGroup[][] = [];
    let before: DigitGroup | undefined;
    for (let start = 0, end = 0; start < text.length; start = end + 1) {
        for (end = start; isDigit(text.charCodeAt(end)); ) end++;
        if (end === start) continue;
        const separator: string | undefined = before && separatorIn(text, before.end, start);
        before = { digits: text.slice(start, end), start, end, separator };
        if (separator === undefined) rows.push([before]);
        else rows.at(-1)?.push(before);
    }
    return rows;
}

function separatorIn(text: string, start: number, end: number): string | undefined {
    const between = end - start <= MOST_BETWEEN ? text.slice(start, end) : '';
    return between === ' ' || BETWEEN.test(between) ? between : undefined;
}

function isDigit(code: number): boolean {
    return code >= 48 && code <= 57;
}
