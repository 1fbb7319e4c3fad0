/** Whether letters that stand apart from the digits are capitals or behind a dash: if not, they are words, like "de" or "a". */
export function hasCapitals(written: string): boolean {
    return !/(?:^|[^a-z\d-])[a-z]{1,2}(?:[^a-z\d-]|$)/.test(written);
}
