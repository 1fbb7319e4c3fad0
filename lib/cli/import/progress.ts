import type { Output } from '../io';
import { progressLine } from '../progress-line';

/** Between two drawings of the bar, in milliseconds. */
const PAUSE = 100;

/** How far an import is: a bar on a terminal, elsewhere a line at every tenth. */
export class Progress {
    private done = 0;
    private activities = 0;
    private shown = 0;
    private drawnAt = 0;
    private part = 0;

    constructor(private readonly output: Output) {}

    /** @param size of what is done now, and @param total of everything, in the same unit */
    advance(size: number, total: number, activities: number): void {
        this.done += size;
        this.activities += activities;
        this.part = Math.min(1, this.done / total + 1e-9); // sums of shares fall short of the whole
        if (this.output.isTTY) this.draw();
        else this.mention();
    }

    /** Makes room for a line. */
    clear(): void {
        if (this.output.isTTY) this.output.write('\r\u001B[K');
        this.drawnAt = 0;
    }

    private draw(): void {
        const now = Date.now();
        if (now - this.drawnAt < PAUSE) return;
        this.drawnAt = now;
        this.output.write(progressLine(this.part, `${this.percent}% ${this.activities} activities`, this.output.columns));
    }

    private mention(): void {
        const tenth = Math.floor(this.part * 10);
        if (tenth <= this.shown) return;
        this.shown = tenth;
        this.output.write(`${this.percent}% ${this.activities} activities\n`);
    }

    private get percent(): number {
        return Math.floor(this.part * 100);
    }
}
