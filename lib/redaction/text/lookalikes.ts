import { isDigit } from '../scan/letters';
import { Edits, plain, through, type View } from './view';

/** Letters and signs that are taken for digits, in Latin, Greek and Cyrillic. @see https://www.unicode.org/reports/tr39/ (confusables) */
const LOOKS: Readonly<Record<string, string>> = {
    O: '0', o: '0', Q: '0', 'О': '0', 'о': '0', 'Ο': '0', 'ο': '0', l: '1', I: '1', '|': '1',
    i: '1', 'ı': '1', 'І': '1', 'Ι': '1', Z: '2', z: '2', S: '5', s: '5', 'З': '3', B: '8',
};
const ALIKE = Object.keys(LOOKS).join('');
/** A letter among or before digits, or the same odd sign twice between digits. */
const GUESSABLE = new RegExp(
    String.raw`[0-9](?:[0-9][${ALIKE}]|[${ALIKE}][0-9${ALIKE}]| ?([^\w\s.,/()-]{1,3}) ?[0-9]{1,8} ?\1 ?[0-9])|[${ALIKE}a-z][0-9]{2}`,
);
/** Digits near each other: with fewer no guess has a check digit to trust in. */
const ENOUGH = /[0-9](?:[^0-9]{0,20}[0-9]){4}/;
const LIKE_NUMBERS = new RegExp(`[0-9](?:[ ./_-]?[0-9${ALIKE}])+`, 'g');
const LETTER = /\p{L}/u;
/** Fewer have no check digit to trust in. */
const FEWEST = 9;
const MOST_LETTERS = 0.4;

/** With digits in place of letters that look like them, within what is mostly digits. */
function lettersAsDigits(text: string): View | undefined {
    const edits = new Edits(text);
    for (const { 0: match, index } of text.matchAll(LIKE_NUMBERS)) {
        const [start, end] = withoutWords(text, alikeBefore(text, index, edits.end), index + match.length);
        const digits = countOf(text, start, end, isDigit);
        const letters = countOf(text, start, end, isAlike);
        if (letters === 0 || digits + letters < FEWEST || letters > MOST_LETTERS * (digits + letters)) continue;
        for (let at = start; at < end; at++) if (isAlike(text.charCodeAt(at))) edits.replace(at, at + 1, LOOKS[text[at]!]!);
    }
    return edits.end > 0 ? edits.view() : undefined;
}

function alikeBefore(text: string, index: number, from: number): number {
    let start = index;
    while (start > from && index - start < FEWEST && isAlike(text.charCodeAt(start - 1))) start--;
    return start;
}

/** Letters behind a blank are words, and a letter at either end belongs to one when more letters touch it. */
function withoutWords(text: string, from: number, to: number): [start: number, end: number] {
    let [start, end] = [from, to];
    while (!isDigit(text.charCodeAt(end - 1))) end--;
    while (end < to && isAlike(text.charCodeAt(end))) end++;
    while (start < end && isLetter(text[start]) && isLetter(text[start - 1])) start++;
    while (end > start && isLetter(text[end - 1]) && isLetter(text[end])) end--;
    return [start, end];
}

function countOf(text: string, start: number, end: number, counts: (code: number) => boolean): number {
    let count = 0;
    for (let at = start; at < end; at++) if (counts(text.charCodeAt(at))) count++;
    return count;
}

const ALIKE_CODES: ReadonlySet<number> = new Set(Array.from(ALIKE, (letter) => letter.charCodeAt(0)));
const ASCII_ALIKE = Uint8Array.from({ length: 128 }, (_, code) => (ALIKE_CODES.has(code) ? 1 : 0));

/** Whether the character may stand for a digit. */
export function isAlike(code: number): boolean {
    return code < 128 ? ASCII_ALIKE[code] === 1 : ALIKE_CODES.has(code);
}

function isLetter(character: string | undefined): boolean {
    return character !== undefined && LETTER.test(character);
}

/** Groups of digits with the same sign between all of them that no number has there: `4111|1111|1111|1111`. */
const ODDLY_GROUPED = /(?<!\d)\d{1,8}(\s?[^\p{L}\p{N}\s]{1,3}\s?)\d{1,8}(?:\1\d{1,8})+/gu;
const FEWEST_ODDLY_GROUPED = 12;

/** The same sign twice between digits. */
const ODD = /[0-9](\s?[^\p{L}\p{N}\s]{1,3}\s?)[0-9]{1,8}\1[0-9]/u;

function oddSeparatorsAsBlanks(text: string): View | undefined {
    if (!ODD.test(text)) return undefined;
    const edits = new Edits(text);
    for (const { 0: match, 1: sign = '', index } of text.matchAll(ODDLY_GROUPED)) {
        if (match.length - match.split(sign).length * sign.length < FEWEST_ODDLY_GROUPED - sign.length) continue;
        for (let at = match.indexOf(sign); at >= 0; at = match.indexOf(sign, at + sign.length)) {
            edits.replace(index + at, index + at + sign.length, ' ');
        }
    }
    return edits.end > 0 ? edits.view() : undefined;
}

/** The first of so many digits behind a letter that they are a number of their own. */
const BEHIND_LETTER = /[0-9](?<=[a-z\u0080-\uffff][0-9])(?:[ ./-]?[0-9]){8}/g;
/** The word there, which ends in a small letter: "ssn123-45-6789". */
const GLUED = /(?<![\p{L}\p{N}])\p{L}{2,20}\p{Ll}$/u;
const LONGEST_WORD = 22;

function apartFromWords(text: string): View | undefined {
    const edits = new Edits(text);
    BEHIND_LETTER.lastIndex = 0;
    for (let found = BEHIND_LETTER.exec(text); found; found = BEHIND_LETTER.exec(text)) {
        const { index } = found;
        if (GLUED.test(text.slice(Math.max(0, index - LONGEST_WORD), index))) edits.replace(index - 1, index, `${text[index - 1]!} `);
    }
    return edits.end > 0 ? edits.view() : undefined;
}

const GUESSES = [apartFromWords, oddSeparatorsAsBlanks, lettersAsDigits] as const;

/** With digits in place of what may stand for them, and apart from words: only a value with the right check digits means anything in it. */
export function guessed(text: string): View | undefined {
    if (!ENOUGH.test(text) || !GUESSABLE.test(text)) return undefined;
    let view = plain(text);
    for (const guess of GUESSES) {
        const next = guess(view.text);
        if (next) view = through(view, next);
    }
    return view.text === text ? undefined : view;
}
