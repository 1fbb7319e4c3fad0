import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { SLOT_SIZE } from './slot';
import { SlotFile } from './slot-file';
import { storeFailure } from './store-error';

const MAGIC = Buffer.from('bot-warden keys\n');
const VERSION_AT = 16;
const VERSION = 1;
const ID_AT = 32;
/** Bytes of the number that a database and its key file have in common. */
export const ID_SIZE = 16;

/** Creates the key file of a new database. */
export function createKeyFile(path: string, id: Buffer): SlotFile {
    const descriptor = openSync(path, existsSync(path) ? 'r+' : 'wx+', 0o600);
    return closedOnError(descriptor, () => {
        if (fstatSync(descriptor).size > SLOT_SIZE) {
            throw storeFailure('the key file holds the keys of a database that is not there: put it back, or remove the key file to start anew');
        }
        writeSync(descriptor, headerOf(id), 0, SLOT_SIZE, 0);
        fsyncSync(descriptor);
        syncFolderOf(path);
    });
}

/**
 * Opens the key file of a database.
 * @param slots how many it has at least
 */
export function openKeyFile(path: string, id: Buffer, slots: number): SlotFile {
    if (!existsSync(path)) {
        throw storeFailure('the key file is missing, and without it nothing in the database can be read: put it back, or remove the database to start anew');
    }
    const descriptor = openSync(path, 'r+');
    return closedOnError(descriptor, () => {
        checkHeader(descriptor, id);
        if (fstatSync(descriptor).size < (slots + 1) * SLOT_SIZE) throw storeFailure('the key file has lost keys: put back the newest copy of it');
    });
}

/** So that a file just created is still there after a power cut. */
export function syncFolderOf(path: string): void {
    if (process.platform === 'win32') return; // a folder cannot be opened there
    const folder = openSync(dirname(path), 'r');
    try {
        fsyncSync(folder);
    } finally {
        closeSync(folder);
    }
}

function headerOf(id: Buffer): Buffer {
    const header = Buffer.alloc(SLOT_SIZE);
    MAGIC.copy(header);
    header[VERSION_AT] = VERSION;
    id.copy(header, ID_AT);
    return header;
}

function checkHeader(descriptor: number, id: Buffer): void {
    const header = Buffer.alloc(SLOT_SIZE);
    readSync(descriptor, header, 0, SLOT_SIZE, 0);
    if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw storeFailure('the key file is damaged, or none of bot-warden: put back the newest copy of it');
    if (header[VERSION_AT]! > VERSION) throw storeFailure('the key file was written by a newer bot-warden: use that');
    if (!header.subarray(ID_AT, ID_AT + ID_SIZE).equals(id)) throw storeFailure('the key file belongs to another database: see to `path` and `keyPath`');
}

function closedOnError(descriptor: number, check: () => void): SlotFile {
    try {
        check();
        return new SlotFile(descriptor);
    } catch (error) {
        closeSync(descriptor);
        throw error;
    }
}
