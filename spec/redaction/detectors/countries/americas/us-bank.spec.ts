import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { US_BANK } from '../../../../../lib/redaction/detectors/countries/americas/us-bank';
import { claimed, SEEN } from '../../../scanning';
import { finds, itFinds } from '../identifiers';

describe('US_BANK', () => {
    itFinds(US_BANK, {
        found: [
            ['ABA_ROUTING_NUMBER', '011000015'],
            ['ABA_ROUTING_NUMBER', '1110-0002-5'],
            ['US_BANK_NUMBER', '12345678'],
            ['US_BANK_NUMBER', '12345678901234567'],
        ],
        left: [
            ['district 13', 'ABA_ROUTING_NUMBER', '131000012'],
            ['district 81', 'ABA_ROUTING_NUMBER', '811000002'],
            ['noughts only', 'ABA_ROUTING_NUMBER', '000000000'],
            ['seven digits', 'US_BANK_NUMBER', '1234567'],
            ['eighteen digits', 'US_BANK_NUMBER', '123456789012345678'],
            ['groups and no word for it', 'US_BANK_NUMBER', '1234-56789'],
        ],
        inContext: [
            ['routing number', 'ABA_ROUTING_NUMBER', '011000015'],
            ['ABA', 'ABA_ROUTING_NUMBER', '0110-0001-5'],
            ['my bank account is', 'US_BANK_NUMBER', '1234567890'],
            ['acct #', 'US_BANK_NUMBER', '12345678'],
            ['account number', 'US_BANK_NUMBER', '1234-56789'],
            ['account number', 'US_BANK_NUMBER', '1234 5678 90'],
        ],
        checked: [['ABA_ROUTING_NUMBER', '011000015']],
    });

    for (const words of [
        'Kontonummer', 'numéro de compte', 'número de cuenta', 'conto corrente', 'número da conta', 'rekeningnummer', 'numer konta',
        'bankkontonummer', 'hesap numarası', '口座番号は', '银行账号', '계좌번호',
    ]) {
        it(`shows an account behind "${words}"`, () => assert.ok(finds(US_BANK, ['US_BANK_NUMBER', '1234567890'], SEEN, words)));
    }

    for (const [title, text] of [
        ['an amount', 'on my savings account, 12 345 678 or 12.345.678'],
        ['a round number', 'I have 10000000 points in my savings account'],
        ['an order nearer than the account', 'my account number changed, order 1234567890'],
        ['an account that is none of a bank', 'reset my account, 1234567890'],
    ] as const) {
        it(`does not show ${title}`, () => assert.deepEqual(claimed({ patterns: US_BANK }, text), []));
    }

    it('has exactly one check digit for every routing number', () => {
        const district = fc.constantFrom('01', '12', '21', '32', '61', '72', '80');
        const body = fc.tuple(district, fc.stringMatching(/^[0-9]{6}$/)).map((parts) => parts.join(''));
        fc.assert(
            fc.property(body, (digits) => {
                const right = Array.from({ length: 10 }, (_, check) => digits + check).filter((id) => finds(US_BANK, ['ABA_ROUTING_NUMBER', id]));
                assert.equal(right.length, 1);
            }),
            { numRuns: 50 },
        );
    });
});
