import type { Activity, Frame } from '../activity';

const LIMIT = 500;

/** The newest activities that a client may ask for, and the sequence that numbers them. */
export class SentActivities {
    private readonly newest: Activity[] = [];
    private total = 0;
    private sequence = 0;

    nextSequence(): number {
        return this.sequence++;
    }

    /** @returns the frame that carries this activity alone. */
    add(activity: Activity): Frame {
        this.newest.push(activity);
        this.total++;
        if (this.newest.length > LIMIT) this.newest.shift();
        return { activities: [activity], watermark: String(this.total) };
    }

    /** What came after the watermark; everything that is left when it is none of ours. */
    since(watermark = ''): Frame {
        const seen = /^\d{1,9}$/.test(watermark) ? Number(watermark) : 0;
        const missed = Math.min(Math.max(this.total - seen, 0), this.newest.length);
        return { activities: this.newest.slice(this.newest.length - missed), watermark: String(this.total) };
    }
}
