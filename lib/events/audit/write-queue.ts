import { setImmediate as soon } from 'node:timers/promises';
import { Alarm } from '../../support/alarm';
import { disregard } from '../../support/disregard';
import { errorName } from '../security-events';
import type { Entry } from './log-file';

/** Entries that wait while the disk does not take them; what comes then is counted and lost. */
const MOST = 10_000;
const BATCH = 1_000;
/** Until a disk that failed is tried again. */
const RETRY = 5_000; // milliseconds

/** Entries on their way to the disk: in order, one write at a time, and no more of them than memory should hold. */
export class WriteQueue {
    private waiting: Entry[] = [];
    private lost = 0;
    private writing: Promise<void> | undefined;
    private isFailing = false;
    private readonly retry = new Alarm(() => disregard(this.drain()));

    constructor(private readonly write: (entries: readonly Entry[]) => Promise<void>) {}

    add(entry: Entry): void {
        if (this.waiting.length >= MOST) this.lost += 1;
        else this.waiting.push(entry);
        if (!this.isFailing) disregard(this.drain());
    }

    /** Writes what waits, or joins the write under way, which takes along what has come meanwhile. @throws what the file system throws */
    drain(): Promise<void> {
        return (this.writing ??= this.drainSoon());
    }

    stop(): void {
        this.retry.stop();
    }

    private async drainSoon(): Promise<void> {
        try {
            await soon(); // what comes in the same moment goes in one write
            while (this.waiting.length > 0 || this.lost > 0) await this.writeBatch();
            this.isFailing = false;
        } catch (error) {
            this.failed(error);
            throw error;
        } finally {
            this.writing = undefined;
        }
    }

    private async writeBatch(): Promise<void> {
        const { lost } = this;
        const batch = this.waiting.slice(0, BATCH);
        await this.write(lost > 0 ? [...batch, { at: Date.now(), type: 'audit-gap', lost }] : batch);
        this.waiting = this.waiting.slice(batch.length);
        this.lost -= lost;
    }

    /** One warning for as long as it lasts. */
    private failed(error: unknown): void {
        if (!this.isFailing) process.emitWarning(`the audit log cannot be written: ${errorName(error)}`, 'BotWardenWarning');
        this.isFailing = true;
        this.retry.at(Date.now() + RETRY);
    }
}
