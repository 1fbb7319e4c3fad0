import { isAlphanumeric } from '../../scan/letters';

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is such a day; of a year in two digits, the 29th of February counts in every fourth. */
export function isDate(year: number, month: number, day: number): boolean {
    if (!(month >= 1 && month <= 12 && day >= 1 && day <= LONGEST_MONTHS[month - 1]!)) return false;
    return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0 || year < 100));
}

/** Whether six digits are a year, month and day. */
export function isYymmdd(digits: string): boolean {
    return isDate(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)));
}

/** Whether six digits are a day, month and year. */
export function isDdmmyy(digits: string): boolean {
    return isDate(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
}

/** Whether it is a day of these centuries in eight digits, as files and logs have it. */
export function isDay(digits: string): boolean {
    return /^(?:19|20)[0-9]{6}$/.test(digits) && isDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
}

/** Of the same place in a text many ask. */
let asked = '';
let answer: readonly string[] = [];

/** What stands between the groups of letters and digits. */
export function separators(written: string): readonly string[] {
    if (written !== asked) {
        answer = separatorsIn(written);
        asked = written;
    }
    return answer;
}

function separatorsIn(written: string): readonly string[] {
    const found: string[] = [];
    for (let at = 1, end = 1; at < written.length - 1; at = end + 1) {
        for (end = at; end < written.length && !isAlphanumeric(written.charCodeAt(end)); ) end++;
        if (end > at) found.push(written.slice(at, end));
    }
    return found;
}

/** In how many places the groups of letters and digits are apart. */
export function cuts(written: string): number {
    let count = 0;
    for (let at = 1; at < written.length; at++) if (!isAlphanumeric(written.charCodeAt(at)) && isAlphanumeric(written.charCodeAt(at - 1))) count++;
    return count;
}

/** Whether just these characters stand between the groups of letters and digits. */
export function isCutBy(written: string, between: string): boolean {
    let found = 0;
    for (let at = 0; at < written.length; at++) {
        const code = written.charCodeAt(at);
        if (isAlphanumeric(code)) continue;
        if (code !== between.charCodeAt(found)) return false;
        found++;
    }
    return found === between.length;
}

/** `12 345 678`, `12.345.678`: an amount, as much of the world writes it. */
export function isAmount(written: string): boolean {
    return /^[0-9]{1,3}(?:[ .][0-9]{3})+$/.test(written);
}

/** Whether all characters are the same, as in what people fill in for no number at all. */
export function isRepeated(id: string): boolean {
    for (let at = 1; at < id.length; at++) if (id.charCodeAt(at) !== id.charCodeAt(0)) return false;
    return true;
}

/** Whether letters stand apart in lower case: then they are a word next to a number. */
export function hasWord(written: string): boolean {
    return /(?:^|\s)[a-z]+(?:\s|$)/.test(written);
}
