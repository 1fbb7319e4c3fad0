import { numeralOf, type Numeral } from './numerals';
import { Edits, type View } from './view';

/** So many words and digits make a number: less is a quantity, or idle talk. */
export const FEWEST_WORDS = 3;
const FEWEST_DIGITS = 7;

interface Item {
    start: number;
    end: number;
    digits: string;
    isWord: boolean;
}

const TOKEN = /\p{L}+|\d+/gu;
const BETWEEN = /^[\s,.;:/_-]{1,3}$/;

/** With numbers in figures that were written in words of one language, alone or between figures: "double five oh one ...". */
export function spelledInFigures(text: string): View | undefined {
    const edits = new Edits(text);
    let run = new Run();
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
        const isNear = run.end === undefined || BETWEEN.test(text.slice(run.end, Math.min(index, run.end + 4)));
        if (isNear && run.takes(token, index)) continue;
        run.write(text, edits);
        run = new Run();
        run.takes(token, index);
    }
    run.write(text, edits);
    return edits.end > 0 ? edits.view() : undefined;
}

/** Digits and words for digits that follow each other, all of one language. */
class Run {
    end: number | undefined;
    private readonly items: { start: number; end: number; word: Numeral | undefined; written: string }[] = [];
    /** The languages that all words belong to, one bit each. */
    private languages = -1;

    takes(token: string, start: number): boolean {
        const isWritten = token.charCodeAt(0) < 0x3a;
        const word = isWritten ? undefined : numeralOf(token);
        if (!isWritten && !word) return false;
        const languages = word && word.times === 1 && !word.separates ? this.languages & languagesOf(word) : this.languages;
        if (languages === 0) return false;
        this.languages = languages;
        this.end = start + token.length;
        this.items.push({ start, end: this.end, word, written: token });
        return true;
    }

    write(text: string, edits: Edits): void {
        const items = this.inFigures();
        const words = items.filter(({ isWord }) => isWord).length;
        if (words < FEWEST_WORDS || items.reduce((sum, { digits }) => sum + digits.length, 0) < FEWEST_DIGITS) return;
        for (const [index, item] of items.entries()) {
            const before = items[index - 1];
            if (before) joinDigits(text, edits, before, item);
            if (item.isWord) edits.replace(item.start, item.end, item.digits);
        }
    }

    private inFigures(): Item[] {
        const language = 31 - Math.clz32(this.languages);
        const items: Item[] = [];
        let times = 1;
        let from: number | undefined;
        for (const { start, end, word, written } of this.items) {
            if (word?.separates) continue;
            if (word && word.times > 1) {
                times = word.times;
                from = start;
                continue;
            }
            const digits = word ? (word.digits[language] ?? '') : written;
            const isRepeated = times > 1 && digits.length === 1;
            items.push({
                start: isRepeated ? from! : start,
                end,
                digits: isRepeated ? digits.repeat(times) : digits,
                isWord: word !== undefined || isRepeated,
            });
            times = 1;
        }
        return items;
    }
}

function languagesOf({ digits }: Numeral): number {
    let languages = 0;
    for (const [language, digit] of digits.entries()) if (digit !== undefined) languages |= 1 << language;
    return languages;
}

/** Blanks between single digits go; commas, words like "dash" and blanks next to groups in figures separate. */
function joinDigits(text: string, edits: Edits, before: Item, item: Item): void {
    const between = text.slice(before.end, item.start);
    if (between.trim() !== '') edits.replace(before.end, item.start, '-');
    else if (!isGroup(before) && !isGroup(item)) edits.replace(before.end, item.start, '');
}

function isGroup({ isWord, digits }: Item): boolean {
    return !isWord && digits.length > 1;
}
