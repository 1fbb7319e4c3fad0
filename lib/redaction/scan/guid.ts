const GUID = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi;
const GUID_LENGTH = 36;

/** Whether the span lies in a GUID: activities are full of them, and one in two thousand holds digits that add up. */
export function isPartOfGuid(text: string, start: number, end: number): boolean {
    const from = Math.max(0, end - GUID_LENGTH - 1);
    const guids = text.slice(from, start + GUID_LENGTH + 1).matchAll(GUID);
    return [...guids].some(({ index }) => from + index <= start && end <= from + index + GUID_LENGTH);
}
