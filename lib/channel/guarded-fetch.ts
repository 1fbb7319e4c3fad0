import { lookup as dnsLookup } from 'node:dns/promises';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { OptionError, WardenError } from '../support/errors';
import { milliseconds, optionsOf } from '../support/options';
import { within } from '../support/within';
import { bare, isPublicAddress } from './addresses';
import { isPublicUrl } from './media-url';

export interface GuardedFetchInit {
    /** Sent to the first host only, not to one that it redirects to. */
    headers?: Record<string, string> | undefined;
    /** Bytes of the answer. @default 10485760 (10 MB) */
    maxBytes?: number | undefined;
    /** For everything together, in milliseconds. @default 10000 */
    timeout?: number | undefined;
}

interface Address {
    address: string;
    family: number;
}

/** What reaches the network; specs put a local server behind a public address. */
export interface Network {
    resolve(hostname: string): Promise<Address[]>;
    request(url: URL, options: RequestOptions, answered: (response: IncomingMessage) => void): ClientRequest;
}

const NETWORK: Network = {
    resolve: (hostname) => dnsLookup(hostname, { all: true }),
    request: (url, options, answered) => httpsRequest(url, options, answered),
};

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BODILESS = new Set([204, 205, 304]);

/**
 * Downloads what a user names, an attachment's `contentUrl` for instance, without reaching into the bot's own network: https only;
 * every address that the name resolves to must be in the Internet, and the connection goes to one that was checked; at most three
 * redirects, each checked again; so many bytes, so much time. It uses no proxy, and decompresses nothing.
 *
 * @throws {OptionError} for an option that is none
 * @throws {WardenError} ERR_WARDEN_FETCH when it is not allowed, too much, too slow, or the host does not answer
 */
export async function guardedFetch(url: string | URL, init: GuardedFetchInit = {}): Promise<Response> {
    return fetchGuarded(url, init, NETWORK);
}

/** The same over another network. */
export async function fetchGuarded(url: string | URL, init: GuardedFetchInit, network: Network): Promise<Response> {
    const given = optionsOf('guardedFetch', init, { headers: true, maxBytes: true, timeout: true });
    const { headers = {}, maxBytes = 10 * 1024 * 1024 } = given;
    const timeout = milliseconds('timeout', given.timeout ?? 10_000);
    if (!Number.isSafeInteger(maxBytes) || maxBytes < 0) throw new OptionError('maxBytes', 'a whole number', maxBytes);
    const signal = AbortSignal.timeout(timeout);
    try {
        return await within(timeout, follow(parsed(url), { headers, maxBytes, signal, network }));
    } catch (error) {
        if (error instanceof WardenError) throw error;
        const late = signal.aborted || (error instanceof Error && error.name === 'TimeoutError');
        throw new WardenError('ERR_WARDEN_FETCH', late ? 'the host took too long' : 'the host could not be reached', { cause: error });
    }
}

interface Hop {
    headers: Record<string, string>;
    maxBytes: number;
    signal: AbortSignal;
    network: Network;
}

async function follow(first: URL, hop: Hop): Promise<Response> {
    let url = first;
    let { headers } = hop;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        const response = await get(url, { ...hop, headers });
        const { statusCode = 0 } = response;
        if (!REDIRECTS.has(statusCode) || response.headers.location === undefined) return whole(response, hop.maxBytes);
        response.destroy();
        const next = parsed(response.headers.location, url);
        if (next.origin !== url.origin) headers = {};
        url = next;
    }
    throw refused(`more than ${MOST_REDIRECTS} redirects`);
}

function parsed(url: string | URL, base?: URL): URL {
    const target = URL.canParse(String(url), base?.href) ? new URL(url, base) : undefined;
    if (!target || !isPublicUrl(target)) throw refused('not https to a host in the Internet');
    return target;
}

/** Connects to an address that was checked: asked again, the name could have another. */
async function get(url: URL, { headers, signal, network }: Hop): Promise<IncomingMessage> {
    const address = await checkedAddress(bare(url.hostname), network);
    const lookup: LookupFunction = (_, options, found) => {
        if (options.all) found(null, [address]);
        else found(null, address.address, address.family);
    };
    return new Promise((resolve, reject) => {
        const options = { method: 'GET', headers: { ...headers, 'accept-encoding': 'identity' }, lookup, signal, agent: false } as const;
        network.request(url, options, resolve).once('error', reject).end();
    });
}

async function checkedAddress(host: string, network: Network): Promise<Address> {
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await network.resolve(host);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) throw refused('an address that is not in the Internet');
    return first;
}

async function whole(response: IncomingMessage, maxBytes: number): Promise<Response> {
    const chunks: Buffer[] = [];
    let bytes = Number(response.headers['content-length'] ?? 0);
    if (bytes <= maxBytes) {
        bytes = 0;
        for await (const chunk of response as AsyncIterable<Buffer>) {
            bytes += chunk.length;
            if (bytes > maxBytes) break;
            chunks.push(chunk);
        }
    }
    if (bytes > maxBytes) {
        response.destroy();
        throw refused(`more than ${maxBytes} bytes`);
    }
    const { statusCode: status = 200, headers } = response;
    return new Response(BODILESS.has(status) ? null : Buffer.concat(chunks), { status, headers: flat(headers) });
}

function flat(headers: IncomingMessage['headers']): [string, string][] {
    return Object.entries(headers).flatMap(([name, value]) => [value ?? []].flat().map((each): [string, string] => [name, each]));
}

/** The address itself stays out: it may hold a signature. */
function refused(what: string): WardenError {
    return new WardenError('ERR_WARDEN_FETCH', `the download was refused: ${what}`);
}
