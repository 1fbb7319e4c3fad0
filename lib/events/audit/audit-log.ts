import { keysOf, type KeyRing } from '../../storage/key-ring';
import { OptionError, WardenError } from '../../support/errors';
import { having, milliseconds, optionsOf, text } from '../../support/options';
import type { SecurityEvent, SecurityEvents } from '../security-events';
import { FileLock } from './file-lock';
import { LogFile, type Entry } from './log-file';
import { tailOf, type Tail } from './tail';
import { WriteQueue } from './write-queue';

export interface AuditLogOptions {
    /** The file; each process needs one of its own. Beside it are files that were put aside, and `<path>.lock`. */
    path: string;
    /** The bot's root keys: records are signed with a key derived from the first one (Ed25519). */
    keys: KeyRing;
    /** Whose events are written: `warden.events`. */
    events: SecurityEvents;
    /** A file of this size is put aside, as `<path>.<number of its last record>`. @default 67_108_864 (64 MiB) */
    maxBytes?: number | undefined;
    /** So is a file that was begun so many milliseconds ago. @default 86_400_000 (a day) with `keepFor`, else never */
    maxAge?: number | undefined;
    /** A file that was put aside is deleted so many milliseconds after its last record; the log says up to which (`audit-expired`). @default never */
    keepFor?: number | undefined;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Of the strings in a record: an activity may hold much longer ones. */
const LONGEST = 256; // characters

/**
 * Writes security events to a file, as JSON lines in which each record is bound to the one before by its hash and the last of each
 * write is signed: what is altered, taken out, put in or put elsewhere is found by `bot-warden audit verify`. Events that come together
 * are written together, and synced.
 *
 * Closed means: no event waits in a turn for the disk. While it takes nothing, up to 10,000 wait, and it is tried again every five
 * seconds; those beyond are counted, and the count is written as a record of its own (`audit-gap`) as soon as something can be. What a
 * process that was killed had not signed yet is cut off, and how much it was is written (`audit-recovered`).
 *
 * @throws {OptionError} from the constructor
 * @throws {WardenError} from the constructor: ERR_WARDEN_SEALED when the file does not end as these keys signed it, ERR_WARDEN_STORE
 *   when it is no audit log, or another process of this machine writes it
 */
export class AuditLog {
    private readonly queue: WriteQueue;
    private readonly lock: FileLock;
    private readonly events: SecurityEvents;
    private readonly keys: KeyRing;
    private readonly listener = (event: SecurityEvent): void => this.queue.add(this.entryOf(event));

    constructor(options: AuditLogOptions) {
        const given = optionsOf('AuditLog', options, { path: true, keys: true, events: true, maxBytes: true, maxAge: true, keepFor: true });
        this.keys = keysOf(given.keys);
        this.events = having('events', given.events, 'a SecurityEvents', ['on', 'off']);
        const limits = limitsOf(given);
        const path = text('path', given.path);
        this.lock = new FileLock(path);
        const tail = lockedTail(path, this.lock, this.keys.publicKeys());
        const file = new LogFile(path, this.keys, limits, this.lock, tail);
        this.queue = new WriteQueue((entries) => file.write(entries));
        this.queue.add(openingOf(tail));
        this.events.on('security', this.listener);
    }

    /** Resolves when everything so far is on the disk. @throws what the file system throws */
    async flush(): Promise<void> {
        await this.queue.drain();
    }

    /** Writes what is left, and no more. @throws what the file system throws */
    async close(): Promise<void> {
        this.events.off('security', this.listener);
        try {
            await this.flush();
        } finally {
            this.queue.stop();
            this.lock.release();
        }
    }

    /** What stands for the id of an activity in the log: a keyed hash, the same as long as the keys are. */
    labelOf(activityId: string): string {
        return this.keys.mac('audit activity', activityId).toString('base64url').slice(0, 22);
    }

    private entryOf({ at, type, activityId, ...rest }: SecurityEvent): Entry {
        const id: unknown = activityId; // what comes in an activity may be anything
        const fields = Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, LONGEST) : value]);
        return { at, type, ...Object.fromEntries(fields), ...(typeof id === 'string' && { activity: this.labelOf(id) }) };
    }
}

function limitsOf({ maxBytes = 64 * 1024 * 1024, keepFor, maxAge = keepFor === undefined ? undefined : DAY }: AuditLogOptions) {
    if (!(maxBytes >= 1_000)) throw new OptionError('maxBytes', 'a number of bytes, 1,000 or more', maxBytes);
    return {
        maxBytes,
        maxAge: maxAge === undefined ? Infinity : milliseconds('maxAge', maxAge, MINUTE),
        keepFor: keepFor === undefined ? Infinity : milliseconds('keepFor', keepFor, MINUTE),
    };
}

/** How the file ends, while nobody else writes to it. A disk that fails now may not later. */
function lockedTail(path: string, lock: FileLock, publicKeys: readonly string[]): Tail {
    try {
        lock.take();
    } catch (error) {
        if (error instanceof WardenError) throw error;
    }
    try {
        return tailOf(path, publicKeys);
    } catch (error) {
        lock.release();
        throw error;
    }
}

function openingOf({ head, torn, unsigned, excess }: Tail): Entry {
    if (excess > 0) return { at: Date.now(), type: 'audit-recovered', torn, unsigned };
    return { at: Date.now(), type: head.seq > 0 ? 'audit-resumed' : 'audit-began' };
}
