import type { SecurityEventDetail } from '../events/security-events';

/** A request that gets no token: what its sender is told, which is nothing about why, and what the listeners of events are. */
export class Refusal extends Error {
    constructor(
        readonly status: number,
        readonly text: string,
        readonly event: SecurityEventDetail,
        readonly headers: Record<string, string> = {},
    ) {
        super(text);
    }
}

/** What is wrong with a request as such. */
export function badRequest(status: number, text: string, headers?: Record<string, string>): Refusal {
    return new Refusal(status, text, { type: 'direct-line-token-refused', reason: 'request', status }, headers);
}
