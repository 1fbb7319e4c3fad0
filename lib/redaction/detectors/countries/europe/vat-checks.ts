import { luhn, mod97, weighted } from '../../../checksum';
import { isEgn, isLnch } from './bg';
import { isBirthNumber, isCzechCompany } from './cz-sk';
import { isCompany, isForeigner, isLettered } from './es';
import { isOldLatvian } from './lv';

const digit = (id: string, at: number) => Number(id.charAt(at));

/** With weights that rise to nine and begin again with one. */
function rising(id: string, from: number): number {
    return weighted(id, Array.from({ length: id.length - 1 }, (_, at) => ((at + from - 1) % 9) + 1)) % 11;
}

export function isLithuanian(id: string): boolean {
    const check = rising(id, 1);
    return id.at(-2) === '1' && (check < 10 ? check : rising(id, 3) % 10) === Number(id.at(-1));
}

export function isBulgarian(id: string): boolean {
    if (id.length === 10) return isEgn(id) || isLnch(id) || (11 - (weighted(id, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digit(id, 9);
    const check = weighted(id, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    return (check < 10 ? check : (weighted(id, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10) === digit(id, 8);
}

export function isFrench(id: string): boolean {
    const key = id.slice(0, 2);
    const company = id.slice(2);
    return luhn(company) && (/^\d\d$/.test(key) ? (12 + 3 * (Number(company) % 97)) % 97 === Number(key) : !/[IO]/.test(key));
}

/** Companies: a letter, seven digits and a check; persons: their identity number. */
export function isSpanish(id: string): boolean {
    if (/^[KLM]/.test(id)) return isLettered(id.slice(1));
    return isCompany(id) || isForeigner(id) || (/^\d/.test(id) && isLettered(id));
}

export function isRomanian(id: string): boolean {
    const sum = weighted(id.slice(0, -1).padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]);
    return !id.startsWith('0') && ((sum * 10) % 11) % 10 === Number(id.at(-1));
}

export function isLatvian(id: string): boolean {
    if (id.charAt(0) < '4') return id.startsWith('32') || isOldLatvian(id);
    return weighted(id, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
}

/** The third last character is a B; companies are checked like citizens, persons as a whole. */
export function isDutch(id: string): boolean {
    return id.charAt(9) === 'B' && (weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 || mod97(`${id.slice(8)}NL${id.slice(0, 8)}`));
}

/** A U, seven digits, and Luhn's check of them and four. */
export function isAustrian(id: string): boolean {
    return id.startsWith('U') && (luhnSum(id.slice(1, 8)) + 4 + digit(id, 8)) % 10 === 0;
}

/** Eight digits of a company, a birth number, or nine digits of a person without one. */
export function isCzech(id: string): boolean {
    if (id.length === 8) return isCzechCompany(id);
    const check = weighted(id, [0, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return (/^6.{8}$/.test(id) && (8 - ((10 - check) % 11)) % 10 === digit(id, 8)) || isBirthNumber(id);
}

/** What Luhn's check adds up before the check digit. */
function luhnSum(digits: string): number {
    return Array.from(digits, Number).reduce((sum, each, at) => sum + (at % 2 === 0 ? each : (each * 2) % 10 + (each > 4 ? 1 : 0)), 0);
}

/** A number by which 97 leaves nothing, or since 2010 55. */
export function isBritish(id: string): boolean {
    const rest = weighted(id.slice(2), [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
    return /^(?:GB|XI)/.test(id) && (rest === 0 || rest === 42) && !id.endsWith('000000000');
}
