import { open, rename, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyRing } from '../../storage/key-ring';
import { WardenError } from '../../support/errors';
import { asideBefore, asideName, type Aside } from './aside';
import type { FileLock } from './file-lock';
import { linesOf, type AuditRecord, type Head } from './line';
import type { Tail } from './tail';

/** What is written; the number is added. */
export type Entry = Omit<AuditRecord, 'seq'>;

/** When a file is put aside, and when it is deleted. */
export interface FileLimits {
    maxBytes: number;
    /** Milliseconds. */
    maxAge: number;
    keepFor: number;
}

/** How often it is looked whether the time of files is up. */
const HOUR = 3_600_000;

/** The file at the end of a log. Whole writes only: what a failed one left is cut off before the next. */
export class LogFile {
    private head: Head;
    private size: number;
    private since: number | undefined;
    /** Bytes at the end that may be cut off: of a write that failed. More of them are somebody else's. */
    private excess: number;
    private lookedAt = -Infinity;

    constructor(private readonly path: string, private readonly keys: KeyRing, private readonly limits: FileLimits, private readonly lock: FileLock, tail: Tail) {
        ({ head: this.head, size: this.size, since: this.since, excess: this.excess } = tail);
    }

    /** Writes records in one piece, and waits until they are on the disk. @throws what the file system throws; then nothing was written */
    async write(entries: readonly Entry[]): Promise<void> {
        this.lock.take();
        if (await this.isTakenAway()) this.beginAnew();
        if (this.isFull()) await this.putAside();
        const at = Date.now();
        const expired = this.expired(at);
        const own: Entry[] = [
            ...(this.size === 0 && this.head.seq > 0 ? [{ at, type: 'audit-continued', previous: this.head.hash }] : []),
            ...expired.slice(-1).map(({ seq }) => ({ at, type: 'audit-expired', through: seq })),
        ];
        const { text, head } = linesOf([...own, ...entries], this.head, this.keys);
        await this.append(Buffer.from(text));
        this.head = head;
        this.since ??= at;
        for (const { path } of expired) await rm(path, { force: true }); // after the log says so
    }

    private async append(bytes: Buffer): Promise<void> {
        const handle = await open(this.path, 'a', 0o600);
        try {
            const { size } = await handle.stat();
            if (size < this.size || size > this.size + this.excess) throw new WardenError('ERR_WARDEN_STORE', 'somebody else writes to the file of the audit log: each process needs one of its own');
            if (size > this.size) await handle.truncate(this.size);
            this.excess = Math.max(this.excess, bytes.length);
            await handle.appendFile(bytes);
            await handle.datasync();
        } finally {
            await handle.close();
        }
        if (this.size === 0) await syncFolder(dirname(this.path));
        this.excess = 0;
        this.size += bytes.length;
    }

    /** By a tool that rotates logs, or by somebody who deleted it: the next one begins with the hash all the same. */
    private async isTakenAway(): Promise<boolean> {
        if (this.size === 0) return false;
        const { size } = await stat(this.path).catch(nothingThere);
        return size === 0;
    }

    private isFull(): boolean {
        return this.size > 0 && (this.size >= this.limits.maxBytes || Date.now() - (this.since ?? Infinity) >= this.limits.maxAge);
    }

    private async putAside(): Promise<void> {
        const aside = asideName(this.path, this.head.seq);
        if (existsSync(aside)) throw new WardenError('ERR_WARDEN_STORE', 'a file of the audit log is to be put aside, and another one has its name already');
        await rename(this.path, aside);
        this.beginAnew();
    }

    private beginAnew(): void {
        this.size = 0;
        this.since = undefined;
        this.excess = 0;
    }

    private expired(now: number): Aside[] {
        if (this.limits.keepFor === Infinity || now - this.lookedAt < HOUR) return [];
        this.lookedAt = now;
        return asideBefore(this.path, now - this.limits.keepFor);
    }
}

function nothingThere(error: NodeJS.ErrnoException): { size: number } {
    if (error.code === 'ENOENT') return { size: 0 };
    throw error;
}

/** So that a new file is still in it after a power cut. */
async function syncFolder(path: string): Promise<void> {
    if (process.platform === 'win32') return; // no folder can be opened there
    const folder = await open(path, 'r');
    try {
        await folder.sync();
    } finally {
        await folder.close();
    }
}
