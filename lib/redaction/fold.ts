/** A text as detectors read it, and the way back to the offsets of the text as it was written. */
export interface Folded {
    text: string;
    /** UTF-16 offsets in the original of a span in the folded text; what was dropped inside it belongs to it. */
    unfold(start: number, end: number): [start: number, end: number];
}

const PLAIN = /^[\0-\x7f]*$/;
/** Invisible characters, and marks over or through the character before: nobody sees the difference. */
const DROPPED = /^[\p{Default_Ignorable_Code_Point}\p{Mark}\p{Bidi_Control}\u00ad\ufeff]$/u;
const DIGIT = /^\p{Nd}$/u;
const BLANK = /^\p{Zs}$/u;
const DASH = /^[\p{Pd}\u2212\u2043]$/u;

/**
 * Writes a text in ASCII where that looks or means the same, so that one form of each detector finds all: digits of every script,
 * full-width, circled and mathematical characters (NFKC), blanks and dashes of every width, without invisible characters.
 * A text that is ASCII already stays the very same string.
 * @see https://www.unicode.org/reports/tr15/ and, for what is ignorable, https://www.unicode.org/reports/tr44/
 */
export function fold(text: string): Folded {
    if (PLAIN.test(text)) return { text, unfold: (start, end) => [start, end] };
    let folded = '';
    const starts: number[] = [];
    const ends: number[] = [];
    let at = 0;
    for (const character of text) {
        const plain = foldedForm(character);
        for (let index = 0; index < plain.length; index++) {
            starts.push(at);
            ends.push(at + character.length);
        }
        folded += plain;
        at += character.length;
    }
    return { text: folded, unfold: (start, end) => [starts[start] ?? text.length, ends[end - 1] ?? starts[start] ?? 0] };
}

/** The forms of the characters that were met lately: a text has many of few. */
const met = new Map<string, string>();
const MOST_MET = 10_000;

function foldedForm(character: string): string {
    if (character.length === 1 && character.charCodeAt(0) < 0x80) return character;
    const known = met.get(character);
    if (known !== undefined) return known;
    if (met.size >= MOST_MET) met.clear();
    const form = formOf(character);
    met.set(character, form);
    return form;
}

function formOf(character: string): string {
    if (DROPPED.test(character)) return '';
    if (DIGIT.test(character)) return String(digitOf(character));
    if (BLANK.test(character)) return ' ';
    if (DASH.test(character)) return '-';
    const compatible = character.normalize('NFKC');
    return PLAIN.test(compatible) ? compatible : character;
}

/** Decimal digits stand in the code charts in runs of ten, from zero to nine; several runs may follow each other. */
function digitOf(character: string): number {
    const code = character.codePointAt(0) ?? 0;
    let first = code;
    while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
    return (code - first) % 10;
}
