import { codeAt, isDigit } from '../../scan/letters';
import { isDate } from '../countries/written';

/** A day in a text, or a month: from where to where, of which year; `isDay` when it names the day. */
export interface WrittenDate { start: number; end: number; year: number; isDay: boolean }

const [DASH, DOT, SLASH] = [0x2d, 0x2e, 0x2f];
const ISO_TIME = /T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:[+-][0-2][0-9]:?[0-5][0-9]|Z)?/y;
const YEAR_FIRST = /([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9]|[-/.][0-9])/y;
const YEAR_LAST = /([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9A-Za-z]|[-/.][0-9])/y;
const EAST_ASIAN = /([0-9]{4}) ?[年년] ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日号일]?/y;
const MONTH_YEAR = /(0?[1-9]|1[0-2])\/([0-9]{4}|[0-9]{2})(?![0-9A-Za-z]|\/)/y;
const YEAR = /(?:19|20)[0-9]{2}(?![0-9A-Za-z])/y;

/** The first letters of the months in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and Turkish. */
const MONTHS =
    'jan|gen|ene|sty|oca|feb|fév|fev|lut|şub|mar|mär|maa|apr|avr|abr|kwi|nis|may|mai|mag|maj|mei|jun|jui|giu|cze|haz|jul|lug|lip|tem|' +
    'aug|aoû|aou|ago|sie|ağu|sep|set|wrz|eyl|oct|okt|out|ott|paź|eki|nov|lis|kas|dec|dez|déc|dic|gru|ara';
const MONTH = `(?:${MONTHS})\\p{L}{0,8}`;
const LONGEST_BEFORE_YEAR = 24;
const ORDINAL = '[0-3]?[0-9](?:st|nd|rd|th|er|\\.|º)?';
const DAY_FIRST = `${ORDINAL}[ -](?:of |de |di )?${MONTH}[.,]?[ -](?:de |del )?`;
const MONTH_FIRST = `${MONTH}\\.? ${ORDINAL},? `;
const BEFORE_YEAR = new RegExp(`(?<![\\p{L}\\p{N}])(?:${DAY_FIRST}|${MONTH_FIRST})$`, 'iu');

/** The date that begins with the digits at `start`, or with a year there that a day and a month stand before. */
export function dateAt(text: string, start: number): WrittenDate | undefined {
    let end = start;
    while (isDigit(codeAt(text, end))) end++;
    const next = codeAt(text, end);
    const isJoined = next === DASH || next === SLASH || next === DOT;
    const whole = isJoined ? (yearFirst(text, start) ?? yearLast(text, start)) : undefined;
    return whole ?? (end - start === 4 ? inWords(text, start) : undefined) ?? (next === SLASH ? monthOnly(text, start) : undefined);
}

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(text);
}

function yearFirst(text: string, start: number): WrittenDate | undefined {
    const match = matched(YEAR_FIRST, text, start);
    if (!match || !isDate(Number(match[1]), Number(match[3]), Number(match[4]))) return undefined;
    const end = start + match[0].length;
    const time = matched(ISO_TIME, text, end);
    return { start, end: end + (time?.[0].length ?? 0), year: Number(match[1]), isDay: true };
}

/** Day before month or month before day, whichever is possible. */
function yearLast(text: string, start: number): WrittenDate | undefined {
    const match = matched(YEAR_LAST, text, start);
    if (!match) return undefined;
    if (match[2] === '-' && match[4]!.length === 2) return undefined; // all kinds of numbers are written so
    const [one, other, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    if (!isDate(year, one, other) && !isDate(year, other, one)) return undefined;
    return { start, end: start + match[0].length, year: fullYear(year), isDay: true };
}

function inWords(text: string, start: number): WrittenDate | undefined {
    const eastAsian = matched(EAST_ASIAN, text, start);
    if (eastAsian) return { start, end: start + eastAsian[0].length, year: Number(eastAsian[1]), isDay: true };
    if (!matched(YEAR, text, start)) return undefined;
    const before = BEFORE_YEAR.exec(text.slice(Math.max(0, start - LONGEST_BEFORE_YEAR), start));
    return before ? { start: start - before[0].length, end: start + 4, year: Number(text.slice(start, start + 4)), isDay: true } : undefined;
}

function monthOnly(text: string, start: number): WrittenDate | undefined {
    const match = matched(MONTH_YEAR, text, start);
    return match ? { start, end: start + match[0].length, year: fullYear(Number(match[2])), isDay: false } : undefined;
}

/** Of two digits: the last one of that end that is past. */
function fullYear(year: number): number {
    if (year > 99) return year;
    const now = new Date().getFullYear();
    const century = now - (now % 100);
    return century + year > now ? century + year - 100 : century + year;
}
