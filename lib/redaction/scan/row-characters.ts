export const BLANK = 3;
export const DASH = 4;
export const DOT = 5;
export const SLASH = 6;
export const UNDERSCORE = 7;
export const LINE_END = 8;
export const BRACKET = 9;

const SEPARATORS: readonly (readonly [string, number])[] = [
    [' \t', BLANK], ['-', DASH], ['.', DOT], ['/', SLASH], ['_', UNDERSCORE], ['\n\r', LINE_END], ['()', BRACKET],
];
const CLASS = new Uint8Array(128);
for (const [characters, kind] of SEPARATORS) for (const character of characters) CLASS[character.charCodeAt(0)] = kind;

/** What separates the pieces of a row, of these; 0 for what ends it. */
export function separatorAt(text: string, at: number): number {
    const code = text.charCodeAt(at);
    return code < 128 ? CLASS[code]! : 0;
}
