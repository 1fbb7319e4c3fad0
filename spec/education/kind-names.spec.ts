import assert from 'node:assert/strict';
import { HANDLING } from '../../lib/redaction/detectors';
import { KIND_NAMES, kindNameOf } from '../../lib/education/kind-names';

describe('kindNameOf', () => {
    for (const [expected, kinds] of [
        ['card', ['CREDIT_CARD', 'CARD_TRACK_DATA', 'CARD_EXPIRY']],
        ['pin', ['PIN', 'CARD_SECURITY_CODE']],
        ['bankAccount', ['IBAN_CODE', 'US_BANK_NUMBER', 'UK_BANK_ACCOUNT', 'ABA_ROUTING_NUMBER', 'AR_CBU']],
        ['secret', ['SECRET']],
        ['document', ['PASSPORT', 'US_PASSPORT', 'US_DRIVER_LICENSE', 'UK_DRIVING_LICENCE', 'DRIVER_LICENSE', 'DE_FUEHRERSCHEIN']],
        ['health', ['UK_NHS', 'US_MBI', 'HEALTH_INSURANCE_ID', 'MEDICAL_RECORD_NUMBER', 'DE_HEALTH_INSURANCE']],
        ['identity', ['US_SSN', 'DE_TAX_ID', 'NATIONAL_ID', 'KE_PIN', 'SE_PERSONNUMMER', 'IT_IDENTITY_CARD']],
        ['contact', ['EMAIL_ADDRESS', 'PHONE_NUMBER']],
        ['other', ['CRYPTO', 'UK_VAT', 'TR_LICENSE_PLATE', 'ORDER', 'SENSITIVE', '']],
    ] as const) {
        for (const kind of kinds) it(`calls ${kind} ${expected}`, () => assert.equal(kindNameOf(kind), expected));
    }

    it('has something to call everything that is restricted', () => {
        const restricted = Object.entries(HANDLING).flatMap(([kind, handling]) => (handling === 'restricted' ? [kind] : []));
        assert.deepEqual(restricted.filter((kind) => kindNameOf(kind) === 'other'), []);
        assert.ok(Object.keys(HANDLING).every((kind) => KIND_NAMES.includes(kindNameOf(kind))));
    });
});
