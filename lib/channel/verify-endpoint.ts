import { randomUUID } from 'node:crypto';
import { OptionError, WardenError } from '../support/errors';
import { milliseconds, optionsOf, text } from '../support/options';
import { isLoopbackHost } from './addresses';
import { badTokens, type Attempt } from './bad-tokens';

export interface VerifyEndpointOptions {
    /** For each answer, in milliseconds. @default 10000 */
    timeout?: number | undefined;
    /** The bot's app id. Without it, all tokens are for another bot, and a bot that checks nothing but that looks safe. */
    appId?: string | undefined;
    /** The id (`kid`) of a key that is in use; then signatures are compared, too. Bot Framework's are at the `jwks_uri` of its OpenID document. */
    keyId?: string | undefined;
    /** @default 'https://api.botframework.com' */
    issuer?: string | undefined;
    /** @default 'https://webchat.botframework.com/' */
    serviceUrl?: string | undefined;
}

export interface EndpointReport {
    /** The attempts that got in. Must be empty. */
    accepted: string[];
    /** The attempts that were answered with an error of the server's (500): nobody got in, or the bot broke after that. `rejectForged` makes 401 of them. */
    unclear: string[];
    /** The HTTP status of every answer; 0 when there was none. */
    results: { name: string; status: number }[];
}

/** What a turn that reached the bot is answered: what the bot says, or the SDK's 501 for an invoke that it does not know. */
function isAccepted(status: number): boolean {
    return (status >= 200 && status < 300) || status === 501;
}

function isUnclear(status: number): boolean {
    return status >= 500 && status !== 501;
}

/**
 * Knocks at a bot's messaging endpoint with tokens that it must not accept, one after the other, and says which got in. For your own
 * bot, in a deployment's checks. The activity is an invoke named `bot-warden/verify`, which no bot knows.
 *
 * @param url https, or on this machine
 * @throws {OptionError} for another URL
 * @throws {WardenError} ERR_WARDEN_ENDPOINT when no bot is there: nothing answers, or with 404 or 405 throughout
 */
export async function verifyEndpoint(url: string, options: VerifyEndpointOptions = {}): Promise<EndpointReport> {
    const endpoint = endpointOf(url);
    const given = optionsOf('verifyEndpoint', options, { timeout: true, appId: true, keyId: true, issuer: true, serviceUrl: true });
    const timeout = milliseconds('timeout', given.timeout ?? 10_000);
    const subject = {
        appId: text('appId', given.appId ?? randomUUID()),
        keyId: text('keyId', given.keyId ?? randomUUID()),
        issuer: text('issuer', given.issuer ?? 'https://api.botframework.com'),
        serviceUrl: text('serviceUrl', given.serviceUrl ?? 'https://webchat.botframework.com/'),
    };
    const results: EndpointReport['results'] = [];
    for (const attempt of badTokens(subject)) results.push({ name: attempt.name, status: await knock(endpoint, attempt, subject.serviceUrl, timeout) });
    return reportOf(results);
}

function endpointOf(url: string): URL {
    const endpoint = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
    const isLocal = endpoint?.protocol === 'http:' && isLoopbackHost(endpoint.hostname);
    if (!endpoint || (endpoint.protocol !== 'https:' && !isLocal)) throw new OptionError('url', 'an https URL, or one of this machine');
    return endpoint;
}

async function knock(endpoint: URL, { authorization, channelId = 'webchat' }: Attempt, serviceUrl: string, timeout: number): Promise<number> {
    const id = `bot-warden-${randomUUID()}`;
    const activity = {
        type: 'invoke', name: 'bot-warden/verify', id, channelId, serviceUrl,
        from: { id }, recipient: { id: 'bot' }, conversation: { id }, value: {},
    };
    const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
    try {
        const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(activity), redirect: 'manual', signal: AbortSignal.timeout(timeout) });
        await response.body?.cancel();
        return response.status;
    } catch {
        return 0;
    }
}

function reportOf(results: EndpointReport['results']): EndpointReport {
    if (results.every(({ status }) => [0, 404, 405].includes(status))) {
        throw new WardenError('ERR_WARDEN_ENDPOINT', 'no bot answers there: give the URL of the messaging endpoint, most often `/api/messages`');
    }
    const named = (which: (status: number) => boolean) => results.filter(({ status }) => which(status)).map(({ name }) => name);
    return { accepted: named(isAccepted), unclear: named(isUnclear), results };
}
