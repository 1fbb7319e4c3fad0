/** How a character is read that is not ASCII: 0 as it is, below 0x80 as that ASCII character, else one of these, or an index into LONGER. */
export const MARK = 0x80;
export const INVISIBLE = 0x81;
/** Added to the form of what is folded only next to ASCII. */
export const ONLY_NEAR_ASCII = 0x8000;
export const FIRST_LONGER = 0x100;
/** The forms of more than one character. */
export const LONGER: string[] = [];

const PAGE = 0x100;
const PAGES: (Uint16Array | undefined)[] = [];
const AS_THEY_ARE = new Uint16Array(PAGE);

/** The forms of the 256 characters around one: most texts need two or three such pages, so they are made when they are met. */
export function formsAround(code: number): Uint16Array {
    return (PAGES[code >> 8] ??= pageOf(code & ~0xff));
}

function pageOf(first: number): Uint16Array {
    const all = Array.from({ length: PAGE }, (_, index) => first + index).filter((code) => code > 0x7f && (code < 0xd800 || code > 0xdfff));
    const text = String.fromCodePoint(...all);
    if (text.normalize('NFKC') === text && !ANY.test(text)) return AS_THEY_ARE;
    const page = new Uint16Array(PAGE);
    for (const code of all) page[code - first] = formOf(code, String.fromCodePoint(code));
    return page;
}

/** Nobody sees them. U+00AD is among them, and so are the bidirectional controls. */
const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u206a-\u206f\ufff9-\ufffb]$/u;
/** They stand over or through the character before. */
const COMBINING = /^\p{M}$/u;
const DIGIT = /^\p{Nd}$/u;
/** U+2800 is the Braille pattern without a dot. */
const BLANK = /^[\p{Zs}\u2800]$/u;
const LINE_END = /^[\p{Zl}\p{Zp}\u0085]$/u;
const DASH = /^[\p{Pd}\u2212\u2043]$/u;
const ANY = /[\p{Default_Ignorable_Code_Point}\p{M}\p{Nd}\p{Z}\p{Pd}\u2043\u2212\u2800\u24eb-\u24ff\u2776-\u2793\u{1f10b}\u{1f10c}]/u;
/** Compatible with ASCII, but written in every other message, and never in place of a value's characters. */
const ORDINARY = '…™';
/** In every text in Chinese or Japanese. */
const CJK_PUNCTUATION = '，！？；：（）～．';

function formOf(code: number, character: string): number {
    if (IGNORABLE.test(character)) return INVISIBLE;
    if (COMBINING.test(character)) return MARK;
    if (DIGIT.test(character)) return 0x30 + digitOf(code);
    if (BLANK.test(character)) return 0x20;
    if (LINE_END.test(character)) return 0x0a;
    if (DASH.test(character)) return 0x2d;
    return ORDINARY.includes(character) ? 0 : compatible(code, character);
}

/** Decimal digits stand in the code charts in runs of ten, from zero to nine; several runs may follow each other. */
function digitOf(code: number): number {
    let first = code;
    while (DIGIT.test(String.fromCodePoint(first - 1))) first--;
    return (code - first) % 10;
}

/** Circled numbers that Unicode gives no compatible form: the first of a run, how many, and the number that it is. */
const CIRCLED = [
    [0x24eb, 10, 11], [0x24f5, 10, 1], [0x24ff, 1, 0], [0x2776, 10, 1], [0x2780, 10, 1], [0x278a, 10, 1], [0x1f10b, 1, 0], [0x1f10c, 1, 0],
] as const;

function compatible(code: number, character: string): number {
    const circled = CIRCLED.find(([first, many]) => code >= first && code < first + many);
    const form = circled ? String(code - circled[0] + circled[2]) : character.normalize('NFKC');
    // eslint-disable-next-line no-control-regex
    if (!/^[\0-\x7f]+$/.test(form)) return 0;
    const bare = /^\(?(\d+)[).,]?$/.exec(form)?.[1] ?? form;
    if (CJK_PUNCTUATION.includes(character)) return ONLY_NEAR_ASCII + bare.charCodeAt(0);
    return bare.length === 1 ? bare.charCodeAt(0) : FIRST_LONGER + LONGER.push(bare) - 1;
}
