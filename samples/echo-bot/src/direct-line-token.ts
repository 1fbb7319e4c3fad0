import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Settings } from './settings';

/** What the page gets; `feed` is the address of the live view of its own conversation. */
export interface Grant {
    token: string;
    conversationId: string;
    userId: string;
    expires_in: number;
    feed: string;
    /** Where Direct Line is, when it is not on the page's own origin. */
    domain?: string;
}

type Generated = Pick<Grant, 'token' | 'conversationId' | 'expires_in'>;

/**
 * Exchanges the Direct Line secret, which no browser ever sees, for a token of one conversation, bound to a user id that
 * nobody can guess. `?mode=plain`, for the demonstration on the local channel only, leaves the id out of the token.
 */
export function directLineToken(settings: Settings, openFeed: (conversationId: string, mode: string) => string): RequestHandler {
    const { azure, directLine, port } = settings;
    const origins = new Set([`http://localhost:${port}`, `http://127.0.0.1:${port}`]);
    return async (request, response) => {
        const { origin } = request.headers;
        response.setHeader('Cache-Control', 'no-store');
        if (origin !== undefined && !origins.has(origin)) {
            response.status(403).json({ error: 'This page may not start a conversation.' });
            return;
        }
        const plain = !azure && request.query.mode === 'plain';
        const userId = `${plain ? 'guest-' : 'dl_'}${randomBytes(24).toString('base64url')}`;
        const generated = await generate(directLine, { ...(!plain && { user: { id: userId } }), trustedOrigins: [...origins] });
        if (!generated) {
            response.status(502).json({ error: 'Direct Line gave no token.' });
            return;
        }
        const feed = openFeed(generated.conversationId, plain ? 'plain' : 'enhanced');
        const grant: Grant = { ...generated, userId, feed, ...(azure && { domain: directLine.domain }) };
        response.json(grant);
    };
}

async function generate({ domain, secret }: Settings['directLine'], body: object): Promise<Generated | undefined> {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const response = await fetch(`${domain}/tokens/generate`, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined);
    if (!response?.ok) return undefined;
    const { token, conversationId, expires_in } = (await response.json()) as Generated;
    return { token, conversationId, expires_in };
}
