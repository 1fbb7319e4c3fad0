import { verhoeff } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { LICENCE_WORDS, PASSPORT_WORDS, TAX_WORDS } from './id-words';
import { STATES } from './in-vehicle';

export const AADHAAR_WORDS = words('aadhaar', 'aadhar', 'adhaar', 'adhar', 'uidai', 'uid', 'आधार', 'ஆதார்', 'ఆధార్', 'আধার');
const PAN_WORDS = words('pan', 'pan card', 'pancard', 'permanent account', 'account number', 'income tax', 'पैन', 'pan no', 'pan number');
const GSTIN_WORDS = words('gst', 'gstin', 'gst number', 'gst no', 'goods and', ...TAX_WORDS);
const DL_WORDS = words(...LICENCE_WORDS);

/** What the holder of a PAN is, by its fourth letter: person, company, trust ... */
const HOLDER = /^[A-Z]{3}[ABCFGHJLPT]/;

export const IN = [
    /** Twelve digits, the last by Verhoeff's check. @see https://uidai.gov.in/ and https://en.wikipedia.org/wiki/Aadhaar */
    pattern({
        kind: 'IN_AADHAAR',
        handling: 'restricted',
        region: 'IN',
        shapes: ['9999-9999-9999'],
        valid: isAadhaar,
        context: AADHAAR_WORDS,
        confidence: [0.3, 1],
    }),
    /** Mistyped, but named. */
    pattern({
        kind: 'IN_AADHAAR',
        handling: 'restricted',
        region: 'IN',
        shapes: ['9999-9999-9999'],
        valid: (id) => id >= '2',
        context: AADHAAR_WORDS,
        confidence: [NEVER, 0.6],
    }),
    /** Permanent account numbers. @see https://en.wikipedia.org/wiki/Permanent_account_number */
    pattern({
        kind: 'IN_PAN',
        handling: 'restricted',
        region: 'IN',
        shapes: ['AAAAA9999A'],
        valid: (id, written) => HOLDER.test(id) && written === id,
        context: PAN_WORDS,
        confidence: [0.5, 1],
    }),
    pattern({
        kind: 'IN_PAN',
        handling: 'restricted',
        region: 'IN',
        shapes: ['AAAAA9999A'],
        context: PAN_WORDS,
        confidence: [0.1, 0.8],
    }),
    pattern({
        kind: 'IN_PAN',
        handling: 'restricted',
        region: 'IN',
        shapes: ['AAAAA-9999-A', 'AAA-AA-9999-A'],
        valid: (id, written) => HOLDER.test(id) && written.toUpperCase() === written,
        context: PAN_WORDS,
        confidence: [NEVER, 0.8],
    }),
    /** State, PAN, number, Z and a check character (Luhn's check to the base of 36). @see https://www.gst.gov.in/ */
    pattern({
        kind: 'IN_GSTIN',
        handling: 'restricted',
        region: 'IN',
        shapes: ['99AAAAA9999AXAX'],
        valid: (id) => isGstin(id) && luhn36(id),
        context: GSTIN_WORDS,
        confidence: [0.9, 1],
    }),
    pattern({
        kind: 'IN_GSTIN',
        handling: 'restricted',
        region: 'IN',
        shapes: ['99XXXXX9999AXAX'],
        valid: isGstin,
        context: GSTIN_WORDS,
        confidence: [0.3, 0.7],
    }),
    /**
     * A letter and seven digits of which the first and the last are no zero.
     * @see https://learn.microsoft.com/purview/sit-defn-india-passport-number
     */
    pattern({
        kind: 'IN_PASSPORT',
        handling: 'restricted',
        region: 'IN',
        shapes: ['A99-99999'],
        valid: (id) => id[1] !== '0' && !id.endsWith('0'),
        context: words(...PASSPORT_WORDS),
        confidence: [0.1, 0.85],
    }),
    /** Electors' photo identity cards (EPIC). @see https://en.wikipedia.org/wiki/Voter_ID_(India) */
    pattern({
        kind: 'IN_VOTER',
        handling: 'restricted',
        region: 'IN',
        shapes: ['AAA9999999'],
        context: words('voter', 'voters', 'epic', 'election', 'elector', 'voter id'),
        confidence: [0.3, 0.9],
    }),
    /** State, office, year of issue, serial. @see https://en.wikipedia.org/wiki/Driving_licence_in_India */
    pattern({
        kind: 'IN_DRIVER_LICENSE',
        handling: 'restricted',
        region: 'IN',
        shapes: ['AA99-9999-9999999', 'AA-99-9999-9999999'],
        valid: (id, written) => STATES.has(id.slice(0, 2)) && /^(?:19|20)/.test(id.slice(4)) && written.toUpperCase() === written,
        context: DL_WORDS,
        confidence: [0.55, 0.95],
    }),
    /** Branches of banks: four letters, a zero, six characters. @see https://en.wikipedia.org/wiki/Indian_Financial_System_Code */
    pattern({
        kind: 'IN_IFSC',
        handling: 'off',
        region: 'IN',
        shapes: ['AAAA9XXXXXX'],
        valid: (id) => id[4] === '0',
        context: words('ifsc', 'ifsc code', 'branch', 'neft', 'rtgs', 'imps'),
        confidence: [0.3, 0.9],
    }),
] as const;

export function isAadhaar(id: string): boolean {
    return id >= '2' && verhoeff(id) && id !== id.split('').reverse().join('');
}

/** Of Presidio's form: at least three of the first five characters of the PAN are letters. */
function isGstin(id: string): boolean {
    const state = Number(id.slice(0, 2));
    return state >= 1 && state <= 38 && id[13] === 'Z' && id.slice(2, 7).replace(/[0-9]/g, '').length >= 3;
}

function luhn36(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < id.length; index++) {
        const value = Number.parseInt(id[id.length - 1 - index]!, 36) * (index % 2 === 1 ? 2 : 1);
        sum += Math.floor(value / 36) + (value % 36);
    }
    return sum % 36 === 0;
}
