import { baseLetter, isUnspaced } from './letters';

export const LETTER = 1;
export const DIGIT = 2;
export const BLANK = 3;
export const DASH = 4;
export const DOT = 5;
export const SLASH = 6;
export const UNDERSCORE = 7;
export const LINE_END = 8;
export const BRACKET = 9;
/** By ASCII code; 0 for what ends a row. */
export const CLASS = classes();

function classes(): Uint8Array {
    const table = new Uint8Array(128);
    for (let code = 65; code <= 90; code++) table[code] = table[code + 32] = LETTER;
    for (let code = 48; code <= 57; code++) table[code] = DIGIT;
    const separators: readonly (readonly [string, number])[] = [
        [' \t', BLANK], ['-', DASH], ['.', DOT], ['/', SLASH], ['_', UNDERSCORE], ['\n\r', LINE_END], ['()', BRACKET],
    ];
    for (const [characters, kind] of separators) for (const character of characters) table[character.charCodeAt(0)] = kind;
    return table;
}

/** What a character is in a row, of these. */
export function classAt(text: string, at: number): number {
    if (at >= text.length || at < 0) return 0;
    const code = text.charCodeAt(at);
    if (code < 128) return CLASS[code]!;
    return baseLetter(code) !== 0 && !isUnspaced(code) ? LETTER : 0;
}

export function isWordAt(text: string, at: number): boolean {
    const kind = classAt(text, at);
    return kind === LETTER || kind === DIGIT;
}
