import { BoundedMap } from './bounded-map';
import { randomToken } from './random-token';

/** Values handed out under an unguessable ticket, for a limited time. */
export class Tickets<T> {
    private readonly issued: BoundedMap<string, { value: T; expires: number }>;

    /** @param lifetime in milliseconds */
    constructor(private readonly lifetime: number, limit = 1_000) {
        this.issued = new BoundedMap(limit);
    }

    issue(value: T): string {
        const ticket = randomToken();
        this.issued.set(ticket, { value, expires: Date.now() + this.lifetime });
        return ticket;
    }

    /** The value, which stays available. */
    peek(ticket: string): T | undefined {
        const found = this.issued.get(ticket);
        return found && found.expires > Date.now() ? found.value : undefined;
    }

    /** The value, once. */
    take(ticket: string): T | undefined {
        const value = this.peek(ticket);
        this.issued.delete(ticket);
        return value;
    }
}
