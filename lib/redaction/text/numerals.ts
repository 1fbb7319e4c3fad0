import { baseLetter, codeAt, HASH_START, hashed } from '../scan/letters';
import { numeral } from '../scan/words';

/** From zero to nine; `|` separates other words for the same digit. */
const LANGUAGES = [
    'zero|oh|o|nought|naught one two three four five six seven eight nine',
    'null eins|ein zwei|zwo drei vier fünf|fuenf sechs sieben acht neun',
    'cero uno|un dos tres cuatro cinco seis siete ocho nueve',
    'zéro un|une deux trois quatre cinq six sept huit neuf',
    'zero uno due tre quattro cinque sei sette otto nove',
    'zero um|uma dois|duas três quatro cinco seis|meia sete oito nove',
    'nul een|één twee drie vier vijf zes zeven acht negen',
    'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć',
    'noll ett|en två tre fyra fem sex sju åtta nio',
    'sıfır bir iki üç dört beş altı yedi sekiz dokuz',
];
const TIMES = [
    ['double', 2], ['doble', 2], ['doppel', 2], ['dubbel', 2], ['dubbele', 2], ['doppio', 2], ['triple', 3], ['treble', 3], ['tripel', 3],
] as const;
/** What people say between the groups of a number. */
const SEPARATORS = [
    'dash', 'hyphen', 'minus', 'space', 'blank', 'strich', 'bindestrich', 'tiret', 'guion', 'hifen', 'trattino', 'streepje', 'kreska', 'tire',
];
const LONGEST = 11;

export interface Numeral {
    /** The digit that it is in each language, by the language's number. */
    digits: (string | undefined)[];
    /** How often it says that the next digit comes. */
    times: number;
    /** Whether it is what people say between groups. */
    separates: boolean;
}

const WORDS = new Map<number, Numeral>();
const hashOf = (word: string) => word.split('').reduce((hash, letter) => hashed(hash, baseLetter(letter.charCodeAt(0))), HASH_START);
/** The letters that such words of each length begin with, one bit each: most other words need no closer look. */
const INITIALS = new Uint32Array(LONGEST + 1);
const initial = (code: number) => 1 << (baseLetter(code) & 31);
const wordFor = (word: string): Numeral => {
    const key = hashOf(word);
    const known = WORDS.get(key) ?? { digits: [], times: 1, separates: false };
    WORDS.set(key, known);
    INITIALS[word.length]! |= initial(word.charCodeAt(0));
    numeral(word);
    return known;
};
for (const [language, list] of LANGUAGES.entries()) {
    for (const [digit, forms] of list.split(' ').entries()) for (const form of forms.split('|')) wordFor(form).digits[language] = String(digit);
}
for (const [word, times] of TIMES) wordFor(word).times = times;
for (const word of SEPARATORS) wordFor(word).separates = true;

/** Any three characters that are met where such words follow each other: most places in other texts are told from these at once. */
const TRIPLES = new Int32Array((1 << 15) / 32);
const isMet = (triple: number) => ((TRIPLES[triple >> 5]! >> (triple & 31)) & 1) === 1;
const meet = (triple: number) => (TRIPLES[triple >> 5]! |= 1 << (triple & 31));
const tripleOf = (a: number, b: number, c: number) => ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
const tripleAt = (text: string, at: number) =>
    tripleOf(baseLetter(codeAt(text, at)), baseLetter(codeAt(text, at + 1)), baseLetter(codeAt(text, at + 2)));
const spoken = [...LANGUAGES.flatMap((list) => list.split(/[ |]/)), ...TIMES.map(([word]) => word), ...SEPARATORS];
const ends = new Set(spoken.map((word) => word.at(-1)!));
const beginnings = new Set(spoken.map((word) => word[0]!));
const met = [...spoken.map((word) => `  ${word}  `), ...Array.from(ends, (end) => Array.from(beginnings, (first) => `${end} ${first}`)).flat()];
for (const written of met) for (let at = 0; at + 2 < written.length; at++) meet(tripleAt(written, at));
meet(0);

/** Tells most other words from such ones by how they begin and how long they are. */
function mayBeNumeral(first: number, length: number): boolean {
    return length <= LONGEST && (INITIALS[length]! & initial(first)) !== 0;
}

/** What is known of a word that begins and ends there, if it is used in saying numbers; else null. */
export function numeralAt(text: string, start: number, end: number): Numeral | null {
    if (!mayBeNumeral(codeAt(text, start), end - start)) return null;
    let hash = HASH_START;
    for (let at = start; at < end; at++) hash = hashed(hash, baseLetter(codeAt(text, at)));
    return WORDS.get(hash) ?? null;
}

/** Characters between two words of a number. */
const MOST_BETWEEN = 3;

/**
 * Whether the text might hold a number in words: looks at one place in each stretch of `stride` characters.
 * @param stride no more than the shortest number that is looked for has
 */
export function mayHoldSpelledDigits(text: string, stride: number): boolean {
    if (text.length < stride) return false;
    for (let at = stride >> 1; at < text.length; at += stride) {
        if (isMet(tripleAt(text, at)) && codeAt(text, at) < 0x250 && isSpelledAround(text, at, (stride >> 1) - 3) && isNumeralAround(text, at)) return true;
    }
    return false;
}

/** Whether the text up to the distance `reach`, behind the place or before it, could be such words. */
function isSpelledAround(text: string, at: number, reach: number): boolean {
    return areTriplesMet(text, at, reach, 3) || areTriplesMet(text, at, reach, -3);
}

function areTriplesMet(text: string, at: number, reach: number, step: number): boolean {
    let letters = 0;
    for (let distance = 3, place = at + step; distance <= reach; distance += 3, place += step) {
        const triple = tripleAt(text, place);
        if (!isMet(triple)) return false;
        letters |= triple;
    }
    return letters !== 0;
}

/** Whether the word there is one for a digit, and the one before or after it too, or a figure. */
function isNumeralAround(text: string, at: number): boolean {
    let to = at;
    if (baseLetter(codeAt(text, at)) === 0) while (to > 0 && at - to < MOST_BETWEEN && isBetween(codeAt(text, to - 1))) to--;
    const start = wordStart(text, to);
    const end = wordEnd(text, start);
    return isNumeral(text, start, end) && (isNumeralFrom(text, end + 1) || isNumeralUpTo(text, start - 1));
}

function isNumeralFrom(text: string, from: number): boolean {
    let start = from;
    while (start < from + MOST_BETWEEN && isBetween(codeAt(text, start))) start++;
    return isFigure(codeAt(text, start)) || isNumeral(text, start, wordEnd(text, start));
}

function isNumeralUpTo(text: string, to: number): boolean {
    let end = to;
    while (end > to - MOST_BETWEEN && isBetween(codeAt(text, end - 1))) end--;
    const start = wordStart(text, end);
    return isFigure(codeAt(text, end - 1)) || isNumeral(text, start, wordEnd(text, start));
}

function isBetween(code: number): boolean {
    return code < 0x30 || code === 0x3a || code === 0x3b || code === 0x5f;
}

function isFigure(code: number): boolean {
    return code >= 0x30 && code < 0x3a;
}

function isNumeral(text: string, start: number, end: number): boolean {
    return end > start && numeralAt(text, start, end) !== null;
}

/** Where the word begins that `at` is in or behind; not much further away than a numeral is long. */
function wordStart(text: string, at: number): number {
    let start = at;
    while (start > 0 && at - start <= LONGEST && baseLetter(codeAt(text, start - 1)) !== 0) start--;
    return start;
}

function wordEnd(text: string, start: number): number {
    let end = start;
    while (end < text.length && end - start <= LONGEST && baseLetter(codeAt(text, end)) !== 0) end++;
    return end;
}
