import { open, rename, type FileHandle } from 'node:fs/promises';
import type { KeyRing } from '../../storage/key-ring';
import { WardenError } from '../../support/errors';
import { linesOf, type AuditRecord, type Head } from './line';
import { asideName, type Tail } from './tail';

/** What is written; the number is added. */
export type Entry = Omit<AuditRecord, 'seq'>;

/** The file at the end of a log. Whole writes only: what a failed one left is cut off before the next. */
export class LogFile {
    private handle: FileHandle | undefined;
    private head: Head;
    private size: number;
    private mayBeTorn: boolean;

    constructor(private readonly path: string, private readonly keys: KeyRing, private readonly maxBytes: number, tail: Tail) {
        this.head = tail.head;
        this.size = tail.size;
        this.mayBeTorn = tail.torn > 0;
    }

    /** Writes records in one piece, and waits until they are on the disk. @throws what the file system throws; then nothing was written */
    async write(entries: readonly Entry[]): Promise<void> {
        if (this.size >= this.maxBytes) await this.putAside();
        const isNext = this.size === 0 && this.head.seq > 0;
        const first: Entry[] = isNext ? [{ at: Date.now(), type: 'audit-continued', previous: this.head.hash }] : [];
        const { text, head } = linesOf([...first, ...entries], this.head, this.keys);
        await this.append(Buffer.from(text));
        this.head = head;
    }

    async close(): Promise<void> {
        const { handle } = this;
        this.handle = undefined;
        await handle?.close();
    }

    private async append(bytes: Buffer): Promise<void> {
        const handle = (this.handle ??= await open(this.path, 'a+', 0o600));
        const { size } = await handle.stat();
        if (size !== this.size && !this.mayBeTorn) throw new WardenError('ERR_WARDEN_STORE', 'somebody else writes to the file of the audit log: each process needs one of its own');
        if (size !== this.size) await handle.truncate(this.size);
        this.mayBeTorn = true;
        await handle.appendFile(bytes);
        await handle.datasync();
        this.mayBeTorn = false;
        this.size += bytes.length;
    }

    /** The next one begins with its hash. */
    private async putAside(): Promise<void> {
        await this.close();
        await rename(this.path, asideName(this.path, this.head.seq));
        this.size = 0;
    }
}
