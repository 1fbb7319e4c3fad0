import type { Row } from '../../scan/row';
import type { Scan } from '../../scan/scan';
import { words, type Words } from '../../scan/words';

/** Words that stand right before a value, or right behind, and without which it is nothing. */
export interface Label {
    words: readonly string[];
    near: Words;
    before: RegExp;
    behind: RegExp;
}

/** What is known by its label alone. */
export interface Labelled<K extends string = string> {
    kind: K;
    label: Label;
    confidence: number;
    /** The value, from its digits on or, with `fromToken`, from the start of the word that has them. Sticky. */
    value: RegExp;
    fromToken?: boolean;
    also?: (scan: Scan, start: number, end: number) => boolean;
}

const REACH = 48;
const LONGEST_TOKEN = 16;
const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const LONGEST_UNSPACED = 6;

const END = '(?![\\p{L}\\p{N}])';
/** "Number", "is", a colon and the like. */
const BETWEEN =
    `(?:[\\s_-]{0,2}(?:number|num|nummer|numara|numarası|numer|numéro|número|numero|no|nr|nº|n°|code|id|card|card number)${END}\\.?)?` +
    `(?:番号|号码|号碼|번호|号)?[\\s"'(:=#>*-]{0,4}` +
    `(?:(?:is|was|are|to|ist|lautet|est|es|è|é|jest|är|now|still|called)${END}[\\s"'(:=#*-]{0,4}|[はが是为為는은]\\s?)?`;
const MY = 'my|the|our|mein|meine|die|der|mon|ma|le|la|mi|el|mio|il|meu|minha|o|min|mijn|moj|mój';
const VERB = `^["')\\s]{0,3}(?:is|ist|est|es|è|é|jest|är)\\s(?:(?:${MY})\\s)?`;

/** Registers labels: words, or phrases of words. */
export function label(...labels: readonly string[]): Label {
    const [unspaced, spaced] = [labels.filter((each) => UNSPACED.test(each)), labels.filter((each) => !UNSPACED.test(each))];
    const word = `(?<![\\p{L}\\p{N}])(?:${spaced.flatMap(spellings).join('|')})${END}`;
    const any = unspaced.length > 0 ? `(?:${word}|(?:${unspaced.join('|')}))` : word;
    const list = [...spaced.map(wordsOf), ...unspaced.map((each) => each.slice(0, LONGEST_UNSPACED))];
    return {
        words: list,
        near: words(...list),
        before: new RegExp(`${any}${BETWEEN}$`, 'iu'),
        behind: new RegExp(`${VERB}${word}`, 'iu'),
    };
}

/** Two of its words, as many as are looked up together: the last ones behind an apostrophe. */
function wordsOf(phrase: string): string {
    const all = phrase.split(/[ '-]/);
    return (phrase.includes("'") ? all.slice(-2) : all.slice(0, 2)).join(' ');
}

/** With and without its accents, and with any blank or dash between its words. */
function spellings(phrase: string): string[] {
    const plain = phrase.normalize('NFD').replace(/\p{M}/gu, '').replace('ł', 'l').replace('ı', 'i');
    return [...new Set([phrase, plain])].map((each) => each.replace(/[.]/g, '\\.').replace(/[ -]/g, '[ _-]{1,2}').replace("'", "['’]"));
}

/** Claims what the digits from piece `from` on are labelled as; and the words of all labels. */
export function labelledBy(rules: readonly Labelled[]): { words: Words; find: (scan: Scan, row: Row, from: number) => void } {
    const any = words(...rules.flatMap((rule) => rule.label.words));
    return {
        words: any,
        find(scan, row, from) {
            if (scan.near(any, row.startOf(from), row.endOf(from)) !== 'for') return;
            for (const rule of rules) claimLabelled(scan, row, from, rule);
        },
    };
}

function claimLabelled(scan: Scan, row: Row, from: number, rule: Labelled): void {
    if (!scan.wants(rule.kind, rule.confidence)) return;
    const digit = row.startOf(from);
    const start = rule.fromToken ? tokenStart(scan.text, digit) : digit;
    rule.value.lastIndex = start;
    const match = rule.value.exec(scan.text);
    const end = start + (match?.[0].length ?? 0);
    if (end <= digit || scan.near(rule.label.near, start, end) !== 'for' || !isLabelled(scan.text, rule.label, start, end)) return;
    if (rule.also?.(scan, start, end) ?? true) scan.claim(rule.kind, start, end, rule.confidence);
}

function isLabelled(text: string, { before, behind }: Label, start: number, end: number): boolean {
    return before.test(text.slice(Math.max(0, start - REACH), start)) || behind.test(text.slice(end, end + REACH));
}

function tokenStart(text: string, at: number): number {
    let start = at;
    while (start > at - LONGEST_TOKEN && /[A-Za-z0-9-]/.test(text[start - 1] ?? '')) start--;
    return start;
}
