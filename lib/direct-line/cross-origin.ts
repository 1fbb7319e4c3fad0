import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal';

/** Seconds that a browser may remember the answer to a preflight. */
const PREFLIGHT = '600';

/** Lets the trusted pages, and no other, ask, and read the answer. */
export class CrossOrigin {
    private readonly trusted: ReadonlySet<string>;

    /** @param withCookies whether pages of other origins may send them along: a site that knows its users needs them */
    constructor(
        trustedOrigins: readonly string[],
        private readonly withCookies: boolean,
    ) {
        this.trusted = new Set(trustedOrigins);
    }

    /**
     * Sets the headers for the page that asks. Browsers put an `Origin` on every POST, and no page can change it.
     * @throws {Refusal} 403
     */
    admit({ headers: { origin } }: IncomingMessage, response: ServerResponse): void {
        if (origin === undefined || !this.trusted.has(origin)) throw forbidden();
        response.setHeader('Access-Control-Allow-Origin', origin);
        if (this.withCookies) response.setHeader('Access-Control-Allow-Credentials', 'true');
    }

    /** The headers that answer a preflight. */
    readonly preflight = {
        'Access-Control-Allow-Methods': 'POST',
        'Access-Control-Allow-Headers': 'Content-Type',
        'Access-Control-Max-Age': PREFLIGHT,
    };
}

function forbidden(): Refusal {
    return new Refusal(403, 'This page may not start a conversation.', { type: 'direct-line-token-refused', reason: 'origin', status: 403 });
}
