import type { Output } from '../io';
import { progressLine } from '../progress-line';

/** Between two drawings of the bar, in milliseconds. */
const PAUSE = 100;
/** What takes less time needs no bar, in milliseconds. */
const SHORT = 1_000;
/** How long it takes until the speed tells anything: threads begin, and are slow at first. In milliseconds. */
const WARM = 3_000;
/** The speed is that of this last time, in milliseconds. */
const LATELY = 5_000;
const MB = 1_000_000;

/** How far a search is: a bar with the time that is left on a terminal, elsewhere a line at every tenth, if it takes long. */
export class Progress {
    private readonly begun = Date.now();
    private done = 0;
    private tenth = 0;
    private drawnAt = 0;
    private isDrawn = false;
    private readonly marks = [{ at: this.begun, done: 0 }];

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
        this.mark(now);
        if (this.output.isTTY) this.draw(now);
        else this.mention(now);
    }

    /** Makes room for a line. */
    clear(): void {
        if (this.isDrawn) this.output.write('\r\u001B[K');
        this.isDrawn = false;
    }

    private draw(now: number): void {
        this.output.write(progressLine(this.total > 0 ? this.part : undefined, this.text(now), this.output.columns));
        this.isDrawn = true;
    }

    private mention(now: number): void {
        const tenth = Math.floor(this.part * 10);
        if (tenth <= this.tenth) return;
        this.tenth = tenth;
        this.output.write(`${this.text(now)}\n`);
    }

    private text(now: number): string {
        const speed = this.speed(now);
        const said = `${(speed / MB).toFixed(1)} MB/s`;
        if (this.total === 0) return `${(this.done / MB).toFixed(1)} MB, ${said}`;
        const left = now - this.begun < WARM || speed === 0 ? '' : `, ${duration(Math.max(0, this.total - this.done) / speed)} left`;
        return `${Math.floor(this.part * 100)}% ${said}${left}`;
    }

    private mark(now: number): void {
        this.marks.push({ at: now, done: this.done });
        while (now - (this.marks[1]?.at ?? now) >= LATELY) this.marks.shift();
    }

    /** In bytes a second. */
    private speed(now: number): number {
        const [{ at, done } = { at: this.begun, done: 0 }] = this.marks;
        return (this.done - done) / ((now - at) / 1000);
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
