import assert from 'node:assert/strict';
import { DEFAULT_POLICY, kindsHandled, policyOf } from '../../lib/redaction/policy';

describe('policy', () => {
    it('restricts cards, SSN and IBAN, and takes mail and phone for personal', () => {
        assert.deepEqual(kindsHandled(policyOf(), 'restricted'), ['CREDIT_CARD', 'US_SSN', 'IBAN_CODE']);
        assert.deepEqual(kindsHandled(policyOf(), 'personal'), ['EMAIL_ADDRESS', 'PHONE_NUMBER']);
        assert.deepEqual(kindsHandled(policyOf(), 'off'), []);
    });

    it('takes changes and leaves the default alone', () => {
        const policy = policyOf({ CREDIT_CARD: 'off', PHONE_NUMBER: 'restricted' });
        assert.deepEqual(kindsHandled(policy, 'restricted', 'personal'), ['US_SSN', 'IBAN_CODE', 'EMAIL_ADDRESS', 'PHONE_NUMBER']);
        assert.equal(DEFAULT_POLICY.CREDIT_CARD, 'restricted');
    });

    for (const [given, option] of [
        [null, 'policy'],
        ['off', 'policy'],
        [1, 'policy'],
        [{ CREDIT_CRD: 'off' }, 'policy.CREDIT_CRD'],
        [{ toString: 'off' }, 'policy.toString'],
        [JSON.parse('{"__proto__":"off"}'), 'policy.__proto__'],
        [{ CREDIT_CARD: 'on' }, 'policy.CREDIT_CARD'],
        [{ CREDIT_CARD: true }, 'policy.CREDIT_CARD'],
        [{ CREDIT_CARD: undefined }, 'policy.CREDIT_CARD'],
        [{ CREDIT_CARD: null }, 'policy.CREDIT_CARD'],
    ] as const) {
        it(`refuses ${JSON.stringify(given)}`, () => assert.throws(() => policyOf(given as never), { name: 'OptionError', option }));
    }
});
