import type { IncomingMessage } from 'node:http';
import { eventsOf, type SecurityEvents } from '../events/security-events';
import { keysOf, type KeyRing } from '../storage/key-ring';
import { storageOf, type StorageLike } from '../storage/storage';
import { OptionError } from '../support/errors';
import { callback, milliseconds, optionsOf, text } from '../support/options';
import { originOf, originsOf } from './origins';
import { DEFAULT_SITE } from './signed-id';
import type { GeneratedToken } from './token-exchange';

/** What the page gets. */
export interface DirectLineGrant extends GeneratedToken {
    userId: string;
}

/** All of one process; behind several, each counts for itself. */
export interface DirectLineLimits {
    /** Requests of one client in any minute. @default 10 */
    clientPerMinute?: number | undefined;
    /** In any hour. @default 100 */
    clientPerHour?: number | undefined;
    /** Requests of all clients in any minute. @default 600 */
    perMinute?: number | undefined;
    /** Requests at the same time. @default 50 */
    inFlight?: number | undefined;
    /** For each, the request's body, Direct Line's answer, the storage and each of your functions, in milliseconds. @default 10_000 (10 seconds) */
    timeout?: number | undefined;
}

export interface DirectLineTokenOptions {
    /** Direct Line's secret, out of the environment. It goes to `directLineUrl` and nowhere else. */
    secret: string;
    /** The keys of the bot, which tells by them whether an id was minted here. */
    keys: KeyRing;
    /** The pages that may start a conversation, as browsers send them: `https://shop.example`. Set the same at the channel. */
    trustedOrigins: readonly string[];
    /** Who is signed in at your site, by its own stable id for them; nothing when nobody is. Needs `storage`. */
    subject?(this: void, request: IncomingMessage): Awaitable<string | undefined>;
    /** What the user is called, for the bot to read; never proof of anything. @default none */
    userName?(this: void, request: IncomingMessage): Awaitable<string | undefined>;
    /** Where is kept which conversation and subject an id was minted for, sealed. The bot must have the same. @default nothing is kept */
    storage?: StorageLike | undefined;
    /** How long it is kept, in milliseconds. At least as long as the bot takes an id. @default 86_400_000 (24 hours) */
    ttl?: number | undefined;
    /** The name of this site, where several share the keys: ids of one are refused at another. @default 'default' */
    site?: string | undefined;
    /** The origin of Direct Line, such as `https://europe.directline.botframework.com`. @default 'https://directline.botframework.com' */
    directLineUrl?: string | undefined;
    limits?: DirectLineLimits | undefined;
    /** Tells clients apart, for the limits: behind a proxy, by the address that your proxy has put into the request. @default the socket's */
    clientKey?(this: void, request: IncomingMessage): string;
    /** More fields for the page. It cannot replace the grant's own. @default none */
    extras?(this: void, grant: DirectLineGrant, request: IncomingMessage): Awaitable<object>;
    events?: SecurityEvents | undefined;
}

type Awaitable<T> = T | Promise<T>;

/** The options, checked, with their defaults. */
export type Settings = ReturnType<typeof settingsOf>;

/** @throws {OptionError} */
export function settingsOf(options: DirectLineTokenOptions) {
    const given = optionsOf('directLineTokenEndpoint', options, {
        secret: true, keys: true, trustedOrigins: true, subject: true, userName: true, storage: true, ttl: true, site: true, directLineUrl: true,
        limits: true, clientKey: true, extras: true, events: true,
    });
    if (given.subject && !given.storage) throw new OptionError('storage', 'given when `subject` is: what it says is kept there', given.storage);
    return {
        secret: secretOf(given.secret),
        keys: keysOf(given.keys),
        trustedOrigins: originsOf(given.trustedOrigins),
        subject: callback('subject', given.subject),
        userName: callback('userName', given.userName),
        storage: given.storage && storageOf(given.storage),
        ttl: milliseconds('ttl', given.ttl ?? 24 * 3_600_000),
        site: text('site', given.site ?? DEFAULT_SITE),
        directLineUrl: originOf('directLineUrl', given.directLineUrl ?? 'https://directline.botframework.com'),
        limits: limitsOf(given.limits),
        clientKey: callback('clientKey', given.clientKey),
        extras: callback('extras', given.extras),
        events: eventsOf(given.events),
    };
}

/** What else than visible ASCII is in it would make `fetch` throw an error that quotes it. */
function secretOf(value: string): string {
    if (typeof value !== 'string' || !/^[\x21-\x7e]{20,}$/.test(value)) {
        throw new OptionError('secret', 'the Direct Line secret: at least 20 characters, without blanks');
    }
    return value;
}

function limitsOf(value: DirectLineLimits | undefined) {
    const given = optionsOf('limits', value, { clientPerMinute: true, clientPerHour: true, perMinute: true, inFlight: true, timeout: true });
    return {
        clientPerMinute: count('clientPerMinute', given.clientPerMinute ?? 10),
        clientPerHour: count('clientPerHour', given.clientPerHour ?? 100),
        perMinute: count('perMinute', given.perMinute ?? 600),
        inFlight: count('inFlight', given.inFlight ?? 50),
        timeout: milliseconds('timeout', given.timeout ?? 10_000),
    };
}

function count(name: string, value: number): number {
    if (!Number.isInteger(value) || value < 1 || value > 1_000_000) throw new OptionError(name, 'a whole number from 1 to 1000000', value);
    return value;
}
