import assert from 'node:assert/strict';
import { MemoryStorage, type Activity } from 'botbuilder';
import { BotWarden, KeyRing, type BotWardenOptions, type SecurityEvent } from '../../lib';
import { APP_ID, Azure, NESTED, OTHER_BOT, type AzureOptions } from '../channel/support/azure';
import { recorded } from '../helpers/bot';

const REFUSED = 'Sorry, I cannot take this message.';
const TENANT = '7f7b1b5e-0000-4000-8000-00000000000a';
const directLine = { channelId: 'directline', serviceUrl: 'https://directline.botframework.com/' } as Partial<Activity>;
const webChat = { channelId: 'webchat', serviceUrl: 'https://webchat.botframework.com/' } as Partial<Activity>;
const teams = (conversation: object) => ({
    channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/', channelData: { tenant: { id: TENANT } },
    from: { id: '29:ann', aadObjectId: 'ann' }, conversation: { id: '19:c', tenantId: TENANT, ...conversation },
}) as unknown as Partial<Activity>;
const skill = { channelId: 'webchat', serviceUrl: 'https://parent.example/api/skills' } as Partial<Activity>;
const emulator = { channelId: 'emulator', serviceUrl: 'http://localhost:50000' } as Partial<Activity>;

describe('the secure channel, over HTTP against a CloudAdapter', () => {
    let azure: Azure;
    let events: SecurityEvent[];
    afterEach(() => azure.close());

    async function start(options: Partial<BotWardenOptions> = {}, more: AzureOptions = {}): Promise<void> {
        const warden = new BotWarden({ education: false, keys: KeyRing.generate(), storage: new MemoryStorage(), ...options });
        events = recorded(warden.events);
        azure = await Azure.start({ protections: [warden], ...more });
    }

    const said = () => azure.outgoing.map(({ text }) => text);
    const reasons = () => events.flatMap((event) => (event.type === 'channel-refused' ? [event.reason] : []));

    for (const [title, given] of [
        ['Direct Line', directLine],
        ['Web Chat', webChat],
        ['Web Chat in Europe', { ...webChat, serviceUrl: 'https://europe.webchat.botframework.com/' }],
        ['Teams, one to one', teams({ conversationType: 'personal' })],
        ['a Teams group chat', teams({ conversationType: 'groupChat', isGroup: true })],
        ['a Teams channel', teams({ conversationType: 'channel', isGroup: true })],
        ['Teams of the US government', { ...teams({}), serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/gcch/' }],
        ['Slack', { channelId: 'slack', serviceUrl: 'https://slack.botframework.com/' }],
    ] as [string, Partial<Activity>][]) {
        it(`does not stand in the way of ${title}`, async () => {
            await start();
            for (const text of ['hello', 'a file']) {
                const attachments = text === 'hello' ? [] : [{ contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original' }];
                assert.equal((await azure.post({ ...given, text, attachments })).status, 200);
            }
            const invoke = await azure.post({ ...given, type: 'invoke', name: 'adaptiveCard/action' });
            assert.deepEqual([invoke.status, JSON.parse(invoke.body)], [200, { done: true }]);
            assert.deepEqual([said(), reasons(), azure.seen.length], [['echo: hello', 'echo: a file'], [], 3]);
        });
    }

    it('does not stand in the way of a turn of the bot itself', async () => {
        await start({ channel: { rates: { overall: { turns: 1, per: 60_000 } } } });
        const reference = { channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/emea/', conversation: { id: '19:c' }, user: { id: '29:ann' }, bot: { id: 'bot' } };
        for (let turn = 0; turn < 3; turn += 1) await azure.proactive(reference as never);
        assert.deepEqual([said(), reasons()], [Array(3).fill('by the way'), []]);
    });

    for (const [title, given, isTaken] of [
        ['Direct Line Speech', { channelId: 'directlinespeech', serviceUrl: 'urn:botframework:websocket:directlinespeech' }, true],
        ['Direct Line', { channelId: 'directline', serviceUrl: 'urn:botframework:websocket:wss://directline.botframework.com' }, true],
        ['Teams', { channelId: 'msteams', serviceUrl: 'urn:botframework:websocket:x' }, false],
        ['somebody', { channelId: 'directline', serviceUrl: 'https://evil.example/' }, false],
    ] as const) {
        it(`${isTaken ? 'does not stand in the way of' : 'refuses'} a stream of ${title}`, async () => {
            await start();
            const heard = await azure.stream({ ...given, text: 'hello' }, await azure.channelToken('https://directline.botframework.com/'));
            assert.deepEqual([heard, reasons().length, azure.seen.length], isTaken ? [['echo: hello'], 0, 1] : [[], 1, 0]);
        });
    }

    it('does not stand in the way of replies in the answer', async () => {
        await start();
        const { body } = await azure.post({ ...webChat, deliveryMode: 'expectReplies' });
        assert.deepEqual((JSON.parse(body) as { activities: Activity[] }).activities.map(({ text }) => text), ['echo: hello']);
    });

    it('takes another bot when that is listed, and answers it', async () => {
        await start({ channel: { skillCallers: [OTHER_BOT] } });
        await azure.post(skill, await azure.botToken(OTHER_BOT));
        assert.deepEqual([said(), azure.outgoing[0]?.host, reasons()], [['echo: hello'], 'parent.example', []]);
    });

    it('takes the answer of a skill when that is listed', async () => {
        await start({ channel: { skillCallers: [OTHER_BOT] } });
        const claims = [['iss', 'https://sts.windows.net/x/'], ['aud', APP_ID], ['ver', '1.0'], ['appid', OTHER_BOT]].map(([type, value]) => ({ type, value }));
        const reference = { ...webChat, conversation: { id: 'c' }, user: { id: 'dl_ann' }, bot: { id: 'bot' } };
        const identity = { claims, isAuthenticated: true, getClaimValue: (name: string) => claims.find(({ type }) => type === name)?.value ?? null };
        await azure.adapter.continueConversationAsync(identity as never, reference as never, 'https://api.botframework.com', async (context) => {
            await context.sendActivity('the skill says');
        });
        assert.deepEqual([said(), reasons()], [['the skill says'], []]);
    });

    for (const [title, given, token, reason] of [
        ['a forged service URL', { ...webChat, serviceUrl: 'https://evil.example/' }, undefined, 'service-url'],
        ['a service URL that ends alike', { ...webChat, serviceUrl: 'https://webchat.botframework.com.evil.example/' }, undefined, 'service-url'],
        ['a service URL with a user name', { ...webChat, serviceUrl: 'https://webchat.botframework.com@evil.example/' }, undefined, 'service-url'],
        ['a service URL without TLS', { ...webChat, serviceUrl: 'http://webchat.botframework.com/' }, undefined, 'service-url'],
        ['a service URL that names no channel', { ...webChat, serviceUrl: 'urn:botframework:websocket:wss://webchat.botframework.com' }, undefined, 'service-url'],
        ['Direct Line in the name of Teams', { ...directLine, channelId: 'msteams' }, undefined, 'channel-host'],
        ['an unknown channel', { ...webChat, channelId: 'toString', serviceUrl: 'https://x.botframework.com/' }, undefined, 'channel'],
        ['no channel', { ...webChat, channelId: '', serviceUrl: 'https://x.botframework.com/' }, undefined, 'channel'],
        ["the emulator with the bot's password", emulator, 'self', 'emulator'],
        ["Web Chat with the bot's password", webChat, 'self', 'emulator'],
        ['a bot that is not listed', skill, 'other', 'skill-caller'],
        ['a bot that is not listed, from a channel', webChat, 'other', 'skill-caller'],
    ] as [string, Partial<Activity>, 'self' | 'other' | undefined, string][]) {
        it(`refuses ${title}, and sends its token nowhere`, async () => {
            await start();
            const bearer = token && (await azure.botToken(token === 'self' ? APP_ID : OTHER_BOT));
            await azure.post(given, bearer);
            const answers = azure.outgoing.filter(({ host }) => /evil|parent|localhost/.test(host));
            assert.deepEqual([azure.seen.length, answers, reasons()], [0, [], [reason]]);
            assert.equal((await azure.post({ ...given, type: 'invoke', name: 'x' }, bearer)).status, 403);
        });
    }

    it('refuses everybody when no app id is set, and nobody in development on this machine', async () => {
        await start({}, { authenticated: false });
        for (const given of [emulator, webChat, { ...webChat, type: 'event', name: 'ContinueConversation' }]) await azure.post(given, '');
        assert.deepEqual([azure.seen, azure.outgoing, reasons()], [[], [], ['anonymous', 'anonymous', 'anonymous']]);
        await azure.close();
        await start({ development: true }, { authenticated: false });
        for (const given of [emulator, webChat]) await azure.post(given, '');
        assert.deepEqual([azure.seen.map(({ channelId }) => channelId), reasons()], [['emulator'], ['anonymous']]);
    });

    for (const [title, given, reason] of [
        ['49,000 nested arrays', { ...webChat, value: NESTED }, 'too-deep'],
        ['a key that is no key', { ...webChat, value: JSON.parse('{"a":{"__proto__":{"admin":true}}}') as unknown }, 'prototype-key'],
        ['a hundred attachments', { ...webChat, attachments: Array.from({ length: 100 }, () => ({ contentType: 'a/b' })) }, 'too-many-attachments'],
        ['an attachment at the metadata service', { ...webChat, attachments: [{ contentType: 'image/png', contentUrl: 'https://169.254.169.254/metadata' }] }, 'attachment-url'],
        ['another tenant', teams({ tenantId: 'other' }), 'tenant'],
    ] as [string, Partial<Activity>, string][]) {
        it(`refuses ${title}, and says so`, async () => {
            await start({ channel: { tenants: { msteams: [TENANT] } } });
            await azure.post(given);
            assert.deepEqual([azure.seen.length, said(), reasons()], [0, [REFUSED], [reason]]);
            assert.equal((await azure.post({ ...given, type: 'invoke', name: 'x' })).status, 403);
            assert.equal(({} as { admin?: boolean }).admin, undefined);
        });
    }

    it('ends a flood at its user', async () => {
        await start();
        await Promise.all(Array.from({ length: 100 }, (_, index) => azure.post({ ...webChat, id: String(index), conversation: { id: 'flood' } as never })));
        assert.ok(azure.seen.length >= 20 && azure.seen.length < 60); // it flows in while it is counted
        assert.equal(said().filter((text) => text === REFUSED).length, 1);
        await azure.post({ ...webChat, from: { id: 'dl_bob', name: 'Bob' } as never, conversation: { id: 'other' } as never });
        assert.equal(azure.seen.at(-1)?.from?.id, 'dl_bob');
    });

    it('takes everything when it is off', async () => {
        await start({ channel: false, impersonation: false, redaction: false, transcripts: false });
        await azure.post(skill, await azure.botToken(OTHER_BOT));
        assert.equal(azure.seen.length, 1);
    });
});
