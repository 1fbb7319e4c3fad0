import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';

/** How many pieces from `first` on are a date, an IP address or a payment card; 0 for none of these. */
export function lookAlikeAt(row: Row, first: number, to: number): number {
    const joint = row.joint[first + 1];
    if (first + 2 >= to || joint !== row.joint[first + 2]) return 0;
    const isLonger = first + 3 < to && row.joint[first + 3] === joint;
    if (!isLonger) return isDate(row, first) ? 3 : 0;
    if (first + 4 < to && row.joint[first + 4] === joint && joint !== JOINT.blank) return 0;
    return (joint === JOINT.dot && isAddress(row, first)) || isCard(row, first) ? 4 : 0;
}

/** `2024-01-31`, `31.01.2024`, `1/31/24` */
function isDate(row: Row, first: number): boolean {
    const joint = row.joint[first + 1];
    if (joint !== JOINT.dash && joint !== JOINT.dot && joint !== JOINT.slash) return false;
    const [a, b, c] = [row.lengthOf(first), row.lengthOf(first + 1), row.lengthOf(first + 2)];
    if (b > 2 || a > 4 || c > 4) return false;
    if (a === 4) return c <= 2 && isMonthAndDay(valueOf(row, first + 1), valueOf(row, first + 2));
    return a <= 2 && (c === 4 || c === 2) && isMonthAndDay(valueOf(row, first), valueOf(row, first + 1));
}

function isMonthAndDay(a: number, b: number): boolean {
    return a > 0 && b > 0 && Math.max(a, b) <= 31 && Math.min(a, b) <= 12;
}

function isAddress(row: Row, first: number): boolean {
    for (let piece = first; piece < first + 4; piece++) if (row.lengthOf(piece) > 3 || valueOf(row, piece) > 255) return false;
    return true;
}

function isCard(row: Row, first: number): boolean {
    for (let piece = first; piece < first + 4; piece++) if (row.lengthOf(piece) !== 4) return false;
    return true;
}

/** Whether the pieces are something else, taken together: a social security number, a decimal, a version, years, a day, an article number. */
export function isLookAlike(row: Row, first: number, end: number): boolean {
    const digits = row.first[end]! - row.first[first]!;
    switch (end - first) {
        case 1: return digits === 13 || (digits === 8 && isDay(row, first));
        case 2: return isDecimal(row, first) || (digits === 8 && isYear(row, first) && isYear(row, first + 1));
        case 3: return isSocialSecurity(row, first) || isVersion(row, first) || lookAlikeAt(row, first, end) > 0;
        default: return false;
    }
}

/** `200.38294427`, but not `0664.123456` */
function isDecimal(row: Row, first: number): boolean {
    return row.joint[first + 1] === JOINT.dot && (row.codes[row.first[first]!] !== 48 || row.lengthOf(first) === 1);
}

/** `20240131` */
function isDay(row: Row, piece: number): boolean {
    const value = valueOf(row, piece);
    const [year, month, day] = [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** `2020-2024` */
function isYear(row: Row, piece: number): boolean {
    return row.lengthOf(piece) === 4 && valueOf(row, piece) >= 1900 && valueOf(row, piece) < 2100;
}

function isSocialSecurity(row: Row, first: number): boolean {
    return row.lengthOf(first) === 3 && row.lengthOf(first + 1) === 2 && row.lengthOf(first + 2) === 4;
}

/** `0.12.3456789` */
function isVersion(row: Row, first: number): boolean {
    return row.lengthOf(first) === 1 && row.joint[first + 1] === JOINT.dot && row.joint[first + 2] === JOINT.dot;
}

function valueOf(row: Row, piece: number): number {
    let value = 0;
    for (let index = row.first[piece]!; index < row.first[piece + 1]!; index++) value = value * 10 + row.codes[index]! - 48;
    return value;
}
