const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
export const ALPHABETS = {
    digits: DIGITS,
    hex: `${DIGITS}abcdef`,
    lower: LETTERS + DIGITS,
    upper: LETTERS.toUpperCase() + DIGITS,
    letters: LETTERS + LETTERS.toUpperCase(),
    all: LETTERS + LETTERS.toUpperCase() + DIGITS,
} as const;

/** As if drawn by lot, but always the same, and of no service: every third is a digit where the alphabet has any. */
export function drawn(alphabet: keyof typeof ALPHABETS, length: number, seed = 1): string {
    const characters = ALPHABETS[alphabet];
    let state = seed * 7_919 + length;
    return Array.from({ length }, (_, index) => {
        state = (state * 48_271) % 2_147_483_647;
        return index % 3 === 2 && characters.includes('7') ? DIGITS[state % 10] : characters[state % characters.length];
    }).join('');
}
