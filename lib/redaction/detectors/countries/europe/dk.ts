import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const CPR_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const CPR_WORDS = words('cpr', 'cpr nr', 'cpr nummer', 'cprnummer', 'personnummer', 'personnr', 'civil registration', ...IDENTITY, ...TAXES);

/** The seventh digit tells the century; the check digit is no rule any more. */
function isCpr(id: string): boolean {
    const seventh = Number(id.charAt(6));
    const year = two(id, 4);
    const isThisCentury = seventh > 3 && year <= (seventh === 4 || seventh === 9 ? 36 : 57);
    const century = isThisCentury ? 2000 : seventh > 4 && seventh < 9 ? 1800 : 1900;
    return isDate(two(id, 0), two(id, 2), century + year);
}

export const DK = [
    /** Danes. @see https://www.cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret */
    pattern({
        kind: 'DK_CPR_NUMBER', handling: 'restricted', region: 'DK',
        shapes: ['999999-9999'],
        valid: (id, written) => (written.charAt(6) === '-' || weighted(id, CPR_WEIGHTS) % 11 === 0) && isCpr(id),
        context: CPR_WORDS,
        confidence: [0.3, 0.9],
    }),
    pattern({
        kind: 'DK_CPR_NUMBER', handling: 'restricted', region: 'DK',
        shapes: ['999999-9999'],
        valid: isCpr,
        context: CPR_WORDS,
        confidence: [0.1, 0.75],
    }),
] as const;
