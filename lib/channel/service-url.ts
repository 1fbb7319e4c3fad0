import { OptionError } from '../support/errors';
import { Recent } from '../support/recent';
import { isLoopbackHost, isPublicHost } from './addresses';
import type { ChannelRefusal } from './refusal';

/**
 * Hosts of Teams' connector: Azure and the US government's clouds.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages for the latter, and
 *     `TeamsServiceEndpoints` of @microsoft/agents-hosting for all four
 */
const TEAMS = new Set([
    'smba.trafficmanager.net', // this name alone: anybody can register another one below trafficmanager.net
    'smba.infra.gcc.teams.microsoft.com',
    'smba.infra.gov.teams.microsoft.us',
    'smba.infra.dod.teams.microsoft.us',
]);

/**
 * Domains of all other connectors (webchat.botframework.com, europe.directline.botframework.com, slack.botframework.com). The last
 * two are the US government's.
 * @see `AuthenticationConstants` and `GovernmentConstants` of botframework-connector
 */
const DOMAINS = ['.botframework.com', '.botframework.azure.us', '.botframework.us'];

/**
 * What a service URL can look like. URL parsers do not agree on backslashes, user names, tabs and the like, and the one that
 * decides where the bot's token goes is not the one that checks.
 */
const PLAIN = /^https?:\/\/(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[a-f\d:.]+\])(?::\d{1,5})?(?:\/[\w.~%:@-]*)*$/i;
const LONGEST = 2_000;

/** A stream of Direct Line, Direct Line Speech or the Direct Line extension. */
const STREAM = /^urn:botframework:(?:websocket|namedpipe)(?::[\w.~:/-]{0,200})?$/i;

/** Channels that are known to come over streams. */
const STREAMING = new Set(['directline', 'directlinespeech', 'webchat']);

/** Where the hosts of a channel are known, what they are. */
const HOSTS: ReadonlyMap<string, (host: string) => boolean> = new Map([
    ['msteams', (host: string) => TEAMS.has(host)],
    ['directline', (host: string) => /(?:^|\.)directline\./.test(host)],
    ['webchat', (host: string) => /(?:^|\.)(?:webchat|directline)\./.test(host)],
]);
/** Others than Teams that have been served by Teams' hosts. */
const ALSO_ON_TEAMS = new Set(['msteams', 'skype', 'skypeforbusiness', 'outlook', 'm365extensions']);

/** The parts of a service URL. */
interface ServiceUrl extends Readonly<Pick<URL, 'protocol' | 'hostname' | 'port' | 'origin' | 'pathname'>> {
    /** Without slashes at the end. */
    readonly bare: string;
    /** Whether its host is this machine. */
    readonly isLoopback: boolean;
}

/** Those that are plain: a channel's turns name the same few, and to parse one takes longer than to check it. */
const parsed = new Recent<ServiceUrl>(500);

/** What is looked at of a turn. */
export interface ServiceUrlRecord {
    serviceUrl: unknown;
    channelId: unknown;
    /** The one that the token was issued for. */
    claim?: string | undefined;
    /** Whether the turn came over a stream. */
    streams?: boolean;
    /** A listed skill caller: replies go to that bot under a token for that bot, so it may be anywhere in the Internet. */
    byBot?: boolean;
}

export interface ServiceUrlRules {
    /** Origins of the developer's. */
    origins: ReadonlySet<string>;
    /** Whether `http` and this machine are allowed together. */
    loopback: boolean;
}

/** Where replies go, and the bot's token with them. @returns why not */
export function checkServiceUrl(given: ServiceUrlRecord, rules: ServiceUrlRules): ChannelRefusal | undefined {
    const { serviceUrl, channelId, claim } = given;
    if (typeof serviceUrl !== 'string') return 'service-url';
    if (/^urn:/i.test(serviceUrl)) {
        if (given.streams !== true || !STREAM.test(serviceUrl)) return 'service-url';
        return STREAMING.has(String(channelId)) ? undefined : 'channel-host';
    }
    const url = serviceUrlOf(serviceUrl);
    if (!url || !isAllowed(url, given.byBot === true, rules)) return 'service-url';
    if (claim !== undefined && given.streams !== true && !isSame(claim, serviceUrl)) return 'service-url-claim';
    return serves(url.hostname, String(channelId)) ? undefined : 'channel-host';
}

function serviceUrlOf(text: string): ServiceUrl | undefined {
    if (text.length > LONGEST) return undefined;
    return parsed.get(text) ?? (PLAIN.test(text) && URL.canParse(text) ? parsed.set(text, partsOf(new URL(text))) : undefined);
}

function partsOf({ protocol, hostname, port, origin, pathname, href }: URL): ServiceUrl {
    return { protocol, hostname, port, origin, pathname, bare: href.replace(/\/+$/, ''), isLoopback: isLoopbackHost(hostname) };
}

function isAllowed({ protocol, hostname, port, origin, isLoopback }: ServiceUrl, byBot: boolean, { origins, loopback }: ServiceUrlRules): boolean {
    if (loopback && isLoopback) return true;
    if (protocol !== 'https:') return false;
    if (origins.has(origin)) return true;
    if (byBot) return isPublicHost(hostname);
    return port === '' && isBotFramework(hostname);
}

function isBotFramework(host: string): boolean {
    return TEAMS.has(host) || DOMAINS.some((domain) => host.endsWith(domain));
}

/** Hosts that are not Bot Framework's serve what they like. */
function serves(host: string, channelId: string): boolean {
    if (!isBotFramework(host)) return true;
    if (TEAMS.has(host)) return ALSO_ON_TEAMS.has(channelId.replace(/:.*/s, '')); // msteams:COPILOT
    return HOSTS.get(channelId)?.(host) ?? true;
}

/** Alike but for the case of scheme and host, and slashes at the end. */
function isSame(one: string, other: string): boolean {
    const url = serviceUrlOf(one);
    return url !== undefined && url.bare === serviceUrlOf(other)?.bare;
}

/** The option `serviceUrls`: origins, e.g. `https://channel.contoso.com`. */
export function originsOf(given: readonly string[] = []): ReadonlySet<string> {
    if (!Array.isArray(given)) throw new OptionError('serviceUrls', 'an array of https origins', given);
    return new Set(given.map((entry: unknown) => {
        const url = typeof entry === 'string' ? serviceUrlOf(entry) : undefined;
        if (url?.protocol !== 'https:' || url.pathname !== '/') throw new OptionError('serviceUrls', 'https origins such as `https://channel.contoso.com`', entry);
        return url.origin;
    }));
}

/** The origin of a service URL on this machine. */
export function loopbackOrigin(serviceUrl: unknown): string | undefined {
    const url = typeof serviceUrl === 'string' ? serviceUrlOf(serviceUrl) : undefined;
    return url?.isLoopback ? url.origin : undefined;
}
