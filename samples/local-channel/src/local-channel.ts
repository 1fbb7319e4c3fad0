import type { Server } from 'node:http';
import type { Router } from 'express';
import { Streams } from './direct-line/streams';
import { serveStreams } from './direct-line/upgrade-handler';
import type { ChannelEvents } from './events';
import type { BotToken } from './keys/bot-tokens';
import type { SignServiceToken } from './keys/service-token';
import { holdToLoopback } from './loopback/servers';
import { checkOptions, type LocalChannelOptions } from './options';
import { createParts, type Parts } from './parts';
import { rootRouter } from './root-router';
import type { UserTokens } from './token-service/user-tokens';

/** A Bot Framework service for one bot on this machine. */
export interface LocalChannel {
    /** All HTTP endpoints. Mount it at `/`, first: it also keeps strangers from what comes after it. */
    readonly router: Router;
    /** Where the bot sends its replies. */
    readonly serviceUrl: string;
    /** Settings that make ConfigurationBotFrameworkAuthentication trust this channel and no other. */
    readonly botSettings: Record<string, string | boolean>;
    readonly events: ChannelEvents;
    /** The tokens of signed-in users; tests can plant one. */
    readonly tokens: UserTokens;
    /** While true, the token service answers 503. */
    failTokenService: boolean;
    /**
     * Serves WebSocket streams on a server, and holds it to loopback.
     * @throws {LocalChannelError} when it listens elsewhere; when it does so later, it is closed and emits the error.
     */
    attach(server: Server): void;
    /** What the bot shows to the Connector and the token service. */
    botToken(): Promise<BotToken>;
    /** What the channel shows to the bot. Tests override claims, or the header's `kid` and `typ`, to make a bad one. */
    signServiceToken: SignServiceToken;
    /** Closes all streams, gives up on turns under way and lets go of the servers. */
    close(): Promise<void>;
}

/**
 * Creates a local Bot Framework service: Direct Line, Connector, user tokens, keys and a practice sign-in page.
 * @throws {LocalChannelError} for an option that it refuses.
 */
export async function createLocalChannel(options: LocalChannelOptions): Promise<LocalChannel> {
    const parts = await createParts(checkOptions(options));
    const { serviceUrl, events, userTokens: tokens, faults, signServiceToken, botTokens } = parts;
    return {
        router: rootRouter(parts), serviceUrl, events, tokens, signServiceToken,
        botSettings: botSettings(parts),
        botToken: () => botTokens.issue(),
        get failTokenService() { return faults.tokenService; },
        set failTokenService(fail) { faults.tokenService = fail; },
        ...lifetime(parts),
    };
}

function lifetime(parts: Parts): Pick<LocalChannel, 'attach' | 'close'> {
    const streams = new Streams(parts);
    const detach: (() => void)[] = [];
    return {
        attach(server) {
            detach.push(holdToLoopback(server), serveStreams(server, streams));
        },
        async close() {
            for (const letGo of detach.splice(0)) letGo();
            streams.close();
            parts.botEndpoint.close();
        },
    };
}

// The SDK takes all of these as meant as soon as one is set: what is left out has no default any more.
function botSettings({ options, issuer, serviceUrl }: Parts): Record<string, string | boolean> {
    const metadata = `${issuer}/.well-known/openidconfiguration`;
    return {
        MicrosoftAppId: options.appId,
        ToBotFromChannelTokenIssuer: issuer,
        ToBotFromChannelOpenIdMetadataUrl: metadata,
        ToBotFromEmulatorOpenIdMetadataUrl: metadata,
        ToChannelFromBotLoginUrl: `${options.baseUrl}/sts`,
        ToChannelFromBotOAuthScope: serviceUrl,
        OAuthUrl: options.baseUrl,
        ValidateAuthority: false,
    };
}
