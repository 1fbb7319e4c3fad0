import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorName, type SecurityEventDetail } from '../events/security-events';
import { within } from '../support/within';
import { answer } from './answer';
import { clientAddress } from './client-address';
import { CrossOrigin } from './cross-origin';
import { settingsOf, type DirectLineGrant, type DirectLineTokenOptions, type Settings } from './options';
import { badRequest, Refusal } from './refusal';
import { rememberSubject } from './remembered';
import { passOverBody } from './request-body';
import { RequestLimits } from './request-limits';
import { mintUserId } from './signed-id';
import { TokenExchange } from './token-exchange';

const CHANNEL = 'directline';
const METHODS = 'POST, OPTIONS';
const BUSY = 'There are too many requests. Try again later.';
const FAILED = 'No token can be had at the moment.';

/** Takes a request to its answer, whatever happens: it never rejects. */
export type DirectLineTokenEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * An endpoint at which a web page gets a Direct Line token for one conversation, bound to a signed user id that is new each time.
 * Mount it for POST and OPTIONS in express, restify or `node:http`. The secret never leaves it, and the page chooses nothing.
 *
 * Closed means: when Direct Line, the storage or a function of yours fails, there is no token.
 *
 * @throws {OptionError}
 */
export function directLineTokenEndpoint(options: DirectLineTokenOptions): DirectLineTokenEndpoint {
    const endpoint = new TokenEndpoint(settingsOf(options));
    return async (request, response) => endpoint.handle(request, response);
}

class TokenEndpoint {
    private readonly crossOrigin: CrossOrigin;
    private readonly limits: RequestLimits;
    private readonly exchange: TokenExchange;
    private readonly settings: Omit<Settings, 'secret'>;
    private inFlight = 0;

    constructor({ secret, ...settings }: Settings) {
        this.settings = settings;
        this.crossOrigin = new CrossOrigin(settings.trustedOrigins, settings.subject !== undefined);
        this.limits = new RequestLimits(settings.limits);
        this.exchange = new TokenExchange(secret, settings.directLineUrl);
    }

    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
        try {
            response.setHeader('Cache-Control', 'no-store');
            response.setHeader('X-Content-Type-Options', 'nosniff');
            response.appendHeader('Vary', 'Origin');
            const body = await this.answerTo(request, response);
            answer(request, response, body ? 200 : 204, body, body ? {} : this.crossOrigin.preflight);
        } catch (error) {
            this.refuse(request, response, error);
        }
    }

    /** @returns nothing for a preflight */
    private async answerTo(request: IncomingMessage, response: ServerResponse): Promise<object | undefined> {
        const { method, headers } = request;
        if (method !== 'POST' && method !== 'OPTIONS') throw badRequest(405, 'This takes POST only.', { Allow: METHODS });
        this.crossOrigin.admit(request, response);
        if (method === 'OPTIONS') return undefined;
        // Of all types that hold JSON, browsers send this one to another origin only after a preflight.
        if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) throw badRequest(415, 'This takes JSON only.');
        await this.admit(request);
        this.inFlight += 1;
        try {
            return await this.grant(request);
        } finally {
            this.inFlight -= 1;
        }
    }

    /** @throws {Refusal} 429 or 503 */
    private async admit(request: IncomingMessage): Promise<void> {
        const { clientKey, limits } = this.settings;
        const key = clientKey ? await this.ask('clientKey', async () => clientKey(request)) : clientAddress(request);
        if (this.inFlight >= limits.inFlight) throw refused(503, 'busy', 1_000);
        const verdict = this.limits.take((key ?? clientAddress(request)).slice(0, 256));
        if (!verdict.pass) throw refused(verdict.reason === 'client-limit' ? 429 : 503, verdict.reason, verdict.wait);
    }

    private async grant(request: IncomingMessage): Promise<object> {
        const { keys, site, trustedOrigins, subject, userName, extras, limits } = this.settings;
        await passOverBody(request, limits.timeout);
        const who = subject && (await this.ask('subject', async () => subject(request)));
        const name = userName && (await this.ask('userName', async () => userName(request)));
        const userId = mintUserId(keys, site);
        const user = { id: userId, ...(name !== undefined && { name }) };
        const generated = await this.exchange.generate({ user, trustedOrigins }, AbortSignal.timeout(limits.timeout));
        await this.remember(userId, generated.conversationId, who);
        const grant: DirectLineGrant = { ...generated, userId };
        const more = extras && (await this.call('extras', async () => extras({ ...grant }, request)));
        this.report({ type: 'direct-line-token-issued', site, signedIn: who !== undefined }, generated.conversationId);
        return { ...more, ...grant };
    }

    private async remember(userId: string, conversationId: string, subject: string | undefined): Promise<void> {
        const { storage, keys, ttl, limits } = this.settings;
        const content = { conversationId, ...(subject !== undefined && { subject }), until: Date.now() + ttl };
        if (storage) {
            await within(limits.timeout, rememberSubject(storage, keys, userId, content)).catch((error: unknown) => {
                throw new Refusal(503, FAILED, { type: 'store-unavailable', protection: 'direct-line', error: errorName(error) });
            });
        }
    }

    /** What a function of the site says: a string with something in it, or nothing. */
    private ask(callback: 'clientKey' | 'subject' | 'userName', work: () => Promise<string | null | undefined>): Promise<string | undefined> {
        return this.call(callback, async () => {
            const said: unknown = (await work()) ?? undefined;
            if (said !== undefined && (typeof said !== 'string' || said === '')) throw new TypeError('no string');
            return said;
        });
    }

    /** @throws {Refusal} 500 */
    private async call<T>(callback: 'clientKey' | 'subject' | 'userName' | 'extras', work: () => Promise<T>): Promise<T> {
        try {
            return await within(this.settings.limits.timeout, work());
        } catch (error) {
            throw new Refusal(500, FAILED, { type: 'direct-line-callback-failed', callback, error: errorName(error) });
        }
    }

    private refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
        const refusal = error instanceof Refusal ? error : undefined;
        if (refusal) this.report(refusal.event);
        try {
            answer(request, response, refusal?.status ?? 500, { error: refusal?.text ?? FAILED }, refusal?.headers);
        } catch {
            response.destroy(); // somebody has made this response useless
        }
    }

    private report(detail: SecurityEventDetail, conversationId?: string): void {
        this.settings.events.report({ channelId: CHANNEL, ...(conversationId !== undefined && { conversation: { id: conversationId } }) }, detail);
    }
}

function refused(status: number, reason: 'client-limit' | 'overall-limit' | 'busy', wait: number): Refusal {
    const event = { type: 'direct-line-token-refused', reason, status } as const;
    return new Refusal(status, BUSY, event, { 'Retry-After': String(Math.ceil(wait / 1_000)) });
}
