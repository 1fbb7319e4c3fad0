import assert from 'node:assert/strict';
import { checkServiceUrl, originsOf, type ServiceUrlRecord } from '../../lib/channel/service-url';

const production = { origins: originsOf(), loopback: false };
const development = { origins: originsOf(), loopback: true };
const check = (serviceUrl: unknown, more: Partial<ServiceUrlRecord> = {}, rules = production) =>
    checkServiceUrl({ serviceUrl, channelId: 'slack', ...more }, rules);

describe('service URLs', () => {
    for (const [serviceUrl, channelId] of [
        ['https://smba.trafficmanager.net/teams/', 'msteams'],
        ['https://smba.trafficmanager.net/amer/7f7b1b5e-0000-4000-8000-000000000000/', 'msteams'],
        ['https://smba.infra.gcc.teams.microsoft.com/teams', 'msteams'],
        ['https://smba.infra.gov.teams.microsoft.us/gcch/', 'msteams'],
        ['https://smba.infra.dod.teams.microsoft.us/dod/', 'msteams'],
        ['https://smba.trafficmanager.net/apis/', 'skype'],
        ['https://smba.trafficmanager.net/amer/', 'msteams:COPILOT'],
        ['https://directline.botframework.com/', 'directline'],
        ['https://europe.directline.botframework.com/', 'directline'],
        ['https://directline.botframework.azure.us/', 'directline'],
        ['https://webchat.botframework.com/', 'webchat'],
        ['https://directline.botframework.com', 'webchat'],
        ['HTTPS://WebChat.BotFramework.COM/', 'webchat'],
        ['https://webchat.botframework.com:443/', 'webchat'],
        ['https://slack.botframework.com', 'slack'],
        ['https://facebook.botframework.com/', 'facebook'],
    ]) {
        it(`takes ${channelId} at ${serviceUrl}`, () => assert.equal(check(serviceUrl, { channelId }), undefined));
    }

    for (const serviceUrl of [
        undefined, null, '', ' ', 1, {}, ['https://slack.botframework.com'],
        'http://slack.botframework.com/', 'ftp://slack.botframework.com/', 'slack.botframework.com', '//slack.botframework.com/',
        'https://evil.example/', 'https://botframework.com.evil.example/', 'https://evilbotframework.com/', 'https://botframework.com/',
        'https://evil.trafficmanager.net/', 'https://xsmba.trafficmanager.net/', 'https://smba.trafficmanager.net.evil.example/',
        'https://slack.botframework.com@evil.example/', 'https://evil.example\\@slack.botframework.com/', 'https://user:pass@slack.botframework.com/',
        'https:\\\\slack.botframework.com/', 'https://evil.example#slack.botframework.com/', 'https://evil.example?.botframework.com',
        'https://slack.botframework.com./', 'https://slack.botframework.com:8443/', ' https://slack.botframework.com/', 'https://slack.botframework.com/\n',
        'https://slack.botfr\u0430mework.com/', 'https://slack\u3002botframework.com/', 'https://slack%2ebotframework.com/',
        'https://127.0.0.1/', 'https://localhost/', 'http://localhost:3978/', 'https://[::1]/', 'https://169.254.169.254/', 'https://2130706433/',
        'javascript:alert(1)', 'file:///etc/passwd', `https://slack.botframework.com/${'a'.repeat(3_000)}`,
        'urn:botframework:websocket:wss://directline.botframework.com',
    ]) {
        it(`refuses ${JSON.stringify(serviceUrl)?.slice(0, 80)}`, () => assert.equal(check(serviceUrl), 'service-url'));
    }

    for (const [serviceUrl, channelId] of [
        ['https://directline.botframework.com/', 'msteams'],
        ['https://webchat.botframework.com/', 'msteams'],
        ['https://smba.trafficmanager.net/teams/', 'directline'],
        ['https://smba.trafficmanager.net/teams/', 'webchat'],
        ['https://smba.trafficmanager.net/teams/', 'slack'],
        ['https://slack.botframework.com/', 'directline'],
        ['https://slack.botframework.com/', 'webchat'],
        ['https://smba.trafficmanager.net/teams/', 'MSTeams'],
        ['https://smba.trafficmanager.net/teams/', undefined],
        ['https://smba.trafficmanager.net/teams/', 'directline:msteams'],
    ]) {
        it(`refuses the channel ${channelId} at ${serviceUrl}`, () => assert.equal(check(serviceUrl, { channelId }), 'channel-host'));
    }

    for (const [claim, serviceUrl, expected] of [
        ['https://slack.botframework.com/', 'https://slack.botframework.com/', undefined],
        ['https://slack.botframework.com', 'https://slack.botframework.com/', undefined],
        ['https://Slack.BotFramework.com/', 'https://slack.botframework.com', undefined],
        ['https://slack.botframework.com:443/', 'https://slack.botframework.com', undefined],
        [undefined, 'https://slack.botframework.com', undefined],
        ['https://facebook.botframework.com/', 'https://slack.botframework.com/', 'service-url-claim'],
        ['https://slack.botframework.com/a', 'https://slack.botframework.com/A', 'service-url-claim'],
        ['https://slack.botframework.com/a', 'https://slack.botframework.com/', 'service-url-claim'],
        ['', 'https://slack.botframework.com/', 'service-url-claim'],
        ['nonsense', 'https://slack.botframework.com/', 'service-url-claim'],
    ] as const) {
        it(`${expected ? 'refuses' : 'takes'} ${serviceUrl} under a token for ${claim}`, () => assert.equal(check(serviceUrl, { claim }), expected));
    }

    for (const [serviceUrl, channelId, streams, expected] of [
        ['urn:botframework:websocket:wss://directline.botframework.com', 'directline', true, undefined],
        ['urn:botframework:WebSocket:directlinespeech', 'directlinespeech', true, undefined],
        ['urn:botframework:namedpipe:bfv4.pipes', 'webchat', true, undefined],
        ['urn:botframework:namedpipe:bfv4.pipes', 'msteams', true, 'channel-host'],
        ['urn:botframework:namedpipe:bfv4.pipes', 'webchat', false, 'service-url'],
        ['urn:something:else', 'webchat', true, 'service-url'],
        ['urn:botframework:websocket:\nx', 'webchat', true, 'service-url'],
    ] as const) {
        it(`${expected ? 'refuses' : 'takes'} ${JSON.stringify(serviceUrl)} of ${channelId} ${streams ? 'over' : 'without'} a stream`, () => {
            assert.equal(check(serviceUrl, { channelId, streams, claim: 'https://directline.botframework.com/' }), expected);
        });
    }

    for (const [serviceUrl, expected] of [
        ['https://parent.example/api/skills', undefined],
        ['https://parent.example:8443/api/skills/', undefined],
        ['http://parent.example/api/skills', 'service-url'],
        ['https://10.0.0.1/api/skills', 'service-url'],
        ['https://localhost/api/skills', 'service-url'],
        ['https://parent/api/skills', 'service-url'],
    ]) {
        it(`${expected ? 'refuses' : 'takes'} ${serviceUrl} of another bot`, () => assert.equal(check(serviceUrl, { byBot: true }), expected));
    }

    for (const [serviceUrl, expected] of [
        ['http://localhost:3978/', undefined],
        ['http://LOCALHOST', undefined],
        ['http://127.0.0.1:50000', undefined],
        ['http://127.9.9.9/', undefined],
        ['http://[::1]:3978/', undefined],
        ['https://localhost/', undefined],
        ['https://slack.botframework.com/', undefined],
        ['http://localhost.evil.example/', 'service-url'],
        ['http://localhost./', 'service-url'],
        ['http://192.168.0.1/', 'service-url'],
        ['http://slack.botframework.com/', 'service-url'],
        ['http://[::ffff:10.0.0.1]/', 'service-url'],
    ]) {
        it(`${expected ? 'refuses' : 'takes'} ${serviceUrl} in development`, () => assert.equal(check(serviceUrl, {}, development), expected));
    }

    it('takes nothing in production for having taken it in development', () => {
        const verdicts = [development, production, development].map((rules) => check('http://127.0.0.1:3978/again', {}, rules));
        assert.deepEqual(verdicts, [undefined, 'service-url', undefined]);
    });

    it('takes the origins of the developer, for any channel', () => {
        const rules = { origins: originsOf(['https://channel.contoso.com', 'https://CHANNEL.contoso.com:8443/']), loopback: false };
        for (const url of ['https://channel.contoso.com/v3/', 'https://channel.contoso.com:8443']) assert.equal(check(url, { channelId: 'msteams' }, rules), undefined);
        for (const url of ['https://channel.contoso.com:9/', 'http://channel.contoso.com/', 'https://x.channel.contoso.com/']) assert.equal(check(url, {}, rules), 'service-url');
    });

    for (const given of ['https://a.example', [1], ['a.example'], ['http://a.example'], ['https://a.example/path'], ['https://*.example'], ['https://u:p@a.example']]) {
        it(`names serviceUrls when it is ${JSON.stringify(given)}`, () => {
            assert.throws(() => originsOf(given as never), { name: 'OptionError', option: 'serviceUrls' });
        });
    }
});
