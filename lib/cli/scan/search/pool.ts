import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../../problem';
import type { Piece, Searched } from '../piece';
import { PieceSearch, type Search } from './piece-search';
import type { Answer, Job } from './worker';

/** Searches pieces, in this thread or in others. */
export interface Searching {
    /** How many pieces can be under way. */
    readonly width: number;
    search(piece: Piece): Promise<Searched>;
    close(): Promise<void>;
}

/** Pieces that wait for each thread, so that it never waits for us. */
const AHEAD = 2;

/** Threads that search pieces. They are begun when they are needed. */
export class Pool implements Searching {
    readonly width: number;
    private readonly threads: Thread[] = [];

    constructor(
        private readonly size: number,
        private readonly settings: Search,
    ) {
        this.width = size * AHEAD;
    }

    async search(piece: Piece): Promise<Searched> {
        const idle = this.threads.find(({ waiting }) => waiting === 0);
        if (!idle && this.threads.length < this.size) this.threads.push(new Thread(this.settings));
        const next = idle ?? this.threads.reduce((least, thread) => (thread.waiting < least.waiting ? thread : least));
        return next.search(piece);
    }

    async close(): Promise<void> {
        await Promise.all(this.threads.map((thread) => thread.close()));
    }
}

/** For what is so little that a thread would not have begun before it is done. */
export class SameThread implements Searching {
    readonly width = 1;
    private readonly searching: PieceSearch;

    constructor(settings: Search) {
        this.searching = new PieceSearch(settings);
    }

    async search(piece: Piece): Promise<Searched> {
        return this.searching.run(piece);
    }

    async close(): Promise<void> {
        // nothing was begun
    }
}

interface Waiting {
    done: (searched: Searched) => void;
    failed: (error: Error) => void;
}

class Thread {
    private readonly worker: Worker;
    private readonly jobs = new Map<number, Waiting>();
    private last = 0;

    constructor(settings: Search) {
        this.worker = new Worker(join(__dirname, 'worker.js'), { workerData: settings });
        this.worker.on('message', (answer: Answer) => this.answered(answer));
        this.worker.on('error', (error: NodeJS.ErrnoException) => this.fail(`a thread failed (${error.code ?? error.name})`));
        this.worker.on('exit', () => this.fail('a thread ended'));
    }

    get waiting(): number {
        return this.jobs.size;
    }

    search({ bytes, ...rest }: Piece): Promise<Searched> {
        const own = new Uint8Array(bytes); // what it is a part of is still needed
        const job: Job = { id: ++this.last, piece: { ...rest, bytes: own } };
        return new Promise((done, failed) => {
            this.jobs.set(job.id, { done, failed });
            this.worker.postMessage(job, [own.buffer]);
        });
    }

    async close(): Promise<void> {
        await this.worker.terminate();
    }

    private answered({ id, searched }: Answer): void {
        const { done, failed } = this.jobs.get(id) ?? {};
        this.jobs.delete(id);
        if (searched) done?.(searched);
        else failed?.(new Problem('the search failed', 3));
    }

    private fail(why: string): void {
        for (const { failed } of this.jobs.values()) failed(new Problem(why, 3));
        this.jobs.clear();
    }
}
