import type { NumberDetector } from '../../../scan/detector';
import { BEHIND } from '../../../scan/row';
import type { Scan } from '../../../scan/scan';
import { AADHAAR_WORDS, isAadhaar } from './in';

const COLONS = /[2-9][0-9]{3}(?::[0-9]{4}){2}(?![0-9:])/y;
const PAN_LENGTH = 10;
const UNLIKELY = 0.01;

/** `2345:6789:0123` */
export const AADHAAR_WITH_COLONS: NumberDetector<'IN_AADHAAR'> = {
    kinds: { IN_AADHAAR: 'restricted' },
    least: 4,
    fits: (row, from) => row.lengthOf(from) === 4 && from + 1 === row.pieces && row.behind === BEHIND.colon,
    find: (scan, row, from) => claimWithColons(scan, row.startOf(from)),
};

/** Ten letters and digits with four digits in a row, which for Presidio may be a PAN as well. */
export const ODD_PAN: NumberDetector<'IN_PAN'> = {
    kinds: { IN_PAN: 'restricted' },
    most: UNLIKELY,
    least: 4,
    fits: (row, from) => row.lengthOf(from) >= 4 && row.lengthOf(from) < PAN_LENGTH,
    find: (scan, row, from) => claimToken(scan, row.startOf(from), row.endOf(from)),
};

function claimWithColons(scan: Scan, start: number): void {
    COLONS.lastIndex = start;
    const match = COLONS.exec(scan.text);
    if (!match || !isAadhaar(match[0].replaceAll(':', ''))) return;
    const end = start + match[0].length;
    scan.claim('IN_AADHAAR', start, end, scan.near(AADHAAR_WORDS, start, end) === 'for' ? 1 : 0.3);
}

function claimToken(scan: Scan, from: number, to: number): void {
    let [start, end] = [from, to];
    while (end - start <= PAN_LENGTH && isWord(scan.text, start - 1)) start--;
    while (end - start <= PAN_LENGTH && isWord(scan.text, end)) end++;
    if (end - start === PAN_LENGTH) scan.claim('IN_PAN', start, end, UNLIKELY);
}

function isWord(text: string, at: number): boolean {
    return /[A-Za-z0-9]/.test(text[at] ?? '');
}
