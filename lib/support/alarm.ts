/** Longest delay that a Node timer can keep. */
const LONGEST = 2 ** 31 - 1;

/**
 * One timer for the earliest of many due times. It never keeps the process alive, and it is only a convenience:
 * whoever uses it also checks the time on every read.
 */
export class Alarm {
    private timer: NodeJS.Timeout | undefined;
    private dueAt = Infinity;

    constructor(private readonly ring: () => void) {}

    /** Rings at `instant` (epoch milliseconds), or after 24.8 days if that is sooner, unless an earlier one is set already. */
    at(instant: number): void {
        if (!(instant < this.dueAt)) return; // NaN neither
        this.stop();
        this.dueAt = instant;
        this.timer = setTimeout(() => this.fire(), Math.min(LONGEST, Math.max(0, instant - Date.now())));
        this.timer.unref();
    }

    stop(): void {
        clearTimeout(this.timer);
        this.dueAt = Infinity;
    }

    private fire(): void {
        this.timer = undefined;
        this.dueAt = Infinity;
        this.ring();
    }
}
