import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { NEVER } from '../confidence';
import { isAmount } from '../written';

const ROUTING_WORDS = words(
    'aba', 'routing', 'rtn', 'aba routing', 'abarouting', 'bankrouting', 'transit', 'ach routing', 'ach number', 'ach transfer', 'ach deposit',
    'ach debit', 'ach payment', 'wire', 'direct deposit', 'numero de ruta', 'routingnummer', '路由号码', '银行代码',
);

/** Only words that mean the number of a bank account; an account alone may be anywhere. In twelve languages, as the kind is for all countries. */
const ACCOUNT_WORDS = words(
    'account number', 'account numbers', 'account no', 'account num', 'account nr', 'acct', 'acc no', 'acc number', 'acc num', 'a c',
    'bank account', 'bank acct', 'bank number', 'checking account', 'chequing account', 'savings account', 'saving account', 'current account',
    'deposit account', 'debit account', 'beneficiary account', 'checking acct', 'savings acct',
    'kontonummer', 'kontonummern', 'kontonr', 'konto nr', 'bankkonto', 'bankverbindung', 'girokonto', 'sparkonto',
    'compte bancaire', 'numero compte', 'de compte', 'compte courant', 'compte epargne', 'rib',
    'cuenta bancaria', 'de cuenta', 'cuenta corriente', 'cuenta ahorro', 'de ahorros', 'nro cuenta', 'num cuenta',
    'conto corrente', 'conto bancario', 'di conto', 'numero conto',
    'conta bancaria', 'conta corrente', 'conta poupanca', 'da conta', 'de conta', 'numero conta',
    'rekeningnummer', 'bankrekening', 'bankrekeningnummer', 'spaarrekening', 'rekening nr',
    'numer konta', 'nr konta', 'konto bankowe', 'konta bankowego', 'rachunku', 'numer rachunku',
    'bankkontonummer', 'clearingnummer',
    'hesap numarasi', 'hesap numaram', 'hesap no', 'banka hesabi',
    '口座番号', '銀行口座', '普通口座', '账号', '账户', '帐号', '银行账号', '银行账户', '银行帐号', '계좌번호', '계좌',
);

/** A round number is an amount. */
const isRound = (id: string) => id.endsWith('00000');

/** Federal Reserve districts, thrifts, electronic transactions and travellers' cheques. */
const isDistrict = (id: string) => /^(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(id);

export const US_BANK = [
    /** Routing numbers of banks. @see https://en.wikipedia.org/wiki/ABA_routing_transit_number */
    pattern({
        kind: 'ABA_ROUTING_NUMBER',
        handling: 'restricted',
        region: 'US',
        shapes: ['9999-9999-9'],
        valid: (id) => isDistrict(id) && id !== '000000000' && weighted(id, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
        context: ROUTING_WORDS,
        confidence: [0.1, 0.95],
    }),
    /** Account numbers: banks give out 8 to 17 digits, with no check. @see https://en.wikipedia.org/wiki/Bank_account */
    pattern({
        kind: 'US_BANK_NUMBER',
        handling: 'restricted',
        shapes: Array.from({ length: 10 }, (_, more) => '9'.repeat(8 + more)),
        valid: (id) => !isRound(id),
        context: ACCOUNT_WORDS,
        confidence: [0.05, 0.8],
    }),
    /** The same in groups of two digits and more. */
    pattern({
        kind: 'US_BANK_NUMBER',
        handling: 'restricted',
        shapes: Array.from({ length: 10 }, (_, more) => '9'.repeat(8 + more).split('').join('-')),
        valid: (id, written) => !isRound(id) && /^[0-9]{2,}(?:[ -][0-9]{2,}){1,4}$/.test(written) && !isAmount(written),
        context: ACCOUNT_WORDS,
        confidence: [NEVER, 0.6],
    }),
] as const;
