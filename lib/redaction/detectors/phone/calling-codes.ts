import { CALLING_CODES } from './metadata';

/** By calling code: a bit for each number of digits that may follow it. 0 for what is no calling code. */
const LENGTHS = new Int32Array(1000);
/** By calling code: a bit for each digit that may follow it. */
const FIRST = new Uint16Array(1000);

for (const entry of CALLING_CODES.split(' ')) {
    const [code, lengths, first] = entry.split(':') as [string, string, string];
    LENGTHS[Number(code)] = parseInt(lengths, 16);
    FIRST[Number(code)] = parseInt(first, 16);
}

/** The calling code that the digits from `at` begin with, or 0. No code is the beginning of another. */
export function callingCodeAt(codes: Uint8Array, at: number, end: number): number {
    let code = 0;
    for (let index = at; index < end && index < at + 3; index++) {
        code = code * 10 + codes[index]! - 48;
        if (code === 0 || LENGTHS[code] !== 0) return code;
    }
    return 0;
}

/** Whether numbers of the code have so many digits, or up to `slack` more or less. */
export function isLength(code: number, length: number, slack: number): boolean {
    return ((LENGTHS[code]! >> (length - slack)) & ((2 << (2 * slack)) - 1)) !== 0;
}

export function isFirst(code: number, digit: number): boolean {
    return ((FIRST[code]! >> (digit - 48)) & 1) !== 0;
}
