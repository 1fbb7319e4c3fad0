import type { AnchoredDetector } from '../../scan/detector';
import { isHex, isWord } from './characters';
import { codeAt } from '../../scan/letters';

const LENGTH = 36;
const [PERCENT, DASH] = [0x25, 0x2d];
const DASHED = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const PLAIN = /^[\da-f]{32}$/i;
/** What may stand around one: the registry's braces, the same in a URL, the name in a URN, a literal in SQL. */
const WRAPS = [['{', '}'], ['%7b', '%7d'], ['urn:uuid:', ''], ["x'", "'"]] as const;

/**
 * Universally unique identifiers, with the braces or the prefix they are written with.
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-4
 */
export const guid: AnchoredDetector<'GUID'> = {
    kinds: { GUID: 'off' },
    on: '',
    tokens: [{ least: 4, most: 14, beside: '-' }, { least: 32, most: 32 }],
    find(scan, at) {
        const { text } = scan;
        let start = at;
        while (at - start < LENGTH && isPart(codeAt(text, start - 1))) start--;
        if (codeAt(text, start - 1) === PERCENT) start += 2; // %7B ends with a digit of base 16
        let end = at + 1;
        while (end - at <= LENGTH + 2 && isPart(codeAt(text, end))) end++;
        const value = text.slice(start, end);
        const isDashed = value.length === LENGTH && DASHED.test(value);
        if (!isDashed && !(value.length === 32 && PLAIN.test(value))) return end;
        const [first, last] = wrapped(text, start, end);
        if (first === start && (isWord(codeAt(text, start - 1)) || isWord(codeAt(text, end)))) return end;
        scan.claim('GUID', first, last, isDashed || first < start ? 0.95 : 0.3);
        return end;
    },
};

function isPart(code: number): boolean {
    return code === DASH || isHex(code);
}

/** The span with what it is wrapped in. */
function wrapped(text: string, start: number, end: number): [start: number, end: number] {
    for (const [before, after] of WRAPS) {
        const head = text.slice(Math.max(0, start - before.length), start).toLowerCase();
        if (head === before && text.slice(end, end + after.length).toLowerCase() === after) return [start - before.length, end + after.length];
    }
    return [start, end];
}
