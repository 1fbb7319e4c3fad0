import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isDate, two } from './date';
import { IDENTITY, TAXES } from './vocabulary';

const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const COMPANY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1];
const WORDS = words('hetu', 'henkilötunnus', 'henkilötunnuksen', 'sotu', 'personbeteckning', 'personbeteckningen', ...IDENTITY, ...TAXES);

/** @param digits date and number, `check` the character behind them */
export function isHetu(digits: string, check: string, century: number): boolean {
    return isDate(two(digits, 0), two(digits, 2), century + two(digits, 4)) && CHECKS.charAt(Number(digits) % 31) === check;
}

export const FI = [
    /** Born from 2000 on, A to F, or before that: a dash or U to Y. @see https://dvv.fi/en/personal-identity-code */
    pattern({
        kind: 'FI_PERSONAL_IDENTITY_CODE', handling: 'restricted', region: 'FI',
        shapes: ['999999A999X'],
        valid: (id) => /^.{6}[A-FU-Y]/.test(id) && isHetu(id.slice(0, 6) + id.slice(7, 10), id.charAt(10), id.charAt(6) < 'U' ? 2000 : 1900),
        context: WORDS,
        confidence: [0.8, 1],
    }),
    pattern({
        kind: 'FI_PERSONAL_IDENTITY_CODE', handling: 'restricted', region: 'FI',
        shapes: ['999999-999X'],
        valid: (id, written) => written.charAt(6) === '-' && isHetu(id.slice(0, 9), id.charAt(9), 1900),
        context: WORDS,
        confidence: [0.6, 1],
    }),
    /**
     * Companies.
     * @see https://www.ytj.fi/en/index/businessid.html
     */
    pattern({
        kind: 'FI_BUSINESS_ID', handling: 'off', region: 'FI',
        shapes: ['9999999-9'],
        valid: (id, written) => /\d-\d$/.test(written) && weighted(id, COMPANY_WEIGHTS) % 11 === 0,
        context: words('y tunnus', 'ytunnus', 'fo nummer', 'business id', 'alv'),
        confidence: [0.3, 0.9],
    }),
] as const;
