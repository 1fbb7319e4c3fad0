import { LocalChannelError } from './errors';
import { isLocalHost } from './loopback/addresses';

export interface LocalChannelOptions {
    /** Origin under which the router is mounted, on loopback. The bot's service URL is derived from it. */
    baseUrl: string;
    /** Where the bot takes its turns, on loopback: `http://localhost:3978/api/messages`. */
    botEndpoint: string;
    /** The bot's app id: the audience of the channel's tokens. */
    appId: string;
    /** The Direct Line secret that `tokens/generate` accepts. */
    secret: string;
    /** OAuth connections that the token service knows. */
    connectionNames: string[];
    /** How long a Direct Line token is good for, in milliseconds, from 1,000. @default 1_800_000 (30 minutes) */
    tokenLifetime?: number;
}

/** Copies the options, or throws a LocalChannelError that names the bad one without its value. */
export function checkOptions(options: LocalChannelOptions): Required<LocalChannelOptions> {
    const { tokenLifetime = 1_800_000, connectionNames } = options;
    const base = localUrl('baseUrl', options.baseUrl);
    if (base.href !== `${base.origin}/`) throw bad('baseUrl', 'an origin, without a path');
    if (!(tokenLifetime >= 1_000 && Number.isFinite(tokenLifetime))) throw bad('tokenLifetime', 'milliseconds, from 1000');
    if (!Array.isArray(connectionNames)) throw bad('connectionNames', 'an array of names');
    return {
        baseUrl: base.origin,
        botEndpoint: localUrl('botEndpoint', options.botEndpoint).href,
        appId: text('appId', options.appId),
        secret: text('secret', options.secret),
        connectionNames: connectionNames.map((name) => text('connectionNames', name)),
        tokenLifetime,
    };
}

function text(option: string, value: unknown): string {
    if (typeof value !== 'string' || value === '') throw bad(option, 'a string that is not empty');
    return value;
}

function localUrl(option: string, value: unknown): URL {
    const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || !isLocalHost(url.host)) {
        throw bad(option, 'an http URL of localhost, 127.0.0.1 or [::1]');
    }
    return url;
}

function bad(option: string, expected: string): LocalChannelError {
    return new LocalChannelError('ERR_LOCAL_CHANNEL_OPTION', `${option} must be ${expected}`);
}
