const REACH = 40; // UTF-16 units before a number in which a word counts as its context

/** Whether one of the words that `words` matches stands shortly before `start`. */
export function precededBy(text: string, start: number, words: RegExp): boolean {
    return words.test(text.slice(Math.max(0, start - REACH), start));
}

// Letters of scripts whose words touch no numbers. Japanese and Chinese have no blanks, and Korean hangs particles on a number.
const WORD = '[\\p{Nd}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]';
const WORD_BEFORE = new RegExp(`${WORD}$`, 'u');
const WORD_BEHIND = new RegExp(`^${WORD}`, 'u');

/** Whether a letter or digit touches the span from behind. */
export function isWordBehind(text: string, end: number): boolean {
    return WORD_BEHIND.test(text.slice(end, end + 2));
}

/** Whether letters or digits touch the span, so that it is a piece of something longer. */
export function isPartOfWord(text: string, start: number, end: number): boolean {
    return WORD_BEFORE.test(text.slice(Math.max(0, start - 2), start)) || isWordBehind(text, end);
}

const GUID = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi;
const GUID_LENGTH = 36;

/** Whether the span lies in a GUID: activities are full of them, and one in two thousand holds digits that add up. */
export function isPartOfGuid(text: string, start: number, end: number): boolean {
    const from = Math.max(0, end - GUID_LENGTH - 1);
    const guids = text.slice(from, start + GUID_LENGTH + 1).matchAll(GUID);
    return [...guids].some(({ index }) => from + index <= start && end <= from + index + GUID_LENGTH);
}
