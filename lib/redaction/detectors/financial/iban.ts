import { mod97 } from '../../checksum';
import type { RowDetector } from '../../scan/detector';
import { isPartOfGuid } from '../../scan/guid';
import { DIGITS, LETTERS } from '../../scan/reading';
import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';
import { IBAN_STRUCTURES } from './iban-structures';

const COUNTRY = 2;
/** Norway's. */
const SHORTEST = 15;
const NONE = { length: Infinity, form: /^$/ };
/** By the codes of the country's two letters. */
const STRUCTURES = new Map(Array.from(IBAN_STRUCTURES, ([country, structure]) => [keyOf(country.charCodeAt(0), country.charCodeAt(1)), structure]));
/** What may touch a number: the word for it, and the currency of an amount. */
const LABEL = 'IBAN';
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** International bank account numbers (ISO 13616), in any case, plain or in groups: country, form and check digits must agree. */
export const iban: RowDetector<'IBAN_CODE'> = {
    kinds: { IBAN_CODE: 'restricted' },
    fits(row) {
        for (let piece = 0; piece + 1 < row.pieces; piece++) {
            const length = row.lengthOf(piece);
            const isCountry = row.kinds[piece] === LETTERS && (length === COUNTRY || length === COUNTRY + LABEL.length);
            if (isCountry && row.kinds[piece + 1] === DIGITS && row.length - row.first[piece + 1]! >= SHORTEST - COUNTRY) return true;
        }
        return false;
    },
    find(scan, row) {
        for (let piece = 0; piece + 1 < row.pieces; piece++) {
            const first = row.first[piece + 1]! - COUNTRY;
            const last = row.kinds[piece + 1] === DIGITS && beginsWith(row, piece, first) ? lastOfIban(row, first, piece + 1) : -1;
            if (last < 0 || isPartOfGuid(scan.text, row.at[first]!, row.endOf(last))) continue;
            scan.claim('IBAN_CODE', row.at[first]!, row.endOf(last), 1);
            piece = last;
        }
    },
};

/** Whether the piece is the two letters of a country, or ends with them and begins with the word for such a number. */
function beginsWith(row: Row, piece: number, country: number): boolean {
    if (row.kinds[piece] !== LETTERS || row.lengthOf(piece + 1) < COUNTRY) return false;
    const from = row.first[piece]!;
    if (piece > 0 && row.joint[piece] === JOINT.none) return false;
    return from === country || (country - from === LABEL.length && row.slice(from, country) === LABEL);
}

function keyOf(first: number, second: number): number {
    return (first << 7) | second;
}

/** The piece with which a valid number ends that begins at index `first`, or -1. */
function lastOfIban(row: Row, first: number, piece: number): number {
    const { length, form } = STRUCTURES.get(keyOf(row.codes[first]!, row.codes[first + 1]!)) ?? NONE;
    if (first + length > row.length) return -1;
    let last = piece;
    while (row.first[last + 1]! < first + length) if (row.joint[++last] === JOINT.comma || row.joint[last] === JOINT.bracket) return -1;
    if (row.first[last + 1] !== first + length || !endsAfter(row, last)) return -1;
    const number = row.slice(first, first + length);
    return form.test(number) && mod97(number) ? last : -1;
}

function endsAfter(row: Row, last: number): boolean {
    const next = last + 1;
    if (next === row.pieces || row.joint[next] !== JOINT.none) return true;
    return CURRENCIES.has(row.slice(row.first[next]!, row.first[next + 1]!)) && (next + 1 === row.pieces || row.joint[next + 1] !== JOINT.none);
}
