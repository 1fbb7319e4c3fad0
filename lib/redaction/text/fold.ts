import { FIRST_LONGER, formsAround, INVISIBLE, LONGER, MARK, ONLY_NEAR_ASCII } from './characters';
import { Edits, plain, type View } from './view';
import { codeAt } from '../scan/letters';

const NO_FORMS = new Uint16Array(0);
const NOT_PLAIN = /[^\0-\x7f]/;

/**
 * Writes a text in ASCII where that looks or means the same, so that one form of each detector finds all: digits of every script,
 * full-width, circled and mathematical characters (NFKC), blanks and dashes of every width, without the invisible characters and
 * marks around such characters. Letters of other scripts stay. A text with nothing to fold stays the very same string.
 * @see https://www.unicode.org/reports/tr15/ and, for what is ignorable, https://www.unicode.org/reports/tr44/
 */
export function fold(text: string): View {
    return NOT_PLAIN.test(text) ? foldFrom(text) : plain(text);
}

function foldFrom(text: string): View {
    const edits = new Edits(text);
    let page = -1;
    let forms: Uint16Array = NO_FORMS;
    for (let at = 0; at < text.length; ) {
        const unit = codeAt(text, at);
        if (unit < 0x80 || isSyllable(unit)) {
            at++;
            continue;
        }
        const code = unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(at)! : unit;
        const end = at + (code > 0xffff ? 2 : 1);
        if (code >> 8 !== page) {
            page = code >> 8;
            forms = formsAround(code);
        }
        const form = forms[code & 0xff]!;
        if (form === 0 || (form >= ONLY_NEAR_ASCII && !isNearAscii(text, at, edits))) at = end;
        else if (form === MARK || form === INVISIBLE) at = drop(text, at, edits);
        else edits.replace(at, (at = end), written(form));
    }
    return edits.view();
}

/** Ideographs and Hangul: most characters of a text that has any, and nothing about them is folded. */
function isSyllable(unit: number): boolean {
    return unit >= 0x3400 && unit < 0xd7a4 && (unit < 0xa000 || unit >= 0xac00);
}

function written(form: number): string {
    return form < FIRST_LONGER || form >= ONLY_NEAR_ASCII ? String.fromCharCode(form & 0x7f) : LONGER[form - FIRST_LONGER]!;
}

/** Next to ASCII, or to what becomes ASCII: full-width and mathematical letters and digits. */
function isNearAscii(text: string, at: number, edits: Edits): boolean {
    const next = codeAt(text, at + 1);
    return isBehindAscii(text, at, edits) || next < 0x80 || (next >= 0xff10 && next < 0xff5b) || (next >= 0xd835 && next <= 0xd83c);
}

function isBehindAscii(text: string, at: number, edits: Edits): boolean {
    return at > 0 && (edits.end === at || codeAt(text, at - 1) < 0x80);
}

/**
 * Drops a run of invisible characters and marks behind what is ASCII by now, and invisible ones before it. Elsewhere they are part
 * of the script (vowels of Hindi, emoji) and cut no value in two. Returns where the run ends.
 */
function drop(text: string, start: number, edits: Edits): number {
    const [end, isInvisible] = runFrom(text, start);
    const isBefore = isInvisible && codeAt(text, end) < 0x80 && codeAt(text, end) > 0x20;
    if (isBefore || isBehindAscii(text, start, edits)) edits.replace(start, end, '');
    return end;
}

function runFrom(text: string, start: number): [end: number, isInvisible: boolean] {
    let isInvisible = true;
    let end = start;
    while (end < text.length) {
        const code = text.codePointAt(end)!;
        const form = code < 0x80 ? 0 : formsAround(code)[code & 0xff]!;
        if (form !== MARK && form !== INVISIBLE) break;
        if (form === MARK) isInvisible = false;
        end += code > 0xffff ? 2 : 1;
    }
    return [end, isInvisible];
}
