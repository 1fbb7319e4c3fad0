import { Edits, type View } from './view';
import { codeAt } from '../scan/letters';

const FEWEST_DIGITS = 7;
/** The digits of Chinese, Japanese (also as accountants write them) and Sino-Korean, from zero. */
const IDEOGRAPHS = ['〇零영공', '一壹幺일', '二贰貳이', '三叁參삼', '四肆사', '五伍오', '六陆陸육', '七柒칠', '八捌팔', '九玖구'];
const FIGURES = new Map(IDEOGRAPHS.flatMap((forms, digit) => Array.from(forms, (form) => [form.charCodeAt(0), String(digit)] as const)));
const NUMBER_IN_IDEOGRAPHS = new RegExp(`(?:[${IDEOGRAPHS.join('')}0-9][ -]?){${FEWEST_DIGITS},}`, 'g');
const IDEOGRAPHS_FROM = 0x3007;
/** Less than what seven of them are long. */
const IDEOGRAPHS_STRIDE = 5;

/** Whether a number in ideographs may be in the text: looks at one character in five. */
export function mayHoldIdeographs(text: string): boolean {
    for (let at = 0; at < text.length; at += IDEOGRAPHS_STRIDE) {
        const code = codeAt(text, at);
        if (code >= IDEOGRAPHS_FROM && FIGURES.has(code)) return true;
    }
    return false;
}

/** With figures in place of ideographs where at least seven digits follow each other. */
export function ideographsInFigures(text: string): View | undefined {
    if (!mayHoldIdeographs(text)) return undefined;
    const edits = new Edits(text);
    for (const { 0: number, index } of text.matchAll(NUMBER_IN_IDEOGRAPHS)) {
        for (let at = 0; at < number.length; at++) {
            const figure = FIGURES.get(number.charCodeAt(at));
            if (figure !== undefined) edits.replace(index + at, index + at + 1, figure);
        }
    }
    return edits.end > 0 ? edits.view() : undefined;
}
