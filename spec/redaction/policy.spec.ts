import assert from 'node:assert/strict';
import { DEFAULT_POLICY, kindsHandled, policyOf, type PolicyOption, type Use } from '../../lib/redaction/policy';
import { PRESETS } from '../../lib/redaction/presets';

const IN_CHAT: Use = { to: 'bot', channelId: 'webchat' };
const kinds = (policy: PolicyOption | undefined, ...ways: ('restricted' | 'personal' | 'off')[]) => kindsHandled(policyOf(policy), IN_CHAT, ...ways) as string[];
const handling = (policy: PolicyOption, kind: string, use = IN_CHAT, custom = true) => policyOf(policy, { custom }).handlingOf(kind, use);

describe('policy', () => {
    for (const [kind, expected] of [
        ['CREDIT_CARD', 'restricted'],
        ['US_SSN', 'restricted'],
        ['IBAN_CODE', 'restricted'],
        ['EMAIL_ADDRESS', 'personal'],
        ['PHONE_NUMBER', 'personal'],
        ['URL', 'off'],
    ] as const) {
        it(`takes ${kind} for ${expected} by default`, () => {
            assert.ok(kinds(undefined, expected).includes(kind));
            assert.equal(DEFAULT_POLICY[kind], expected);
        });
    }

    it('takes changes and leaves the default alone', () => {
        const changed = { CREDIT_CARD: 'off', PHONE_NUMBER: 'restricted' } as const;
        assert.ok(kinds(changed, 'off').includes('CREDIT_CARD'));
        assert.ok(kinds(changed, 'restricted').includes('PHONE_NUMBER'));
        assert.equal(DEFAULT_POLICY.CREDIT_CARD, 'restricted');
    });

    describe('presets', () => {
        for (const [policy, kind, expected] of [
            ['standard', 'EMAIL_ADDRESS', 'personal'],
            ['pci', 'CREDIT_CARD', 'restricted'],
            ['pci', 'CARD_TRACK_DATA', 'restricted'],
            ['pci', 'CARD_SECURITY_CODE', 'restricted'],
            ['pci', 'CARD_EXPIRY', 'restricted'],
            ['pci', 'PIN', 'restricted'],
            ['pci', 'URL', 'off'],
            ['hipaa', 'URL', 'personal'],
            ['hipaa', 'DATE_TIME', 'personal'],
            ['hipaa', 'UK_POSTCODE', 'personal'],
            ['hipaa', 'US_SSN', 'restricted'],
            ['hipaa', 'FR_SIREN', 'off'],
            ['gdpr', 'COORDINATES', 'personal'],
            ['gdpr', 'TR_LICENSE_PLATE', 'personal'],
            ['gdpr', 'LICENSE_PLATE', 'personal'],
            ['hipaa', 'LICENSE_PLATE', 'personal'],
            ['gdpr', 'UK_VEHICLE_REGISTRATION', 'personal'],
            ['gdpr', 'DE_TAX_ID', 'restricted'],
            ['gdpr', 'DATE_TIME', 'off'],
            [{ preset: 'gdpr', COORDINATES: 'off' }, 'COORDINATES', 'off'],
            [{ preset: ['pci', 'hipaa'] }, 'URL', 'personal'],
            [{ preset: ['hipaa', 'pci'] }, 'CREDIT_CARD', 'restricted'],
        ] as const) {
            it(`${JSON.stringify(policy)} takes ${kind} for ${expected}`, () => assert.equal(handling(policy as PolicyOption, kind), expected));
        }

        it('are never laxer than the standard', () => {
            const rigour = ['off', 'personal', 'restricted'];
            for (const preset of Object.values(PRESETS)) {
                for (const [kind, way] of Object.entries(preset)) assert.ok(rigour.indexOf(way) >= rigour.indexOf(DEFAULT_POLICY[kind as 'URL']), kind);
            }
        });
    });

    describe('as a function', () => {
        const inTeams = (kind: string, { channelId, to }: Use) => (channelId === 'msteams' && kind === 'CREDIT_CARD' && to === 'user' ? ('off' as const) : undefined);
        for (const [title, policy, kind, use, expected] of [
            ['is asked for a channel', inTeams, 'CREDIT_CARD', { to: 'user', channelId: 'msteams' }, 'off'],
            ['is asked for another channel', inTeams, 'CREDIT_CARD', { to: 'user', channelId: 'webchat' }, 'restricted'],
            ['is asked for an audience', inTeams, 'CREDIT_CARD', { to: 'store', channelId: 'msteams' }, 'restricted'],
            ['leaves what it does not know to the standard', () => undefined, 'EMAIL_ADDRESS', IN_CHAT, 'personal'],
            ['leaves a kind that nobody knows restricted', () => undefined, 'ORDER_NUMBER', IN_CHAT, 'restricted'],
            ['leaves a kind with a name of the language restricted', () => undefined, 'constructor', IN_CHAT, 'restricted'],
            ['counts as restricted when it throws', () => { throw new Error('broken'); }, 'URL', IN_CHAT, 'restricted'],
            ['counts as restricted when it answers nonsense', () => 'public' as 'off', 'URL', IN_CHAT, 'restricted'],
        ] as const) {
            it(title, () => assert.equal(handling(policy, kind, use), expected));
        }
    });

    describe('kinds of the developer', () => {
        for (const [policy, kind, expected] of [
            [{}, 'ORDER_NUMBER', 'restricted'],
            [{ ORDER_NUMBER: 'personal' }, 'ORDER_NUMBER', 'personal'],
            [{ preset: 'pci', ORDER_NUMBER: 'off' }, 'ORDER_NUMBER', 'off'],
            [JSON.parse('{"__proto__":"off"}'), 'toString', 'restricted'],
            [JSON.parse('{"__proto__":"off"}'), '__proto__', 'off'],
        ] as const) {
            it(`takes ${kind} for ${expected} by ${JSON.stringify(policy)}`, () => assert.equal(handling(policy as PolicyOption, kind), expected));
        }
    });

    for (const [given, option] of [
        [null, 'policy'],
        ['off', 'policy'],
        ['toString', 'policy'],
        [1, 'policy'],
        [[], 'policy'],
        [{ preset: 'pcii' }, 'policy.preset'],
        [{ preset: [] }, 'policy.preset'],
        [{ preset: ['pci', 'constructor'] }, 'policy.preset'],
        [{ preset: 7 }, 'policy.preset'],
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
