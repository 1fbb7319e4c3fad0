import assert from 'node:assert/strict';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { BotTokens } from '../../../samples/local-channel/src/keys/bot-tokens';
import { ann, Host, says } from './support/host';

const kid = async ({ channel }: Host) => decodeProtectedHeader(await channel.signServiceToken()).kid;

describe('local channel: what the bot relies on', () => {
    let host: Host;
    before(async () => { host = await Host.start(); });
    after(() => host.stop());

    it('shows the bot a token for this bot and this service URL', async () => {
        await host.post(await host.start(ann), says('hello'));
        const { iss, aud, serviceurl, exp, iat } = host.bot.claims.at(-1) ?? {};
        assert.deepEqual([iss, aud, serviceurl], [`${host.url}/issuer`, 'spec-bot', `${host.url}/connector`]);
        assert.equal(Number(exp) - Number(iat), 600);
    });

    it('publishes its key for the channels it may speak for', async () => {
        const metadata = await host.send('GET', '/issuer/.well-known/openidconfiguration');
        const { body } = await host.send('GET', metadata.body.jwks_uri);
        assert.equal(metadata.body.issuer, `${host.url}/issuer`);
        assert.deepEqual(body.keys[0]?.endorsements, ['directline', 'webchat', 'msteams']);
        assert.equal(body.keys[0]?.kid, decodeProtectedHeader(await host.channel.signServiceToken()).kid);
        assert.deepEqual(Object.keys(body.keys[0] ?? {}).toSorted(), ['alg', 'e', 'endorsements', 'kid', 'kty', 'n', 'use']);
    });

    it('keeps its key within the process, as bots keep it by URL', async () => {
        const second = await Host.start();
        assert.equal(await kid(second), await kid(host));
        await second.stop();
    });

    it('lets specs change or leave out claims, and the kid', async () => {
        const token = await host.channel.signServiceToken({ aud: 'other', iss: undefined }, { kid: 'unknown' });
        const { aud, iss } = decodeJwt(token);
        assert.deepEqual([aud, iss, decodeProtectedHeader(token).kid], ['other', undefined, 'unknown']);
    });

    it('gives settings that leave no default to the SDK', () => {
        const metadata = `${host.url}/issuer/.well-known/openidconfiguration`;
        assert.deepEqual(host.channel.botSettings, {
            MicrosoftAppId: 'spec-bot', ToBotFromChannelTokenIssuer: `${host.url}/issuer`,
            ToBotFromChannelOpenIdMetadataUrl: metadata, ToBotFromEmulatorOpenIdMetadataUrl: metadata,
            ToChannelFromBotLoginUrl: `${host.url}/sts`, ToChannelFromBotOAuthScope: `${host.url}/connector`,
            OAuthUrl: host.url, ValidateAuthority: false,
        });
    });

    for (const [what, appId, url, expected] of [
        ['its own', 'a', 'http://localhost:1', true], ['another bot\'s', 'b', 'http://localhost:1', false],
        ['another channel\'s', 'a', 'http://localhost:2', false],
    ] as const) {
        it(`${expected ? 'accepts' : 'does not accept'} ${what} token`, async () => {
            const { token } = await new BotTokens(appId, url).issue();
            assert.equal(await new BotTokens('a', 'http://localhost:1').accepts(token), expected);
        });
    }

    it('says when the bot\'s token ends', async () => {
        const { token, expiresAt } = await host.channel.botToken();
        assert.equal(decodeJwt(token).exp, expiresAt.getTime() / 1000);
    });
});
