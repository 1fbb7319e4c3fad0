import { errorName, type SecurityEvents } from '../events/security-events';
import { HOUR } from '../storage/hour-keys';
import { Alarm } from '../support/alarm';
import { KeyedLock } from '../support/keyed-lock';
import type { Eraser } from './eraser';
import type { Desk } from './ledger';
import { Tally } from './tally';

/** Conversations that are erased at the same time: few enough that other work is not kept waiting. */
const LOT = 20;
/** After a sweep that the store did not take, in milliseconds. */
const RETRY = 5_000;

/** What else a sweeper needs to know. */
export interface Sweeping {
    /** Whether more than the transcript hangs on a conversation: then keys of whole hours go after each one was looked at. */
    hasMore: () => boolean;
    /** Gets what a sweep came to that nobody asked for. */
    swept: (tally: Tally) => void;
    events: SecurityEvents;
}

/** Erases what is due when it is due. It is only prompt: whoever reads also looks at the time. */
export class Sweeper {
    private readonly alarm = new Alarm(() => void this.sweepQuietly());
    private readonly lock = new KeyedLock();
    private jumpReported = false;
    private isStopped = false;

    constructor(
        private readonly desk: Desk,
        private readonly eraser: Eraser,
        private readonly sweeping: Sweeping,
    ) {}

    /** Sees to it that a sweep runs at `instant`, epoch milliseconds by the desk's clock: that of the wall may have jumped. */
    at(instant: number): void {
        if (!this.isStopped) this.alarm.at(Date.now() + Math.max(0, instant - this.desk.clock.confirmed()));
    }

    /** To be tried again soon. */
    again(): void {
        this.at(this.desk.clock.confirmed() + RETRY);
    }

    stop(): void {
        this.isStopped = true;
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

    /** What fails keeps nothing else from its turn. */
    private async sweepAll(now: number, tally: Tally): Promise<void> {
        const { dataKeys } = this.desk;
        const before = now - this.desk.lifetimes.maxAge - 24 * HOUR;
        this.reportJump();
        this.at(now + HOUR); // at the latest for what another process has added
        await this.desk.naming.pass();
        const failures: unknown[] = [];
        for (const part of [
            async () => { if (!this.sweeping.hasMore()) await dataKeys.destroyPast(now); },
            async () => this.resumeAll(tally),
            async () => { for (const name of this.eraser.unfinished.keys()) tally.add(await this.eraser.erase(name, {})); },
            async () => this.eraseDue(now, tally),
            async () => { if (!this.sweeping.hasMore() || this.eraser.unfinished.size === 0) await dataKeys.destroyPast(now); },
            async () => this.desk.provider.forgetTombstones(before),
            async () => dataKeys.store.forgetTombstones(before),
        ]) await part().catch((error: unknown) => failures.push(error));
        if (failures.length > 0) throw failures[0];
    }

    /** What a crash left. Those that fail again are passed over: others wait behind them. */
    private async resumeAll(tally: Tally): Promise<void> {
        const stuck = new Set<string>();
        for (let done = new Set<string>(); ; ) {
            const outcomes = await this.eraser.resume(LOT, new Set([...stuck, ...done]));
            if (outcomes.size === 0) return;
            done = new Set(outcomes.keys());
            for (const [generation, stores] of outcomes) {
                tally.addStores(stores);
                if (stores.some(({ state }) => state !== 'purged')) stuck.add(generation);
            }
        }
    }

    private async eraseDue(now: number, tally: Tally): Promise<void> {
        const stay = new Set<string>();
        for (let done = new Set<string>(); ; ) {
            const { names, next } = await this.desk.provider.due(now, LOT + stay.size + done.size);
            if (next !== undefined) this.at(next);
            const fresh = names.filter((name) => !stay.has(name) && !done.has(name)).slice(0, LOT);
            if (fresh.length === 0) return;
            done = new Set(fresh);
            await Promise.all(fresh.map(async (name) => {
                const outcome = await this.eraser.erase(name, {});
                tally.add(outcome);
                if (!outcome || outcome.failed) stay.add(name);
            }));
        }
    }

    private reportJump(): void {
        const { hasJumped } = this.desk.clock;
        if (hasJumped && !this.jumpReported) this.sweeping.events.report({}, { type: 'clock-jumped' });
        this.jumpReported = hasJumped;
    }

    private async sweepQuietly(): Promise<void> {
        try {
            this.sweeping.swept(await this.sweep());
        } catch (error) {
            this.sweeping.events.report({}, { type: 'store-unavailable', protection: 'transcripts', error: errorName(error) });
        }
    }
}
