import assert from 'node:assert/strict';
import type { Caller } from '../../lib/channel/caller';
import { channelsOf } from '../../lib/channel/channels';
import { checkOrigin, type OriginRecord, type OriginRules } from '../../lib/channel/origin';
import { originsOf } from '../../lib/channel/service-url';
import { tenantRuleOf } from '../../lib/channel/tenants';

const SKILL = '99999999-2222-4333-8444-55555555555a';
const TENANT = '7f7b1b5e-0000-4000-8000-00000000000a';

function rules(development = false, more: Partial<OriginRules> = {}): OriginRules {
    return { development, serviceUrls: { origins: originsOf(), loopback: development }, channels: channelsOf(undefined, development), tenants: tenantRuleOf(undefined), skillCallers: new Set(), ...more };
}

const by = (kind: Caller['kind'], more: Partial<Caller> = {}): Caller => ({ kind, streams: false, ...more });
const webchat = { channelId: 'webchat', serviceUrl: 'https://webchat.botframework.com/' };
const local = { channelId: 'emulator', serviceUrl: 'http://localhost:50000' };
const stream = { channelId: 'directline', serviceUrl: 'urn:botframework:websocket:wss://directline.botframework.com' };
const parent = { channelId: 'msteams', serviceUrl: 'https://parent.example/api/skills' };
const test = { channelId: 'test', serviceUrl: 'https://test.com' };

describe('the origin of a turn', () => {
    for (const [title, turn, production, development] of [
        ['Web Chat', { ...webchat, caller: by('channel') }, undefined, undefined],
        ['Teams', { channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/amer/', caller: by('channel') }, undefined, undefined],
        ['Web Chat that nobody authenticated', { ...webchat, caller: by('anonymous') }, 'anonymous', 'anonymous'],
        ['the emulator without an app id', { ...local, caller: by('anonymous') }, 'anonymous', undefined],
        ["the emulator with the bot's password", { ...local, caller: by('self') }, 'emulator', undefined],
        ['Web Chat with the token of the emulator', { ...webchat, caller: by('self') }, 'emulator', 'emulator'],
        ['the emulator behind a tunnel', { channelId: 'emulator', serviceUrl: 'https://x.tunnel.example', caller: by('anonymous') }, 'anonymous', 'anonymous'],
        ["a channel's word that it is the emulator", { ...webchat, channelId: 'emulator', caller: by('channel') }, 'emulator', 'emulator'],
        ['a local channel', { ...local, channelId: 'directline', caller: by('channel') }, 'service-url', undefined],
        ['the Direct Line extension', { ...stream, caller: by('self', { streams: true }) }, undefined, undefined],
        ['a channel over a stream', { ...stream, caller: by('channel', { streams: true, serviceUrl: 'https://directline.botframework.com/' }) }, undefined, undefined],
        ['a named pipe', { ...stream, caller: by('pipe', { streams: true }) }, undefined, undefined],
        ['a stream that is none', { ...stream, caller: by('channel') }, 'service-url', 'service-url'],
        ['nobody over a stream', { ...stream, caller: by('anonymous', { streams: true }) }, 'anonymous', 'anonymous'],
        ['a test adapter', { ...test, caller: by('none') }, 'no-identity', undefined],
        ["an adapter of others'", { channelId: 'slack', serviceUrl: '', caller: by('none') }, 'no-identity', 'no-identity'],
        ['an adapter of others on this machine', { channelId: 'slack', serviceUrl: 'http://localhost', caller: by('none') }, 'no-identity', undefined],
        ['nobody who says it is a test', { ...test, caller: by('anonymous') }, 'anonymous', 'anonymous'],
        ['a channel that says it is a test', { ...webchat, channelId: 'test', caller: by('channel') }, 'channel', undefined],
        ['a channel without a name', { channelId: '', serviceUrl: 'https://slack.botframework.com', caller: by('channel') }, 'channel', 'channel'],
        ['a channel that is no text', { channelId: ['slack'], serviceUrl: 'https://slack.botframework.com', caller: by('channel') }, 'channel', 'channel'],
        ['a channel of another spelling', { channelId: 'Slack', serviceUrl: 'https://slack.botframework.com', caller: by('channel') }, 'channel', 'channel'],
        ['another bot', { ...parent, caller: by('skill', { appId: SKILL }) }, 'skill-caller', 'skill-caller'],
        ['another bot on this machine', { ...local, caller: by('skill', { appId: SKILL }) }, 'skill-caller', 'skill-caller'],
        ['the bot itself', { ...webchat, caller: by('bot') }, undefined, undefined],
        ['the bot itself to a channel that may not call', { channelId: 'own', serviceUrl: 'https://own.botframework.com', caller: by('bot') }, undefined, undefined],
        ['the bot itself to a service URL of somebody', { ...webchat, serviceUrl: 'https://evil.example', caller: by('bot') }, 'service-url', 'service-url'],
    ] as [string, OriginRecord, string | undefined, string | undefined][]) {
        it(`${production ? `is refused (${production})` : 'is good'} with ${title}`, () => assert.equal(checkOrigin(turn, rules()), production));
        it(`${development ? `is refused (${development})` : 'is good'} with ${title}, in development`, () => assert.equal(checkOrigin(turn, rules(true)), development));
    }

    const listing = rules(false, { skillCallers: new Set([SKILL]), tenants: tenantRuleOf([TENANT]) });
    const conversation = { tenantId: TENANT };
    for (const [title, turn, expected] of [
        ['a listed bot', { ...parent, conversation, caller: by('skill', { appId: SKILL.toUpperCase(), tenant: 'of the bot' }) }, undefined],
        ['a listed bot with a user of another tenant', { ...parent, conversation: { tenantId: 'x' }, caller: by('skill', { appId: SKILL }) }, 'tenant'],
        ['a listed bot inside of the network', { ...parent, serviceUrl: 'https://10.0.0.1', conversation, caller: by('skill', { appId: SKILL }) }, 'service-url'],
        ['a bot that is not listed', { ...parent, conversation, caller: by('skill', { appId: 'other' }) }, 'skill-caller'],
        ['a bot without an id', { ...parent, conversation, caller: by('skill') }, 'skill-caller'],
        ['a turn of the bot itself to a listed bot', { ...parent, caller: by('bot') }, undefined],
        ['a token of another tenant', { channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/amer/', conversation, caller: by('channel', { tenant: 'x' }) }, 'tenant'],
    ] as [string, OriginRecord, string | undefined][]) {
        it(`${expected ? `is refused (${expected})` : 'is good'} with ${title}`, () => assert.equal(checkOrigin(turn, listing), expected));
    }

    it('is good only on the channels that are listed, and with the emulator only in development', () => {
        const listed = (development: boolean) => rules(development, { channels: channelsOf(['webchat', 'emulator'], development) });
        assert.equal(checkOrigin({ ...webchat, caller: by('channel') }, listed(false)), undefined);
        assert.equal(checkOrigin({ channelId: 'slack', serviceUrl: 'https://slack.botframework.com', caller: by('channel') }, listed(false)), 'channel');
        assert.equal(checkOrigin({ ...local, caller: by('anonymous') }, listed(false)), 'anonymous');
        assert.equal(checkOrigin({ ...local, caller: by('anonymous') }, listed(true)), undefined);
    });
});
