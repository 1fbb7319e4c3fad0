import { baseLetter, isDigit } from '../scan/letters';
import { numeralAt, type Numeral } from './numerals';
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

const BETWEEN = /^[\s,.;:/_-]{1,3}$/;

/** With numbers in figures that were written in words of one language, alone or between figures: "double five oh one ...". */
export function spelledInFigures(text: string): View | undefined {
    const edits = new Edits(text);
    let run = new Run(text);
    for (let start = 0, end = 0; start < text.length; start = end) {
        end = tokenEnd(text, start);
        if (end === start) {
            end++;
            continue;
        }
        const word = isDigit(text.charCodeAt(start)) ? undefined : numeralAt(text, start, end);
        if (run.takes(start, end, word)) continue;
        run.write(edits);
        run = run.isEmpty ? run : new Run(text);
        run.takes(start, end, word);
    }
    run.write(edits);
    return edits.end > 0 ? edits.view() : undefined;
}

/** Where the digits or letters end that begin at `start`, or `start`. */
function tokenEnd(text: string, start: number): number {
    let end = start;
    if (isDigit(text.charCodeAt(start))) while (end < text.length && isDigit(text.charCodeAt(end))) end++;
    else while (end < text.length && baseLetter(text.charCodeAt(end)) !== 0) end++;
    return end;
}

/** Digits and words for digits that follow each other, all of one language. */
class Run {
    private end: number | undefined;
    private readonly items: { start: number; end: number; word: Numeral | undefined }[] = [];
    /** The languages that all words belong to, one bit each. */
    private languages = -1;

    constructor(private readonly text: string) {}

    get isEmpty(): boolean {
        return this.items.length === 0;
    }

    /** @param word what the letters say, `undefined` for digits */
    takes(start: number, end: number, word: Numeral | undefined | null): boolean {
        if (word === null || !this.isNear(start)) return false;
        const languages = word && word.times === 1 && !word.separates ? this.languages & languagesOf(word) : this.languages;
        if (languages === 0) return false;
        this.languages = languages;
        this.end = end;
        this.items.push({ start, end, word });
        return true;
    }

    private isNear(start: number): boolean {
        return this.end === undefined || BETWEEN.test(this.text.slice(this.end, Math.min(start, this.end + 4)));
    }

    write(edits: Edits): void {
        if (this.items.length < FEWEST_WORDS) return;
        const items = this.inFigures();
        const words = items.filter(({ isWord }) => isWord).length;
        if (words < FEWEST_WORDS || items.reduce((sum, { digits }) => sum + digits.length, 0) < FEWEST_DIGITS) return;
        for (const [index, item] of items.entries()) {
            const before = items[index - 1];
            if (before) joinDigits(this.text, edits, before, item);
            if (item.isWord) edits.replace(item.start, item.end, item.digits);
        }
    }

    private inFigures(): Item[] {
        const language = 31 - Math.clz32(this.languages);
        const items: Item[] = [];
        let times = 1;
        let from: number | undefined;
        for (const { start, end, word } of this.items) {
            if (word?.separates) continue;
            if (word && word.times > 1) {
                times = word.times;
                from = start;
                continue;
            }
            const digits = word ? (word.digits[language] ?? '') : this.text.slice(start, end);
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
