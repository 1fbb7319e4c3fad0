import { weighted } from '../../../checksum';
import type { NumberDetector } from '../../../scan/detector';
import { pattern } from '../../../scan/pattern';
import { BEHIND } from '../../../scan/row';
import { JOINT } from '../../../scan/row-bounds';
import { words } from '../../../scan/words';
import { ID_WORDS } from './id-words';

const WORDS = words('hkid', 'hk id', '身份證', '身分證', '身份證號碼', '香港身份證', '身份证', ...ID_WORDS);

export const HK = [
    /** One or two letters, six digits, a check digit that may be A. @see https://en.wikipedia.org/wiki/Hong_Kong_identity_card */
    pattern({
        kind: 'HK_ID',
        handling: 'restricted',
        region: 'HK',
        shapes: ['A999999-X', 'AA999999-X'],
        valid: isHkId,
        context: WORDS,
        confidence: [0.3, 0.95],
    }),
] as const;

function isHkId(id: string): boolean {
    if (!/[0-9A]$/.test(id)) return false;
    const padded = weighted(id.slice(0, -1), id.length === 8 ? [8, 7, 6, 5, 4, 3, 2] : [9, 8, 7, 6, 5, 4, 3, 2]);
    const sum = id.length === 8 ? padded + 36 * 9 : padded; // a blank counts 36
    return (11 - (sum % 11)) % 11 === Number.parseInt(id.slice(-1), 16);
}

const HK_BRACKETED = /^([A-Z]{1,2}[0-9]{6}) ?[([]([0-9A])[)\]]/i;
const MO_BRACKETED = /^([157][0-9]{6}) ?[([]([0-9])[)\]]/;

/** `A123456(3)`, as the cards of Hong Kong and Macao have it. */
export const BRACKETED: NumberDetector<'HK_ID' | 'MO_ID'> = {
    kinds: { HK_ID: 'restricted', MO_ID: 'restricted' },
    least: 6,
    fits(row, from) {
        const isBracketed = from + 1 < row.pieces ? row.joint[from + 1] === JOINT.bracket : row.behind === BEHIND.bracket;
        return isBracketed && (row.lengthOf(from) === 6 || row.lengthOf(from) === 7);
    },
    find(scan, row, from) {
        const digits = row.lengthOf(from);
        if (!isBeforeBracket(scan.text, row.endOf(from))) return;
        const hasLetters = digits === 6 && from > 0 && row.joint[from] === JOINT.none && row.lengthOf(from - 1) <= 2;
        const start = row.startOf(hasLetters ? from - 1 : from);
        if (/[A-Za-z0-9]/.test(scan.text[start - 1] ?? '')) return;
        const match = (hasLetters ? HK_BRACKETED : MO_BRACKETED).exec(scan.text.slice(start, start + 12));
        if (!match) return;
        const end = start + match[0].length;
        if (!hasLetters) scan.claim('MO_ID', start, end, scan.near(WORDS, start, end) === 'for' ? 0.9 : 0.3);
        else if (isHkId(`${match[1]}${match[2]}`.toUpperCase())) scan.claim('HK_ID', start, end, 0.9);
    },
};

function isBeforeBracket(text: string, at: number): boolean {
    const next = text[at] === ' ' ? text[at + 1] : text[at];
    return next === '(' || next === '[';
}
