import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { isRepeated, separators } from '../written';

const SSN_WORDS = words(
    'ssn', 'ssns', 'ss', 'social', 'social security', 'soc sec', 'ssid', 'sozialversicherungsnummer', 'securite sociale', 'seguro social',
    'sicurezza sociale', 'seguranca social', 'sociale zekerheid', 'ubezpieczenia spolecznego', 'sosyal guvenlik', '社会保障', '社会安全号', '社安号', '사회보장',
);

/** Printed in advertisements and never valid since. @see https://www.ssa.gov/history/ssn/misused.html */
const ADVERTISED = new Set(['078051120', '219099999']);

/** No area is 000, 666 or 9xx, no group 00, no serial 0000. */
export function isSsn(id: string): boolean {
    if (/^(?:000|666|9)/.test(id) || id.slice(3, 5) === '00' || id.slice(5, 9) === '0000') return false;
    return !isRepeated(id.slice(0, 9)) && !ADVERTISED.has(id.slice(0, 9));
}

/** `536-10-4398`: in three groups with twice the same between them. */
export function isGrouped(written: string): boolean {
    const between = separators(written);
    return between.length === 2 && between[0] === between[1];
}

/** What everybody writes for an example. */
const EXAMPLE = '123456789';

/** With blanks between all digits or none at all, or in two groups. */
function isRun(written: string): boolean {
    return separators(written).length !== 2;
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
