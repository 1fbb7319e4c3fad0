import { directLineTokenEndpoint, mintUserId, type DirectLineGrant, type KeyRing, type SecurityEvents, type StorageLike } from 'bot-warden';
import type { Request, RequestHandler, Response } from 'express';
import type { Settings } from './settings';

/** What the page gets; `feed` is the address of the live view of its own conversation. */
export interface Grant extends DirectLineGrant {
    feed: string;
    /** Where Direct Line is, when it is not on the page's own origin. */
    domain?: string;
}

/** What the endpoint shares with the rest of the bot. */
export interface TokenParts {
    keys: KeyRing;
    storage: StorageLike;
    events: SecurityEvents;
    openFeed(this: void, conversationId: string, mode: string): string;
}

/** All visitors of a sample on loopback have one address. */
const LIMITS = { clientPerMinute: 120, clientPerHour: 2_000 };

/**
 * Exchanges the Direct Line secret, which no browser ever sees, for a token of one conversation, bound to a signed user id.
 * `?mode=plain`, for the demonstration on the local channel only, leaves the id out of the token.
 */
export function directLineToken(settings: Settings, { keys, storage, events, openFeed }: TokenParts): RequestHandler {
    const { azure, directLine, port } = settings;
    const trustedOrigins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
    const { secret, domain } = directLine;
    const enhanced = directLineTokenEndpoint({
        secret, keys, trustedOrigins, storage, events,
        directLineUrl: new URL(domain).origin,
        limits: LIMITS,
        extras: ({ conversationId }) => ({ feed: openFeed(conversationId, 'enhanced'), ...(azure && { domain }) }),
    });
    const plain = unprotected(directLine, trustedOrigins, keys, openFeed);
    return (request, response) => (!azure && request.query.mode === 'plain' ? plain : enhanced)(request, response);
}

/** What to leave alone: the token says nothing of its user. The page gets an id all the same, but whoever holds the token can write another. */
function unprotected({ domain, secret }: Settings['directLine'], trustedOrigins: string[], keys: KeyRing, openFeed: TokenParts['openFeed']) {
    return async (request: Request, response: Response) => {
        response.setHeader('Cache-Control', 'no-store');
        if (!trustedOrigins.includes(request.headers.origin ?? '')) {
            response.status(403).json({ error: 'This page may not start a conversation.' });
            return;
        }
        const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
        // bot-warden doctor: accepts user-in-token, dl-prefix
        const generated = await fetch(`${domain}/tokens/generate`, { method: 'POST', headers, body: JSON.stringify({ trustedOrigins }) });
        const { token, conversationId, expires_in } = (await generated.json()) as DirectLineGrant;
        const grant: Grant = { token, conversationId, expires_in, userId: mintUserId(keys), feed: openFeed(conversationId, 'plain') };
        response.json(grant);
    };
}
