import { Alarm } from '../support/alarm';
import { disregard } from '../support/disregard';

/** Writes down when a user was last heard from. @returns once it is written */
export type WriteLastSeen = (name: string, lastSeen: number) => Promise<unknown>;

/**
 * When users were last heard from, as far as it is not written yet: their records are written at most once in a while, which other
 * processes then read. What is known here counts in this process at once.
 */
export class LastSeen {
    private readonly unwritten = new Map<string, { lastSeen: number; due: number }>();
    private readonly alarm = new Alarm(() => this.ring());

    constructor(
        private readonly every: number,
        private readonly write: WriteLastSeen,
    ) {}

    get(name: string): number | undefined {
        return this.unwritten.get(name)?.lastSeen;
    }

    /** Remembers it, to be written when `every` milliseconds have passed since `written`. */
    note(name: string, lastSeen: number, written: number): void {
        const known = this.unwritten.get(name);
        const due = known?.due ?? Date.now() + Math.max(1, Math.min(this.every, written + this.every - lastSeen));
        this.unwritten.set(name, { lastSeen: Math.max(lastSeen, known?.lastSeen ?? 0), due });
        this.alarm.at(due);
    }

    /** It is written, or its login is over. */
    forget(name: string): void {
        this.unwritten.delete(name);
    }

    private ring(): void {
        const now = Date.now();
        for (const [name, { due }] of this.unwritten) {
            if (due > now) this.alarm.at(due);
            else disregard(this.flush(name));
        }
    }

    /** What cannot be written stays known here, and is tried once more with the next turn or the next alarm. */
    private async flush(name: string): Promise<void> {
        const entry = this.unwritten.get(name);
        if (!entry) return;
        const { lastSeen } = entry;
        entry.due = Date.now() + this.every;
        try {
            await this.write(name, lastSeen);
            if (this.get(name) === lastSeen) this.forget(name);
        } finally {
            if (this.unwritten.has(name)) this.alarm.at(Date.now() + this.every);
        }
    }
}
