import type { NumberDetector } from '../../../scan/detector';
import type { Scan } from '../../../scan/scan';
import { AADHAAR_WORDS, isAadhaar } from './in';

const COLONS = /[2-9][0-9]{3}(?::[0-9]{4}){2}(?![0-9:])/y;
const PAN_LENGTH = 10;

/** `2345:6789:0123`; and ten letters and digits with four digits in a row, which for Presidio may be a PAN as well. */
export const IN_ODD: NumberDetector<'IN_AADHAAR' | 'IN_PAN'> = {
    kinds: { IN_AADHAAR: 'restricted', IN_PAN: 'restricted' },
    least: 4,
    fits: (row, from) => row.lengthOf(from) >= 4 && row.lengthOf(from) < PAN_LENGTH,
    find(scan, row, from) {
        const digits = row.lengthOf(from);
        const start = row.startOf(from);
        if (digits === 4 && scan.text[start + 4] === ':') claimWithColons(scan, start);
        if (scan.wants('IN_PAN', 0.01)) claimToken(scan, start, row.endOf(from));
    },
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
    if (end - start === PAN_LENGTH) scan.claim('IN_PAN', start, end, 0.01);
}

function isWord(text: string, at: number): boolean {
    return /[A-Za-z0-9]/.test(text[at] ?? '');
}
