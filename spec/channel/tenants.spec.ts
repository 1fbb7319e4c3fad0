import assert from 'node:assert/strict';
import { isAllowedTenant, tenantRuleOf, type TenantRecord } from '../../lib/channel/tenants';

const [ours, other] = ['7f7b1b5e-0000-4000-8000-00000000000a', '7f7b1b5e-0000-4000-8000-00000000000b'];
const teams = (conversation?: unknown, channelData?: unknown, claim?: string): TenantRecord => ({
    channelId: 'msteams', conversation: conversation && { tenantId: conversation }, channelData: channelData && { tenant: { id: channelData } }, claim,
});

describe('tenants', () => {
    for (const [title, given, expected] of [
        ['the conversation', teams(ours), true],
        ['channelData', teams(undefined, ours), true],
        ['both', teams(ours, ours), true],
        ['both, in another case', teams(ours.toUpperCase(), ours), true],
        ['all three', teams(ours, ours, ours), true],
        ['another tenant', teams(other), false],
        ['another tenant in channelData', teams(ours, other), false],
        ['another tenant in the conversation', teams(other, ours), false],
        ['another tenant in the token', teams(ours, ours, other), false],
        ['no tenant', teams(), false],
        ['an object for a tenant', teams({ toString: () => ours }), false],
        ['an object beside the tenant', teams(ours, {}), false],
        ['an empty tenant', teams(''), false],
        ["a Direct Line client's word", { ...teams(ours, ours), channelId: 'directline' }, false],
        ["a Web Chat client's word", { ...teams(ours, ours), channelId: 'webchat' }, false],
    ] as const) {
        it(`${expected ? 'takes' : 'refuses'} a turn with ${title}`, () => assert.equal(isAllowedTenant(given, tenantRuleOf([ours])), expected));
    }

    it('asks only the channels that are named, when they are', () => {
        const rule = tenantRuleOf({ msteams: [ours] });
        assert.deepEqual([teams(ours), teams(other), { channelId: 'directline' }].map((each) => isAllowedTenant(each, rule)), [true, false, true]);
    });

    it('asks nobody without the option', () => assert.equal(isAllowedTenant(teams(other, ours), tenantRuleOf(undefined)), true));

    for (const [given, option] of [[[], 'tenants'], [['' ], 'tenants'], [ours, 'tenants'], [null, 'tenants'], [{ msteams: [] }, 'tenants.msteams'], [{ msteams: ours }, 'tenants.msteams']] as const) {
        it(`names ${option} when it is ${JSON.stringify(given)}`, () => assert.throws(() => tenantRuleOf(given as never), { name: 'OptionError', option }));
    }
});
