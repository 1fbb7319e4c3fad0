import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { cuts, isRepeated, separators } from '../written';

const SSN_WORDS = words(
    'ssn', 'ssns', 'ss', 'social', 'social security', 'soc sec', 'ssid', 'sozialversicherungsnummer', 'securite sociale', 'seguro social',
    'sicurezza sociale', 'seguranca social', 'sociale zekerheid', 'ubezpieczenia spolecznego', 'sosyal guvenlik', '社会保障', '社会安全号', '社安号', '사회보장',
);

/** Printed in advertisements and never valid since. @see https://www.ssa.gov/history/ssn/misused.html */
const ADVERTISED = new Set(['078051120', '219099999']);

/** No area is 000, 666 or 9xx, no group 00, no serial 0000. */
export function isSsn(id: string): boolean {
    if (id.startsWith('9') || id.startsWith('000') || id.startsWith('666') || id.startsWith('00', 3) || id.startsWith('0000', 5)) return false;
    const number = id.length === 9 ? id : id.slice(0, 9);
    return !isRepeated(number) && !ADVERTISED.has(number);
}

/** `536-10-4398`: in three groups with twice the same between them. */
export function isGrouped(written: string): boolean {
    if (cuts(written) !== 2) return false;
    const [first, second] = separators(written);
    return first === second;
}

/** What everybody writes for an example. */
const EXAMPLE = '123456789';

/** With blanks between all digits or none at all, or in two groups. */
function isRun(written: string): boolean {
    return cuts(written) !== 2;
}

export const US_SSN = [
    /** Social security numbers. @see https://www.ssa.gov/employer/randomization.html */
    pattern({
        kind: 'US_SSN',
        handling: 'restricted',
        region: 'US',
        shapes: ['999-99-9999'],
        valid: (id, written) => isGrouped(written) && isSsn(id),
        context: SSN_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'US_SSN',
        handling: 'restricted',
        region: 'US',
        shapes: ['999-99-9999'],
        valid: (id, written) => isRun(written) && isSsn(id) && id !== EXAMPLE,
        context: SSN_WORDS,
        confidence: [0.05, 0.95],
    }),
    pattern({
        kind: 'US_SSN',
        handling: 'restricted',
        region: 'US',
        shapes: ['999-99-9999'],
        valid: (id, written) => isRun(written) && id === EXAMPLE,
        context: SSN_WORDS,
        confidence: [NEVER, 0.95],
    }),
] as const;
