import { isDate } from '../written';

/** Whether somebody may be born on that day: YYYYMMDD. */
export function isBirthDay(date: string): boolean {
    return /^(?:19|20)/.test(date) && isDate(Number(date.slice(0, 4)), Number(date.slice(4, 6)), Number(date.slice(6, 8)));
}
