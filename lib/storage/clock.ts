/** The time, which never runs backwards: nothing comes back because a clock was set back. */
export class Clock {
    private latest = 0;

    /** Epoch milliseconds. */
    now(): number {
        this.latest = Math.max(this.latest, Date.now());
        return this.latest;
    }
}
