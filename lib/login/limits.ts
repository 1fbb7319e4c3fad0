/** When a user signed in and was last heard from, in epoch milliseconds. */
export interface Login {
    since: number;
    lastSeen: number;
}

/** Lengths in milliseconds. */
export interface Limits {
    idle: number;
    absolute: number;
}

export type PassedLimit = 'idle' | 'absolute';

/** The limit that a login has reached, if any; reached means to the millisecond. */
export function passedLimit({ since, lastSeen }: Login, { idle, absolute }: Limits, now: number): PassedLimit | undefined {
    if (now - since >= absolute) return 'absolute';
    return now - lastSeen >= idle ? 'idle' : undefined;
}

/** The instant at which a login ends if nobody does anything. */
export function endOf({ since, lastSeen }: Login, { idle, absolute }: Limits): number {
    return Math.min(since + absolute, lastSeen + idle);
}
