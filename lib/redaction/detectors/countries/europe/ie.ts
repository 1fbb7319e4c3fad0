import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { IDENTITY, SOCIAL_SECURITY, TAXES } from './vocabulary';

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2];
const CHECKS = 'WABCDEFGHIJKLMNOPQRSTUV';

/** The letter behind seven digits checks them, and a letter from A to I behind it. */
export function isPpsn(id: string): boolean {
    const second = ' ABCDEFGHI'.indexOf(id.charAt(8) || ' ');
    if (second < 0 && !/[WTX]/.test(id.charAt(8))) return false;
    return CHECKS.charAt((weighted(id, WEIGHTS) + Math.max(0, second) * 9) % 23) === id.charAt(7);
}

export const IE = [
    /** Personal public service numbers. @see https://en.wikipedia.org/wiki/Personal_Public_Service_Number */
    pattern({
        kind: 'IE_PPSN', handling: 'restricted', region: 'IE',
        shapes: ['9999999-A', '9999999-AA'],
        valid: isPpsn,
        context: words('pps', 'ppsn', 'pps no', 'public service', ...IDENTITY, ...TAXES, ...SOCIAL_SECURITY),
        confidence: [0.4, 0.95],
    }),
] as const;
