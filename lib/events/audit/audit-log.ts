import { setImmediate as soon } from 'node:timers/promises';
import { keysOf, type KeyRing } from '../../storage/key-ring';
import { OptionError } from '../../support/errors';
import { having, optionsOf, text } from '../../support/options';
import { errorName, type SecurityEvent, type SecurityEvents } from '../security-events';
import { LogFile, type Entry } from './log-file';
import { tailOf } from './tail';

export interface AuditLogOptions {
    /** The file; each process needs one of its own. */
    path: string;
    /** The bot's root keys: records are signed with a key derived from the first one (Ed25519). */
    keys: KeyRing;
    /** Whose events are written: `warden.events`. */
    events: SecurityEvents;
    /** A file of this size is put aside, as `<path>.<number of its last record>`. @default 67_108_864 (64 MiB) */
    maxBytes?: number | undefined;
}

/** Events that wait while the disk does not take them; what comes then is counted and lost. */
const MOST = 10_000;
const BATCH = 1_000;

/**
 * Writes security events to a file, as JSON lines in which each record is bound to the one before by its hash and the last of each
 * write is signed: what is altered, taken out, put in or put elsewhere is found by `bot-warden audit verify`. Events that come together
 * are written together, and synced.
 *
 * Closed means: no event waits in a turn for the disk. While it takes nothing, up to 10,000 wait; those beyond are counted, and the
 * count is written as a record of its own (`audit-gap`) as soon as something can be.
 *
 * @throws {OptionError} from the constructor
 * @throws {WardenError} from the constructor: ERR_WARDEN_SEALED when the file does not end as these keys signed it, ERR_WARDEN_STORE
 *   when it is no audit log
 */
export class AuditLog {
    private readonly file: LogFile;
    private readonly events: SecurityEvents;
    private readonly keys: KeyRing;
    private waiting: Entry[] = [];
    private lost = 0;
    private writing: Promise<void> | undefined;
    private readonly listener = (event: SecurityEvent): void => this.add(this.entryOf(event));

    constructor(options: AuditLogOptions) {
        const given = optionsOf('AuditLog', options, { path: true, keys: true, events: true, maxBytes: true });
        this.keys = keysOf(given.keys);
        this.events = having('events', given.events, 'a SecurityEvents', ['on', 'off']);
        const { maxBytes = 64 * 1024 * 1024 } = given;
        if (!(maxBytes >= 1_000)) throw new OptionError('maxBytes', 'a number of bytes, 1,000 or more', maxBytes);
        const path = text('path', given.path);
        const tail = tailOf(path, this.keys.publicKeys());
        this.file = new LogFile(path, this.keys, maxBytes, tail);
        const { torn, unsigned, head } = tail;
        const type = torn > 0 || unsigned > 0 ? 'audit-recovered' : head.seq > 0 ? 'audit-resumed' : 'audit-began';
        this.add({ at: Date.now(), type, ...(type === 'audit-recovered' && { torn, unsigned }) });
        this.events.on('security', this.listener);
    }

    /** Resolves when everything so far is on the disk. @throws what the file system throws */
    async flush(): Promise<void> {
        await this.writing;
        if (this.waiting.length > 0 || this.lost > 0) await this.drain();
    }

    /** Writes what is left, and no more. @throws what the file system throws */
    async close(): Promise<void> {
        this.events.off('security', this.listener);
        await this.flush();
        await this.file.close();
    }

    /** What stands for the id of an activity in the log: a keyed hash, the same as long as the keys are. */
    labelOf(activityId: string): string {
        return this.keys.mac('audit activity', activityId).toString('base64url').slice(0, 22);
    }

    private entryOf({ at, type, activityId, ...rest }: SecurityEvent): Entry {
        const id: unknown = activityId; // what comes in an activity may be anything
        return { at, type, ...rest, ...(typeof id === 'string' && { activity: this.labelOf(id) }) };
    }

    private add(entry: Entry): void {
        if (this.waiting.length >= MOST) this.lost += 1;
        else this.waiting.push(entry);
        this.writing ??= this.drainSoon();
    }

    private async drainSoon(): Promise<void> {
        try {
            await soon(); // what comes in the same moment goes in one write
            await this.drain();
        } catch (error) {
            process.emitWarning(`the audit log cannot be written: ${errorName(error)}`, 'BotWardenWarning');
        } finally {
            this.writing = undefined;
        }
    }

    private async drain(): Promise<void> {
        while (this.waiting.length > 0 || this.lost > 0) {
            const { lost } = this;
            const batch = this.waiting.slice(0, BATCH);
            await this.file.write(lost > 0 ? [...batch, { at: Date.now(), type: 'audit-gap', lost }] : batch);
            this.waiting = this.waiting.slice(batch.length);
            this.lost -= lost;
        }
    }
}
