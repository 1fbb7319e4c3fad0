import type { Account } from './activity';
import { BotEndpoint } from './bot/bot-endpoint';
import { Conversations } from './conversations/conversations';
import { DirectLineTokens } from './direct-line/direct-line-tokens';
import { createEvents, type ChannelEvents } from './events';
import { BotTokens } from './keys/bot-tokens';
import { serviceTokenSigner, type SignServiceToken } from './keys/service-token';
import { processKey, type SigningKey } from './keys/signing-key';
import type { LocalChannelOptions } from './options';
import { BrowserSessions } from './practice-idp/browser-sessions';
import { SignIns } from './token-service/sign-ins';
import { UserTokens } from './token-service/user-tokens';

/** What the routers of one channel share. */
export interface Parts {
    options: Required<LocalChannelOptions>;
    issuer: string;
    serviceUrl: string;
    issuerKey: SigningKey;
    idpKey: SigningKey;
    bot: Account;
    events: ChannelEvents;
    conversations: Conversations;
    directLineTokens: DirectLineTokens;
    botTokens: BotTokens;
    signServiceToken: SignServiceToken;
    botEndpoint: BotEndpoint;
    userTokens: UserTokens;
    signIns: SignIns;
    sessions: BrowserSessions;
    /** Switches that make the channel fail on purpose. */
    faults: { tokenService: boolean };
}

export async function createParts(options: Required<LocalChannelOptions>): Promise<Parts> {
    const { baseUrl, botEndpoint: url, appId } = options;
    const [issuer, serviceUrl] = [`${baseUrl}/issuer`, `${baseUrl}/connector`];
    const [issuerKey, idpKey] = await Promise.all([processKey('issuer'), processKey('practice-idp')]);
    const bot: Account = { id: appId, name: 'Bot', role: 'bot' };
    const events = createEvents();
    const signServiceToken = serviceTokenSigner(issuerKey, { issuer, appId, serviceUrl });
    return {
        options, issuer, serviceUrl, issuerKey, idpKey, bot, events, signServiceToken,
        conversations: new Conversations(),
        directLineTokens: new DirectLineTokens(options),
        botTokens: new BotTokens(appId, baseUrl),
        botEndpoint: new BotEndpoint({ url, serviceUrl, bot, signServiceToken, events }),
        userTokens: new UserTokens(),
        signIns: new SignIns(options),
        sessions: new BrowserSessions(),
        faults: { tokenService: false },
    };
}
