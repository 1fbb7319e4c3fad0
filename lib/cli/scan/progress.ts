import type { Output } from '../io';

const WIDTH = 30;
/** Between two drawings of the bar, in milliseconds. */
const PAUSE = 100;
/** What takes less time needs no bar, in milliseconds. */
const SHORT = 1_000;
const MB = 1_000_000;

/** How far a search is: a bar with the time that is left on a terminal, elsewhere a line at every tenth, if it takes long. */
export class Progress {
    private readonly begun = Date.now();
    private done = 0;
    private tenth = 0;
    private drawnAt = 0;
    private isDrawn = false;

    /** @param total in bytes, if it is known */
    constructor(
        private readonly output: Output,
        private readonly total: number,
    ) {}

    advance(bytes: number): void {
        this.done += bytes;
        const now = Date.now();
        if (now - this.begun < SHORT || now - this.drawnAt < PAUSE) return;
        this.drawnAt = now;
        if (this.output.isTTY) this.draw(now);
        else this.mention(now);
    }

    /** Makes room for a line. */
    clear(): void {
        if (this.isDrawn) this.output.write('\r\u001B[K');
        this.isDrawn = false;
    }

    private draw(now: number): void {
        const filled = Math.round(this.part * WIDTH);
        const bar = this.total > 0 ? `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ` : '';
        this.output.write(`\r${bar}${this.text(now)}\u001B[K`);
        this.isDrawn = true;
    }

    private mention(now: number): void {
        const tenth = Math.floor(this.part * 10);
        if (tenth <= this.tenth) return;
        this.tenth = tenth;
        this.output.write(`${this.text(now)}\n`);
    }

    private text(now: number): string {
        const seconds = (now - this.begun) / 1000;
        const speed = `${(this.done / MB / seconds).toFixed(1)} MB/s`;
        if (this.total === 0) return `${(this.done / MB).toFixed(1)} MB, ${speed}`;
        const left = this.part > 0 ? seconds / this.part - seconds : 0;
        return `${Math.floor(this.part * 100)}% ${speed}, ${duration(left)} left`;
    }

    /** Files can grow meanwhile. */
    private get part(): number {
        return Math.min(1, this.done / Math.max(1, this.total));
    }
}

function duration(seconds: number): string {
    const whole = Math.ceil(seconds);
    if (whole < 60) return `${whole} s`;
    return whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
