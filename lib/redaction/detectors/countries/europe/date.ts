const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is such a day; without a year, whether there is in any. */
export function isDate(day: number, month: number, year = 2000): boolean {
    if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]!) return false;
    return day !== 29 || month !== 2 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** The number that two digits of an identifier are. */
export function two(id: string, at: number): number {
    return (id.charCodeAt(at) - 48) * 10 + id.charCodeAt(at + 1) - 48;
}
