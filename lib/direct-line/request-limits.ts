import { Recent } from '../support/recent';

const MINUTE = 60_000;

/** At most so many in any stretch of so many milliseconds. */
interface Rate {
    most: number;
    window: number;
}

export interface RequestRates {
    clientPerMinute: number;
    clientPerHour: number;
    perMinute: number;
}

/** Whether a request may pass; if not, who asked too often, and after how many milliseconds there is room again. */
export type Pass = { pass: true } | { pass: false; reason: 'client-limit' | 'overall-limit'; wait: number };

/** How many clients are remembered. Only requests that pass are, so nobody gets out of it faster than the overall limit allows. */
const CLIENTS = 10_000;

/** Counts the requests of this process by client and overall. Refused ones do not count: who waits gets through. */
export class RequestLimits {
    private readonly clients = new Recent<number[]>(CLIENTS);
    private readonly all: number[] = [];
    private readonly ofClient: readonly Rate[];
    private readonly overall: Rate;

    constructor({ clientPerMinute, clientPerHour, perMinute }: RequestRates) {
        this.ofClient = [{ most: clientPerMinute, window: MINUTE }, { most: clientPerHour, window: 60 * MINUTE }];
        this.overall = { most: perMinute, window: MINUTE };
    }

    take(client: string): Pass {
        const now = performance.now(); // nobody sets it back
        const times = this.clients.get(client) ?? [];
        const wait = Math.max(...this.ofClient.map((rate) => waitOf(times, rate, now)));
        if (wait > 0) return { pass: false, reason: 'client-limit', wait };
        const overall = waitOf(this.all, this.overall, now);
        if (overall > 0) return { pass: false, reason: 'overall-limit', wait: overall };
        this.clients.set(client, added(times, now, Math.max(...this.ofClient.map(({ most }) => most))));
        added(this.all, now, this.overall.most);
        return { pass: true };
    }
}

/** Milliseconds until the one that is in the way has left the window. */
function waitOf(times: readonly number[], { most, window }: Rate, now: number): number {
    const inTheWay = times.at(-most);
    return inTheWay === undefined ? 0 : Math.max(0, inTheWay + window - now);
}

function added(times: number[], now: number, most: number): number[] {
    times.push(now);
    if (times.length > most) times.shift();
    return times;
}
