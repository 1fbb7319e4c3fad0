import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { ID_WORDS } from './id-words';

const WORDS = words('nic', 'nic number', 'nic no', 'ජාතික හැඳුනුම්පත', 'හැඳුනුම්පත', ...ID_WORDS);

export const LK = [
    /** Year and day of birth (women's day plus 500), serial, V (voter) or X. @see https://en.wikipedia.org/wiki/National_identity_card_(Sri_Lanka) */
    pattern({
        kind: 'LK_NIC',
        handling: 'restricted',
        region: 'LK',
        shapes: ['999999999-A'],
        valid: (id) => /[VX]$/.test(id) && isDayOfYear(Number(id.slice(2, 5))),
        context: WORDS,
        confidence: [0.4, 0.95],
    }),
    pattern({
        kind: 'LK_NIC',
        handling: 'restricted',
        region: 'LK',
        shapes: ['999999999A'],
        valid: (id) => /[VX]$/.test(id),
        context: WORDS,
        confidence: [0.05, 0.6],
    }),
    /** The new ones: four digits of the year, no letter. */
    pattern({
        kind: 'LK_NIC',
        handling: 'restricted',
        region: 'LK',
        shapes: ['999999999999'],
        valid: (id) => /^(?:19|20)/.test(id) && isDayOfYear(Number(id.slice(4, 7))),
        context: WORDS,
        confidence: [0.05, 0.95],
    }),
    pattern({ kind: 'LK_NIC', handling: 'restricted', region: 'LK', shapes: ['999999999999'], context: WORDS, confidence: [NEVER, 0.5] }),
] as const;

function isDayOfYear(day: number): boolean {
    return day % 500 >= 1 && day % 500 <= 366;
}
