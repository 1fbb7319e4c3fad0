import { resolve } from 'node:path';
import { OptionError } from '../../../support/errors';
import { optionsOf, text } from '../../../support/options';
import type {
    TranscriptAppended, TranscriptChanges, TranscriptErasure, TranscriptGeneration, TranscriptProvider, TranscriptSlot, TranscriptTombstone,
} from '../../../transcripts/provider';
import { Checkpoint } from './checkpoint';
import { Generations } from './generations';
import { GroupCommit } from './group-commit';
import { openStore, type Store } from './open-store';
import { patiently } from './patience';
import { Records } from './records';
import { SqliteKeyStore } from './sqlite-key-store';
import { Tombstones } from './tombstones';

export interface SqliteProviderOptions {
    /** Path of the database file, in a folder on a local disk. It is created, for the owner's eyes only, if it is not there. */
    path: string;
    /**
     * Path of the file of wrapped keys. Keep it out of backups of the database, or keep them no longer than what is to be erased.
     * @default the database's, followed by `.keys`
     */
    keyPath?: string;
}

/**
 * Keeps transcripts in an SQLite database, and their keys in a file beside it. Several processes of one machine may share it.
 * What it resolves to has reached the disk. It needs Node 22.13, or the package `@photostructure/sqlite`.
 * @throws {OptionError} from the constructor
 * @throws {WardenError} ERR_WARDEN_STORE from the constructor, when the files cannot be opened, are damaged, or are not its own;
 * and from every method, when the disk is full or fails, or another process keeps the database locked for 10 seconds
 */
export class SqliteProvider implements TranscriptProvider {
    readonly keyStore: SqliteKeyStore;
    private readonly store: Store;
    private readonly commit: GroupCommit;
    private readonly checkpoint: Checkpoint;
    private readonly generations: Generations;
    private readonly records: Records;
    private readonly tombstones: Tombstones;
    private closed = false;

    constructor(options: SqliteProviderOptions) {
        const { path, keyPath } = pathsOf(options);
        this.store = openStore(path, keyPath);
        this.commit = new GroupCommit(this.store);
        this.checkpoint = new Checkpoint(this.store.database);
        this.keyStore = new SqliteKeyStore(this.store, this.commit);
        this.generations = new Generations(this.store.database);
        this.records = new Records(this.store.database);
        this.tombstones = new Tombstones(this.store.database);
        this.checkpoint.begin();
    }

    get(conversation: string): Promise<TranscriptSlot | undefined> {
        return patiently(() => {
            const live = this.generations.get(conversation);
            if (live) return { live };
            const erased = this.tombstones.get(conversation);
            return erased && { erased };
        });
    }

    start(conversation: string, fresh: TranscriptGeneration): Promise<TranscriptGeneration> {
        return this.commit.run(() => {
            const live = this.generations.get(conversation);
            if (live) return live;
            this.generations.start(conversation, fresh);
            return { ...fresh };
        });
    }

    append(
        conversation: string, generation: string, index: number, records: readonly Buffer[], changes: TranscriptChanges,
    ): Promise<TranscriptAppended> {
        return this.commit.run(() => {
            const number = this.generations.change(conversation, generation, [index, index + records.length], changes);
            if (number === undefined) return this.generations.live(conversation, generation) ? 'taken' : 'over';
            this.records.add(number, index, records);
            return 'ok';
        });
    }

    read(conversation: string, generation: string, from: number, limit: number): Promise<readonly Buffer[]> {
        return patiently(() => {
            const number = this.generations.number(conversation, generation);
            return number === undefined ? [] : this.records.read(number, from, limit);
        });
    }

    async replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void> {
        await this.commit.run(() => {
            const live = this.generations.live(conversation, generation);
            if (live) this.records.replace(live.number, index, record);
        });
        await this.checkpoint.truncate(); // the log still has the record as it was, under a key that lives
    }

    erase(conversation: string, generation: string, tombstone: TranscriptTombstone, pending?: Buffer): Promise<number | undefined> {
        return this.commit.run(() => {
            const live = this.generations.live(conversation, generation);
            if (!live) return undefined;
            this.generations.end(conversation, live, pending);
            this.tombstones.put(conversation, tombstone);
            return live.count;
        });
    }

    erasures(limit: number): Promise<readonly TranscriptErasure[]> {
        return patiently(() => this.generations.erasures(limit));
    }

    /** It resolves also when {@link residue} says that something is left. */
    async purge({ conversation, generation }: TranscriptErasure): Promise<void> {
        while (await this.commit.run(() => this.purgeSome(conversation, generation)));
        await this.checkpoint.truncate();
    }

    /** Why deleted rows may still be found in the write-ahead log, sealed; it is emptied as soon as possible. */
    residue(): string | undefined {
        return this.checkpoint.residue;
    }

    due(now: number, limit: number): Promise<{ names: readonly string[]; next: number | undefined }> {
        return patiently(() => this.generations.due(now, limit));
    }

    list(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]> {
        return patiently(() => ('channel' in filter
            ? this.generations.ofChannel(filter.channel, after, limit)
            : this.generations.ofUser(filter.user, after, limit)));
    }

    async forgetTombstones(before: number): Promise<void> {
        while (await this.commit.run(() => this.tombstones.forgetSome(before)));
    }

    /** Finishes what it is at, and closes the files. Whatever is asked of it later is rejected. */
    async close(): Promise<void> {
        await this.commit.close();
        if (this.closed) return;
        this.closed = true;
        this.checkpoint.close(); // the package leaves it to the garbage collector to close what has prepared statements
        this.store.database.close();
        this.store.slots.close();
    }

    /** @returns whether there is more to do */
    private purgeSome(conversation: string, generation: string): boolean {
        const number = this.generations.ended(conversation, generation);
        if (number === undefined) return false;
        if (this.records.removeSome(number)) return true;
        this.generations.remove(number);
        return false;
    }
}

function pathsOf(options: SqliteProviderOptions): { path: string; keyPath: string } {
    const given = optionsOf('SqliteProvider', options, { path: true, keyPath: true });
    if (text('path', given.path) === ':memory:') throw new OptionError('path', 'the path of a file; MemoryProvider keeps transcripts in memory');
    const path = resolve(given.path);
    const keyPath = given.keyPath === undefined ? `${path}.keys` : resolve(text('keyPath', given.keyPath));
    if (keyPath === path) throw new OptionError('keyPath', 'another file than `path`');
    return { path, keyPath };
}
