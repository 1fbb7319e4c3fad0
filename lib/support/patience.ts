import { lateness } from './within';

interface Waiting {
    /** Epoch milliseconds. */
    until: number;
    isOver: boolean;
    giveUp: (error: Error) => void;
}

/**
 * {@link within} for what is done with every turn: one timer for all that is waited for, as to set one takes longer than what is
 * waited for mostly does. It does not keep the process alive.
 */
export class Patience {
    /** The oldest come first. */
    private readonly waiting = new Set<Waiting>();
    private timer: NodeJS.Timeout | undefined;
    private setAt = -Infinity;

    /** @param limit milliseconds */
    constructor(private readonly limit: number) {}

    /** @param begin what is waited for; it can ask whether its time is over */
    wait<T>(begin: (isOver: () => boolean) => Promise<T>): Promise<T> {
        return new Promise((resolve, reject) => {
            const each: Waiting = { until: this.begun() + this.limit, isOver: false, giveUp: reject };
            this.waiting.add(each);
            begin(() => each.isOver).then(
                (value) => { this.waiting.delete(each); resolve(value); },
                (error: unknown) => { this.waiting.delete(each); reject(error as Error); },
            );
        });
    }

    /** A timer that should have rung is lost: the clock was set, or replaced. @returns now */
    private begun(): number {
        const now = Date.now();
        if (!(now >= this.setAt && now < this.setAt + this.limit)) this.set(now, this.limit);
        return now;
    }

    private set(now: number, delay: number): void {
        const timer = setTimeout(() => { if (this.timer === timer) this.ring(); }, delay);
        timer.unref();
        this.timer = timer;
        this.setAt = now;
    }

    private ring(): void {
        const now = Date.now();
        this.setAt = -Infinity;
        for (const each of this.waiting) {
            const left = each.until - now;
            if (left > 0 && left <= this.limit) return this.set(now, left); // of more, the clock was set back
            this.waiting.delete(each);
            each.isOver = true;
            each.giveUp(lateness(this.limit));
        }
    }
}
