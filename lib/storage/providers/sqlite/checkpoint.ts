import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Statement } from './engine';
import { pauseBefore } from './patience';
import { isBusy, storeError } from './store-error';

const TRIES = 5;
/** Milliseconds until it is tried again when somebody reads for long. */
const LATER = 1_000;

/** Empties the write-ahead log, where deleted rows are still to be found. */
export class Checkpoint {
    /** Why the log may still have something that was deleted. */
    residue: string | undefined;
    private readonly statement: Statement;
    private timer: NodeJS.Timeout | undefined;

    constructor(database: Database) {
        this.statement = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
    }

    /** Tries a few times, and goes on trying later when somebody reads or writes all the time. */
    async truncate(): Promise<void> {
        for (let attempt = 1; !this.attempt(); attempt += 1) {
            if (attempt === TRIES) return this.later();
            await pause(pauseBefore(attempt));
        }
    }

    /** Empties it if nobody is in the way: a purge may have been cut short before. */
    begin(): void {
        if (!this.attempt()) this.later();
    }

    /** Tries for the last time. */
    close(): void {
        this.again();
        clearTimeout(this.timer);
    }

    /** @returns whether the log is empty */
    private attempt(): boolean {
        const emptied = this.run();
        this.residue = emptied ? undefined : 'a process that reads or writes keeps deleted rows in the write-ahead log';
        return emptied;
    }

    private run(): boolean {
        try {
            return (this.statement.get() as { busy: number }).busy === 0;
        } catch (error) {
            if (isBusy(error)) return false;
            throw storeError(error);
        }
    }

    private later(): void {
        this.timer ??= setTimeout(this.again, LATER).unref();
    }

    private readonly again = (): void => {
        clearTimeout(this.timer);
        this.timer = undefined;
        try {
            this.begin();
        } catch {
            this.later();
        }
    };
}
