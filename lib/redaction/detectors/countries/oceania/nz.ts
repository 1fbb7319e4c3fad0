import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { cuts } from '../written';

const IRD_WORDS = words('ird', 'irds', 'inland revenue', 'ird number', 'tax number', 'te tari');
const NHI_WORDS = words('nhi', 'nhis', 'national health', 'health index', 'patient', 'hospital');
const ACCOUNT_WORDS = words(
    'account', 'account number', 'account no', 'acct', 'bank account', 'direct credit', 'anz', 'asb', 'bnz', 'westpac', 'kiwibank',
);

/** A second row of weights counts when the first gives ten. */
function isIrd(id: string): boolean {
    const digits = id.padStart(9, '0');
    if (Number(digits) < 10_000_000 || Number(digits) > 150_000_000) return false;
    const first = (11 - (weighted(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return (first < 10 ? first : (11 - (weighted(digits, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)) % 11) === Number(digits[8]);
}

/** From 1, without I and O. */
const LETTERS = ' ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Ends with a digit (modulus 11) or, in the form of 2019, a letter (modulus 23). */
function isNhi(id: string): boolean {
    let sum = 0;
    for (let index = 0; index < 6; index++) {
        const value = id[index]! > '9' ? LETTERS.indexOf(id[index]!) : Number(id[index]);
        if (value < 0) return false;
        sum += value * (7 - index);
    }
    if (id[6]! > '9') return LETTERS[23 - (sum % 23)] === id[6];
    return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === Number(id[6]);
}

/** Those who give out accounts. @see https://en.wikipedia.org/wiki/New_Zealand_bank_account_number */
const BANK = /^(?:0[123689]|1[1-9]|2[0-9]|3[01358])/;
/** They count nothing, or the suffix too, in ways that depend on its length. */
const UNCHECKED = /^(?:09|26|28|29|31)/;

/** The branch counts with old accounts only; some banks count in their own way. @see https://www.ird.govt.nz/digital-service-providers */
function isAccount(id: string): boolean {
    if (!BANK.test(id) || UNCHECKED.test(id)) return BANK.test(id);
    const account = id.slice(6, 13);
    if (id.startsWith('08')) return weighted(account, [7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
    if (/^(?:25|33)/.test(id)) return weighted(account, [1, 7, 3, 1, 7, 3, 1]) % 10 === 0;
    const branch = Number(account) < 990_000 ? weighted(id.slice(2), [6, 3, 7, 9]) : 0;
    return (branch + weighted(account, [0, 10, 5, 8, 4, 2, 1])) % 11 === 0;
}

export const NZ = [
    /** Tax numbers. @see https://en.wikipedia.org/wiki/New_Zealand_IRD_number */
    pattern({
        kind: 'NZ_IRD',
        handling: 'restricted',
        region: 'NZ',
        shapes: ['99-999-999', '999-999-999'],
        valid: isIrd,
        context: IRD_WORDS,
        confidence: [0.1, 0.95],
    }),
    /** Health index. @see https://www.tewhatuora.govt.nz/publications/hiso-100462023-consumer-health-identity-standard/ */
    pattern({
        kind: 'NZ_NHI',
        handling: 'restricted',
        region: 'NZ',
        shapes: ['AAA9999', 'AAA99AA'],
        valid: isNhi,
        context: NHI_WORDS,
        confidence: [0.1, 0.95],
    }),
    /** Bank, branch, account and suffix. @see https://en.wikipedia.org/wiki/New_Zealand_bank_account_number */
    pattern({
        kind: 'NZ_BANK_ACCOUNT',
        handling: 'restricted',
        region: 'NZ',
        shapes: ['99-9999-9999999-99', '99-9999-9999999-999'],
        valid: (id, written) => cuts(written) === 3 && isAccount(id),
        context: ACCOUNT_WORDS,
        confidence: [0.6, 1],
    }),
    pattern({
        kind: 'NZ_BANK_ACCOUNT',
        handling: 'restricted',
        region: 'NZ',
        shapes: ['99-9999-9999999-99', '99-9999-9999999-999'],
        valid: (id, written) => cuts(written) !== 3 && isAccount(id),
        context: ACCOUNT_WORDS,
        confidence: [0.1, 0.9],
    }),
] as const;
