import { Alarm } from '../../support/alarm';

/** Has expired records removed in time. A convenience: whoever reads one looks at its time, and a process that ends forgets this. */
export class Sweeper {
    private readonly due = new Map<string, number>();
    private readonly alarm = new Alarm(() => void this.sweep());

    constructor(private readonly remove: (name: string) => Promise<unknown>) {}

    at(name: string, until: number): void {
        this.due.set(name, until);
        this.alarm.at(until);
    }

    private async sweep(): Promise<void> {
        const now = Date.now();
        for (const [name, until] of this.due) {
            if (until > now) this.alarm.at(until);
            else {
                this.due.delete(name);
                await this.remove(name).catch(() => undefined); // the conversation's next value tries again
            }
        }
    }
}
