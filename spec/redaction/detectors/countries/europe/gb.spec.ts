import assert from 'node:assert/strict';
import { GB } from '../../../../../lib/redaction/detectors/countries/europe/gb';
import { claimed } from '../../../scanning';
import { describeIdentifiers } from './identifiers';

describeIdentifiers('identifiers of the United Kingdom', GB, [
    {
        kind: 'UK_NHS', word: 'NHS number', checked: true,
        valid: ['943 476 5919', '943-476-5919', '9434765919'],
        wrong: ['943 476 5918', '0000000000'],
    },
    {
        kind: 'UK_NINO', word: 'National Insurance number', valid: ['JG 10 37 59 A', 'JG103759A', 'jg103759a', 'JG 103759 A', 'JG103759'], bare: true,
        wrong: ['DG103759A', 'JO103759A', 'GB103759A', 'JG103759E', 'JG10375A'],
    },
    { kind: 'UK_UTR', word: 'UTR', valid: ['2234567890', '22345 67890'], wrong: ['1234567890'] },
    { kind: 'UK_PASSPORT', word: 'passport', valid: ['533401372', 'AB1234560'], wrong: ['533401372', 'AB123456'] },
    {
        kind: 'UK_DRIVING_LICENCE', word: 'driving licence', valid: ['BRYAN807024JK9ZZ', 'BRYAN 807024 JK9ZZ', 'FOX99857042A99ZZ'], bare: true,
        wrong: ['BRYAN863024JK9ZZ', 'BRYAN802324JK9ZZ', 'BR9AN807024JK9ZZ', 'BRYAN807024JK9Z'],
    },
    { kind: 'UK_SORT_CODE', word: 'sort code', valid: ['20-31-53', '203153'], wrong: ['20-31-53'] },
    { kind: 'UK_BANK_ACCOUNT', word: 'sort code', valid: ['55779911', '20-31-53 55779911'], wrong: ['55779911'] },
]);

describe('national insurance numbers', () => {
    it('are not seen in small letters that may be words', () => assert.deepEqual(claimed({ patterns: GB }, 'we met he 10 20 30 a while'), []));
});
