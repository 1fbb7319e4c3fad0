/** A letter of what is not written in Latin ones. */
export const WRITING: Readonly<Record<string, RegExp>> = { ja: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u, zh: /\p{sc=Han}/u, ar: /\p{sc=Arabic}/u };
