import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { openDatabase, type Database } from './engine';
import { createKeyFile, ID_SIZE, openKeyFile, syncFolderOf } from './key-file';
import { findLostHours } from './lost-hours';
import { stubbornly } from './patience';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema';
import type { SlotFile } from './slot-file';
import { storeError, storeFailure } from './store-error';

export interface Store {
    database: Database;
    slots: SlotFile;
}

/**
 * `synchronous` has to be said: without it the log is not synced at a commit. No busy handler, which would block the event loop.
 * Temporary tables in memory: one on the disk would be a copy that nobody erases. The log is emptied at 8 MB: pages that are written
 * again and again reach the database once for many times, and emptying it after an erasure still takes but some milliseconds.
 */
const SETTINGS = `
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 2000;
    PRAGMA secure_delete = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA busy_timeout = 0;
`;

/** Opens a database and its key file, or creates both. @throws {WardenError} ERR_WARDEN_STORE */
export function openStore(path: string, keyPath: string): Store {
    let database: Database | undefined;
    try {
        createFile(path);
        const opened = database = openDatabase(path);
        return { database, slots: stubbornly(() => prepared(opened, keyPath)) };
    } catch (error) {
        database?.close();
        throw storeError(error);
    }
}

/** For the owner's eyes only; SQLite gives its other files the same permissions. */
function createFile(path: string): void {
    try {
        closeSync(openSync(path, 'wx', 0o600)); // one that is there must not be opened: closing it would end SQLite's locks
        syncFolderOf(path);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
}

function prepared(database: Database, keyPath: string): SlotFile {
    isNew(database); // before anything is changed in what may be another's
    if (pragma(database, 'journal_mode = WAL') !== 'wal') throw storeFailure('the database cannot have a write-ahead log: put it on a local disk');
    database.exec(SETTINGS);
    return created(database, keyPath) ?? existing(database, keyPath);
}

function existing(database: Database, keyPath: string): SlotFile {
    const slots = openKeyFile(keyPath, idOf(database), slotsOf(database));
    try {
        findLostHours(database, slots, rollBack);
        return slots;
    } catch (error) {
        slots.close();
        throw error;
    }
}

/** Writes the schema, unless there is one. */
function created(database: Database, keyPath: string): SlotFile | undefined {
    if (!isNew(database)) return undefined;
    database.exec('BEGIN IMMEDIATE');
    let slots: SlotFile | undefined;
    try {
        if (isNew(database)) { // and no other process was faster
            const id = randomBytes(ID_SIZE);
            database.exec(SCHEMA);
            database.prepare('INSERT INTO store (id) VALUES (?)').run(id);
            slots = createKeyFile(keyPath, id);
        }
        database.exec('COMMIT');
        return slots;
    } catch (error) {
        slots?.close();
        rollBack(database);
        throw error;
    }
}

/** SQLite has done it already after some errors, and then says that there is nothing to roll back. */
export function rollBack(database: Database): void {
    try {
        database.exec('ROLLBACK');
    } catch {}
}

/** @throws {WardenError} when it is another program's, or a newer one's */
function isNew(database: Database): boolean {
    const owner = pragma(database, 'application_id');
    const version = pragma(database, 'user_version') as number;
    if (owner === 0 && version === 0 && !database.prepare('SELECT 1 FROM sqlite_schema').get()) return true;
    if (owner !== APPLICATION_ID) throw storeFailure('the database is another program\'s: give bot-warden a file of its own');
    if (version > SCHEMA_VERSION) throw storeFailure('the database was written by a newer bot-warden: use that');
    return false;
}

function idOf(database: Database): Buffer {
    const row = database.prepare('SELECT id FROM store').get() as { id: Uint8Array } | undefined;
    return Buffer.from(row?.id ?? []);
}

function slotsOf(database: Database): number {
    const { slots } = database.prepare('SELECT ifnull(max(slot) + 1, 0) AS slots FROM key').get() as { slots: number };
    return slots;
}

function pragma(database: Database, text: string): unknown {
    const row = database.prepare(`PRAGMA ${text}`).get() as Record<string, unknown>;
    return Object.values(row)[0];
}
