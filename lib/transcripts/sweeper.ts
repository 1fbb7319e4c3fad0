import { errorName, type SecurityEvents } from '../events/security-events';
import { HOUR } from '../storage/hour-keys';
import { Alarm } from '../support/alarm';
import { KeyedLock } from '../support/keyed-lock';
import type { Eraser } from './eraser';
import type { Desk } from './ledger';
import { Tally } from './tally';

/** Conversations that are erased at the same time: few enough that other work is not kept waiting. */
const LOT = 50;
/** After a sweep that the store did not take, in milliseconds. */
const RETRY = 5_000;

/** Erases what is due when it is due. It is only prompt: whoever reads also looks at the time. */
export class Sweeper {
    private readonly alarm = new Alarm(() => void this.sweepQuietly());
    private readonly lock = new KeyedLock();
    private jumpReported = false;

    constructor(
        private readonly desk: Desk,
        private readonly eraser: Eraser,
        /** Whether keys of whole hours may go before each conversation is looked at: not when more than the transcript hangs on it. */
        private readonly hoursFirst: () => boolean,
        private readonly events: SecurityEvents,
    ) {}

    /** Sees to it that a sweep runs at `instant`, epoch milliseconds. */
    at(instant: number): void {
        this.alarm.at(instant);
    }

    /** To be tried again soon. */
    again(): void {
        this.alarm.at(Date.now() + RETRY);
    }

    stop(): void {
        this.alarm.stop();
    }

    /** @returns what became of everything that was due */
    async sweep(): Promise<Tally> {
        return this.lock.run('', async () => {
            const tally = new Tally();
            try {
                await this.sweepAll(this.desk.clock.confirmed(), tally);
            } catch (error) {
                this.again();
                throw error;
            }
            if (tally.isOpen) this.again();
            return tally;
        });
    }

    private async sweepAll(now: number, tally: Tally): Promise<void> {
        const { dataKeys, provider, lifetimes } = this.desk;
        this.reportJump();
        if (this.hoursFirst()) await dataKeys.destroyPast(now);
        while (await this.eraser.resume(LOT)); // what a crash left
        for (const [name, reason] of this.eraser.unfinished) tally.add(await this.eraser.erase(name, reason));
        await this.eraseDue(now, tally);
        await dataKeys.destroyPast(now);
        const before = now - lifetimes.maxAge - 24 * HOUR;
        await Promise.all([provider.forgetTombstones(before), dataKeys.store.forgetTombstones(before)]);
    }

    private async eraseDue(now: number, tally: Tally): Promise<void> {
        const stay = new Set<string>();
        for (;;) {
            const { names, next } = await this.desk.provider.due(now, LOT);
            this.alarm.at(Math.min(next ?? Infinity, now + HOUR)); // at the latest for what another process has added
            const fresh = names.filter((name) => !stay.has(name));
            if (fresh.length === 0) return;
            await Promise.all(fresh.map(async (name) => {
                const outcome = await this.eraser.erase(name, undefined);
                tally.add(outcome);
                if (!outcome || this.eraser.unfinished.has(name)) stay.add(name);
            }));
        }
    }

    private reportJump(): void {
        const { hasJumped } = this.desk.clock;
        if (hasJumped && !this.jumpReported) this.events.report({}, { type: 'clock-jumped' });
        this.jumpReported = hasJumped;
    }

    private async sweepQuietly(): Promise<void> {
        try {
            await this.sweep();
        } catch (error) {
            this.events.report({}, { type: 'store-unavailable', protection: 'transcripts', error: errorName(error) });
        }
    }
}
