const REACH = 40; // UTF-16 units before a number in which a word counts as its context

/** Whether one of the words that `words` matches stands shortly before `start`. */
export function precededBy(text: string, start: number, words: RegExp): boolean {
    return words.test(text.slice(Math.max(0, start - REACH), start));
}

/** Whether letters or digits touch the span, so that it is a piece of something longer. */
export function isPartOfWord(text: string, start: number, end: number): boolean {
    return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) || /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
}
