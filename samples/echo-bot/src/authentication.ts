import { ConfigurationBotFrameworkAuthentication, type ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import { AppCredentials, type BotFrameworkAuthentication, type ServiceClientCredentialsFactory } from 'botframework-connector';
import type { LocalChannel } from 'bot-warden-local-channel';

/** Who may call the bot: Azure Bot Service, by the settings in the environment. */
export function azureAuthentication(): BotFrameworkAuthentication {
    return new ConfigurationBotFrameworkAuthentication(process.env as ConfigurationBotFrameworkAuthenticationOptions);
}

/** Who may call the bot: the local channel and nobody else. Tokens are checked as in Azure; only their issuer is another. */
export function localAuthentication(channel: LocalChannel, appId: string): BotFrameworkAuthentication {
    const credentials: ServiceClientCredentialsFactory = {
        isValidAppId: async (id) => id === appId,
        isAuthenticationDisabled: async () => false,
        createCredentials: async (id = appId, audience = channel.serviceUrl) => new LocalCredentials(channel, id, audience),
    };
    return new ConfigurationBotFrameworkAuthentication(channel.botSettings, credentials);
}

class LocalCredentials extends AppCredentials {
    constructor(
        private readonly channel: LocalChannel,
        appId: string,
        audience: string,
    ) {
        super(appId, undefined, audience);
    }

    protected override async refreshToken() {
        const { token, expiresAt } = await this.channel.botToken();
        return { accessToken: token, expiresOn: expiresAt } as Awaited<ReturnType<AppCredentials['refreshToken']>>;
    }
}
