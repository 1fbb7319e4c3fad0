import { randomUUID } from 'node:crypto';
import { isLoopbackHost } from '../channel/addresses';
import { verifyEndpoint } from '../channel/verify-endpoint';
import { OptionError } from '../support/errors';
import { milliseconds, optionsOf, text } from '../support/options';
import { gotThrough, held, type Finding } from './attack';
import { outcomeOf, type AttackDescription, type AttackOutcome } from './report';

export interface EndpointAttackOptions {
    /** The bot is yours, or its owner wants this. Needed for any host but this machine. */
    iOwnThis?: true | undefined;
    /** The bot's app id, and the id of a key in use: as of `verifyEndpoint`. */
    appId?: string | undefined;
    keyId?: string | undefined;
    /** For each answer, in milliseconds. @default 10000 */
    timeout?: number | undefined;
}

interface Target {
    url: string;
    timeout: number;
    appId: string | undefined;
    keyId: string | undefined;
}

interface EndpointAttack extends AttackDescription {
    run(target: Target): Promise<Finding>;
}

const isIn = (status: number) => (status >= 200 && status < 300) || status === 501;

const ALL: readonly EndpointAttack[] = [
    {
        number: 16, name: 'tokens that no bot may accept', measure: 'authentication of the caller',
        what: 'Somebody knocks without a token, with a forged one, with one for another bot.',
        mend: 'an app id in the bot\'s settings; `rejectForged(adapter)` makes 401 of the SDK\'s 500',
        run: async ({ url, timeout, appId, keyId }) => {
            const { accepted, unclear } = await verifyEndpoint(url, { timeout, appId, keyId });
            if (accepted.length > 0) return gotThrough(`accepted: ${accepted.join(', ')}`);
            return unclear.length > 0 ? { verdict: 'unclear', because: `answered as if the bot had failed, which rejectForged makes 401 of: ${unclear.join(', ')}` } : held('all were refused');
        },
    },
    ...([
        ['a body of nested arrays', 'A body of 98 kB holds 49,000 arrays inside each other.', 28, () => `"value":${'['.repeat(49_000)}${']'.repeat(49_000)}`],
        ['a body of eight megabytes', 'A body is as large as whoever sends it likes.', 28, () => `"text":"${'x'.repeat(8_000_000)}"`],
        ['a body with a key named __proto__', 'A body changes what all objects inherit, where somebody copies it carelessly.', 29, () => '"__proto__":{"polluted":true}'],
    ] as const).map(([name, what, number, more]): EndpointAttack => ({
        number, name, what, measure: 'availability', mend: 'a limit of the web framework for bodies, and an adapter that checks tokens',
        run: async ({ url, timeout }) => {
            const status = await post(url, more(), timeout);
            if (isIn(status)) return gotThrough(`it was taken (${status})`);
            const after = await post(url, '"value":{}', timeout);
            if (after === 0) return gotThrough('the endpoint no longer answers');
            return status >= 400 && status < 500 ? held(`it was refused (${status})`) : { verdict: 'unclear', because: status === 0 ? 'there was no answer' : `answered as if the bot had failed (${status})` };
        },
    })),
];

/** The attacks on a bot's endpoint, over HTTP: what can be tried without a channel's keys. */
export const ENDPOINT_ATTACKS: readonly AttackDescription[] = ALL;

/** @throws {OptionError} for a host that nobody has said is theirs */
export async function runOnEndpoint(url: string, options: EndpointAttackOptions | undefined): Promise<AttackOutcome[]> {
    const given = optionsOf('attack', options, { iOwnThis: true, appId: true, keyId: true, timeout: true });
    const { protocol, hostname } = endpointOf(url);
    if (given.iOwnThis !== undefined && (given.iOwnThis as unknown) !== true) throw new OptionError('iOwnThis', 'true', given.iOwnThis);
    if (!isLoopbackHost(hostname) && !given.iOwnThis) throw new OptionError('iOwnThis', 'true for a bot that is not on this machine: attack your own only');
    if (protocol !== 'https:' && !isLoopbackHost(hostname)) throw new OptionError('url', 'an https URL, or one of this machine', url);
    const named = (name: 'appId' | 'keyId') => (given[name] === undefined ? undefined : text(name, given[name]));
    const target = { url, timeout: milliseconds('timeout', given.timeout ?? 10_000), appId: named('appId'), keyId: named('keyId') };
    const outcomes: AttackOutcome[] = [];
    for (const each of ALL) outcomes.push(outcomeOf(each, await each.run(target)));
    return outcomes;
}

function endpointOf(url: string): URL {
    const endpoint = URL.canParse(url) ? new URL(url) : undefined;
    if (endpoint?.protocol !== 'https:' && endpoint?.protocol !== 'http:') throw new OptionError('url', 'an https URL, or one of this machine', url);
    return endpoint;
}

/**
 * Posts an invoke that no bot knows, so that 2xx and 501 mean that it was reached.
 * @param more another property, as JSON
 * @returns the HTTP status; 0 when there was no answer
 */
async function post(url: string, more: string, timeout: number): Promise<number> {
    const id = `bot-warden-${randomUUID()}`;
    const invoke = JSON.stringify({
        type: 'invoke', name: 'bot-warden/verify', id, channelId: 'webchat', serviceUrl: 'https://webchat.botframework.com/', from: { id }, recipient: { id: 'bot' }, conversation: { id },
    });
    const body = `${invoke.slice(0, -1)},${more}}`;
    try {
        const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, redirect: 'manual', signal: AbortSignal.timeout(timeout) });
        await response.body?.cancel();
        return response.status;
    } catch {
        return 0;
    }
}
