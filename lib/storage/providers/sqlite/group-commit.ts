import { PATIENCE, pauseBefore } from './patience';
import { rollBack, type Store } from './open-store';
import { isBusy, storeError, storeFailure } from './store-error';
import type { Statement } from './engine';

interface Job {
    work: () => unknown;
    resolve: (value: unknown) => void;
    reject: (error: unknown) => void;
}

/** How long the event loop may be kept by the works of one transaction, in milliseconds. */
const LONGEST = 8;

/**
 * All writes of one round of the event loop go into one transaction: they share the wait for the disk. Slots are written and durable
 * before the commit, so that no row ever names a slot that is not there. When a transaction fails, its works are run again, each in
 * a transaction of its own, so that only the guilty one fails; what a destroyed key's slot has lost by then stays lost.
 */
export class GroupCommit {
    private readonly begin: Statement;
    private readonly commit: Statement;
    private jobs: Job[] = [];
    /** How many of the jobs have to be run alone. */
    private alone = 0;
    private scheduled = false;
    private closed = false;
    private tries = 0;
    private busySince: number | undefined;

    constructor(private readonly store: Store) {
        this.begin = store.database.prepare('BEGIN IMMEDIATE');
        this.commit = store.database.prepare('COMMIT');
    }

    /** Runs `work`, which may be run more than once, in a transaction. @returns what it came to, as soon as that is durable */
    run<T>(work: () => T): Promise<T> {
        if (this.closed) return Promise.reject(storeFailure('the store is closed'));
        return new Promise<T>((resolve, reject) => {
            this.jobs.push({ work, resolve: resolve as Job['resolve'], reject });
            this.schedule();
        });
    }

    /** Takes no more work, and waits for what it has. */
    async close(): Promise<void> {
        const last = this.closed || this.jobs.length === 0 ? undefined : this.run(() => undefined);
        this.closed = true;
        await last?.catch(() => undefined);
    }

    private schedule(): void {
        if (this.scheduled || this.jobs.length === 0) return;
        this.scheduled = true;
        if (this.tries === 0) setImmediate(this.flush);
        else setTimeout(this.flush, pauseBefore(this.tries));
    }

    private readonly flush = (): void => {
        this.scheduled = false;
        const values: unknown[] = [];
        try {
            this.transaction(values);
            this.done(values);
        } catch (error) {
            if (isBusy(error)) this.wait(error);
            else this.failed(error, values.length + 1);
        }
        this.schedule();
    };

    /** Runs as many works as there are and as there is time for. */
    private transaction(values: unknown[]): void {
        this.begin.run();
        try {
            const most = this.alone > 0 ? 1 : this.jobs.length;
            const until = performance.now() + LONGEST;
            do values.push(this.jobs[values.length]!.work()); while (values.length < most && performance.now() < until);
            this.store.slots.settle();
            this.commit.run();
        } catch (error) {
            this.store.slots.discard();
            rollBack(this.store.database);
            throw error;
        }
    }

    private done(values: readonly unknown[]): void {
        this.tries = 0;
        this.busySince = undefined;
        this.alone = Math.max(0, this.alone - values.length);
        for (const [index, job] of this.jobs.splice(0, values.length).entries()) job.resolve(values[index]);
    }

    /** @param ran how many works were in the transaction, at most */
    private failed(error: unknown, ran: number): void {
        const jobs = Math.min(ran, this.jobs.length);
        if (this.alone === 0 && jobs > 1) {
            this.alone = jobs;
            return;
        }
        this.alone = Math.max(0, this.alone - 1);
        this.jobs.shift()?.reject(storeError(error));
    }

    private wait(error: unknown): void {
        this.tries += 1;
        this.busySince ??= performance.now();
        if (performance.now() - this.busySince < PATIENCE) return;
        this.busySince = undefined;
        this.tries = 0;
        this.alone = 0;
        for (const job of this.jobs.splice(0)) job.reject(storeError(error));
    }
}
