import type { AnchoredDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';

const CODE = /(?<![A-Za-z0-9])[A-Za-z]{6}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])/g;
const LONGEST = 11;
/** Six capitals, and what stands before them. */
const LONGEST_HEAD = 6;
const NAMED = /(?<![A-Za-z0-9])(?:bic|swift)/i;
/** How far behind the word for it a code in small letters may stand. */
const REACH = 40;
/** ISO 3166-1 alpha-2, and XK as SWIFT uses it for Kosovo. */
const COUNTRIES = new Set(
    ('AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU ' +
    'CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL ' +
    'IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV ' +
    'MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR ' +
    'SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW').split(' '),
);

/**
 * Business identifier codes (ISO 9362): four letters, a country, two or five letters or digits. In small letters only behind a word
 * that says so.
 */
export const swiftBic: AnchoredDetector<'SWIFT_BIC'> = {
    kinds: { SWIFT_BIC: 'off' },
    letters: { source: '(?<![A-Za-z0-9])(?:[A-Z]{6}|[bB][iI][cC](?![A-Za-z])|[sS][wW][iI][fF](?=[tT]))', last: 'A-ZcCfF' },
    on: '',
    find(scan, at) {
        const from = Math.max(0, at - LONGEST_HEAD);
        const isNamed = NAMED.test(scan.text.slice(from, at + 2));
        const window = scan.text.slice(from, at + (isNamed ? REACH : LONGEST));
        for (const { 0: code, index } of window.matchAll(CODE)) {
            if (COUNTRIES.has(code.slice(4, 6).toUpperCase())) claim(scan, from + index, code, isNamed);
        }
        return at + 1;
    },
};

function claim(scan: Scan, start: number, code: string, isNamed: boolean): void {
    const isLong = code.length === LONGEST;
    if (isNamed || code === code.toUpperCase()) scan.claim('SWIFT_BIC', start, start + code.length, isNamed ? 0.9 : isLong ? 0.4 : 0.2);
}
