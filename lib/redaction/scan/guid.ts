import { codeAt } from './letters';

const GUID = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi;
const GUID_LENGTH = 36;

/** Whether the span lies in a GUID: activities are full of them, and one in two thousand holds digits that add up. */
export function isPartOfGuid(text: string, start: number, end: number): boolean {
    if (!isGuidPart(codeAt(text, start - 1)) && !isGuidPart(codeAt(text, end)) && end - start < GUID_LENGTH) return false;
    const from = Math.max(0, end - GUID_LENGTH - 1);
    const guids = text.slice(from, start + GUID_LENGTH + 1).matchAll(GUID);
    return [...guids].some(({ index }) => from + index <= start && end <= from + index + GUID_LENGTH);
}

/** A dash or a digit of base 16. */
function isGuidPart(code: number): boolean {
    return code === 0x2d || (code >= 0x30 && code < 0x3a) || ((code | 32) > 0x60 && (code | 32) < 0x67);
}
