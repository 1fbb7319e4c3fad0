import type { RowDetector } from '../../scan/detector';
import { pattern } from '../../scan/pattern';
import { DIGITS, FOREIGN } from '../../scan/reading';
import { JOINT } from '../../scan/row-bounds';
import type { Row } from '../../scan/row';
import { words } from '../../scan/words';
import { PASSPORT_WORDS } from '../countries/asia/id-words';
import { NEVER } from '../countries/confidence';

const WORDS = words(...PASSPORT_WORDS, 'travel document', 'passport number', 'passport no', 'pass number');
/** `NO 1234567`: a word for the number, and no letters of it. */
const LABEL = /^(?:NO|NR|ID|IS|MY|ON|AT|TO|IN|OF|OR|AS|BY|THE|AND|FOR|MIS|NUM)/;
const isLabelled = (id: string, written: string) => written.length === id.length || (written.toUpperCase() === written && !LABEL.test(id));

/**
 * The numbers of passports of all countries: nearly all are one to three letters and six to eight digits, or digits alone.
 * @see https://www.icao.int/publications/doc-series/doc-9303 (part 4, 4.2.2: at most nine characters), https://en.wikipedia.org/wiki/Passport
 * and, by country, https://learn.microsoft.com/purview/sit-defn-eu-passport-number
 */
export const PASSPORT = [
    /** Letters and digits, as most countries of the world have it. */
    pattern({
        kind: 'PASSPORT',
        handling: 'restricted',
        shapes: ['A-999999', 'A-9999999', 'A-99999999', 'AA-999999', 'AA-9999999', 'AAA-999999', 'A9999999A', 'AA99999A9', 'A999A9999', '99AA99999'],
        valid: isLabelled,
        context: WORDS,
        confidence: [0.05, 0.9],
    }),
    /** In groups: `AB 123 4567`; and Liechtenstein's, which are short. */
    pattern({
        kind: 'PASSPORT',
        handling: 'restricted',
        shapes: ['A99999', 'A-99-99-999', 'A-999-9999', 'AA-999-9999', 'AA-99-99-999', 'AA-999-999', 'AA-9999-999', '99-AA-99999'],
        valid: isLabelled,
        context: WORDS,
        confidence: [NEVER, 0.8],
    }),
    /** Digits alone. */
    pattern({
        kind: 'PASSPORT',
        handling: 'restricted',
        shapes: ['9999999', '99999999', '999-999-999', '9999999999', '99999999999', '99-9999999'],
        valid: (id) => !isDate(id),
        context: WORDS,
        confidence: [NEVER, 0.6],
    }),
] as const;

/** YYYYMMDD or DDMMYYYY */
function isDate(id: string): boolean {
    return /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)$/.test(id);
}

const [SHORTEST, LONGEST] = [8, 9];

/** Eight or nine letters and digits in any order, as Germany, the Netherlands, Lithuania and Luxemburg have them, where a word says so. */
export const MIXED_PASSPORTS: RowDetector<'PASSPORT'> = {
    kinds: { PASSPORT: 'restricted' },
    words: WORDS,
    fits(row) {
        let isAny = false;
        eachToken(row, (first, last) => (isAny ||= isMixed(row, first, last)));
        return isAny;
    },
    find(scan, row) {
        eachToken(row, (first, last) => {
            if (!isMixed(row, first, last)) return;
            const [start, end] = [row.startOf(first), row.endOf(last)];
            if (end - start <= LONGEST && scan.near(WORDS, start, end) === 'for') scan.claim('PASSPORT', start, end, 0.7);
        });
    },
};

/** Pieces between which nothing stands. */
function eachToken(row: Row, look: (first: number, last: number) => void): void {
    for (let first = 0, last = 0; first < row.pieces; first = last + 1) {
        for (last = first; last + 1 < row.pieces && row.joint[last + 1] === JOINT.none; ) last++;
        look(first, last);
    }
}

/** Whether letters and two or more digits make up a word of that length. */
function isMixed(row: Row, first: number, last: number): boolean {
    const length = row.first[last + 1]! - row.first[first]!;
    if (first === last || length < SHORTEST || length > LONGEST) return false;
    let digits = 0;
    for (let piece = first; piece <= last; piece++) {
        if (row.kinds[piece] === FOREIGN) return false;
        if (row.kinds[piece] === DIGITS) digits += row.lengthOf(piece);
    }
    return digits >= 2;
}
