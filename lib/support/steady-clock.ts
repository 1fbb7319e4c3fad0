const MINUTE = 60_000;
/** A wall clock that is ahead by more than this has jumped, in milliseconds. */
const JUMP = 5 * MINUTE;
/** A jump that stands for so long is the truth (a machine that slept, a clock that was wrong before), in milliseconds. */
const CONFIRMED_AFTER = 60 * MINUTE;

/**
 * The wall clock, watched by one that nobody can set. A clock set back never makes anything young again; after a jump ahead things
 * count as due for whoever reads, while nothing is destroyed for it until the jump is confirmed: a wrong second of NTP would
 * otherwise erase everything for good. Times are epoch milliseconds.
 */
export class SteadyClock {
    private wall = Date.now();
    private at = performance.now();
    /** The jump that nobody has confirmed: since when on the steady clock, and by how much. */
    private jump: { since: number; by: number } | undefined;

    /** Now, for what may be shown: the later of both clocks. */
    now(): number {
        return Math.max(Date.now(), this.confirmed());
    }

    /** Now, for what may be destroyed. */
    confirmed(): number {
        const [wall, at] = [Date.now(), performance.now()];
        const steady = this.wall + (at - this.at);
        if (wall < steady) this.jump = undefined;
        else if (wall - steady <= JUMP || this.stands(wall - steady, at)) this.confirm();
        return Math.floor(this.wall + (performance.now() - this.at)); // whole milliseconds, as databases keep them
    }

    /** Whether the wall clock has jumped ahead and nobody has confirmed that. */
    get hasJumped(): boolean {
        this.confirmed();
        return this.jump !== undefined;
    }

    /** Says that the wall clock is right. */
    confirm(): void {
        this.wall = Date.now();
        this.at = performance.now();
        this.jump = undefined;
    }

    private stands(by: number, at: number): boolean {
        if (!this.jump || Math.abs(by - this.jump.by) > JUMP) this.jump = { since: at, by }; // another jump begins anew
        return at - this.jump.since >= CONFIRMED_AFTER;
    }
}
