import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { WardenError } from '../../support/errors';

interface Holder {
    pid: number;
    host: string;
    /** When the process began, as the system counts; empty where it does not tell. */
    began: string;
}

/** The locks of this process: its own number in a file may also be that of one that ended. */
const held = new Set<string>();

/** Keeps a second process of the same machine from a file. The lock of a process that ended counts for nothing. */
export class FileLock {
    private readonly path: string;
    private isHeld = false;

    constructor(path: string) {
        this.path = `${resolve(path)}.lock`;
    }

    /** @throws {WardenError} ERR_WARDEN_STORE when somebody else has it; else what the file system throws */
    take(): void {
        if (this.isHeld) return;
        const holder = held.has(this.path) ? process.pid : livingHolder(this.path);
        if (holder !== undefined) throw new WardenError('ERR_WARDEN_STORE', `process ${holder} writes this audit log: each one needs a file of its own`);
        rmSync(this.path, { force: true });
        const me: Holder = { pid: process.pid, host: hostname(), began: beginningOf(process.pid) };
        writeFileSync(this.path, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
        held.add(this.path);
        this.isHeld = true;
    }

    release(): void {
        if (!this.isHeld) return;
        this.isHeld = false;
        held.delete(this.path);
        rmSync(this.path, { force: true });
    }
}

function livingHolder(path: string): number | undefined {
    const { pid, host, began } = holderIn(path);
    if (host !== hostname() || pid === process.pid || !isAlive(pid)) return undefined;
    return began === beginningOf(pid) ? pid : undefined; // else the number was given out again
}

function holderIn(path: string): Holder {
    try {
        const { pid, host, began } = JSON.parse(readFileSync(path, 'utf8')) as Holder;
        if (Number.isSafeInteger(pid) && pid > 0) return { pid, host, began };
    } catch { /* there is none, or its process ended while it wrote */ }
    return { pid: process.pid, host: '', began: '' };
}

function isAlive(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html field 22; the second one may hold spaces and brackets */
function beginningOf(pid: number): string {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    } catch {
        return '';
    }
}
