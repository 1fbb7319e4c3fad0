import { closeSync, constants, fdatasyncSync, fstatSync, openSync, rmdirSync, unlinkSync, writeSync, type Stats } from 'node:fs';
import { NO_LINK } from './transcript-file';

const BLOCK = Buffer.alloc(64 * 1024);

/**
 * Overwrites a file and removes it.
 * @param known how it was when it was read
 * @returns false when it is not that file any more: then it is left as it is
 * @throws when the system does not let it
 */
export function shredFile(path: string, known: Stats): boolean {
    const descriptor = openSync(path, constants.O_RDWR | NO_LINK);
    try {
        const { ino, size, mtimeMs } = fstatSync(descriptor);
        if (ino !== known.ino || size !== known.size || mtimeMs !== known.mtimeMs) return false;
        for (let at = 0; at < size; ) at += writeSync(descriptor, BLOCK, 0, Math.min(BLOCK.length, size - at), at);
        fdatasyncSync(descriptor);
    } finally {
        closeSync(descriptor);
    }
    unlinkSync(path);
    return true;
}

/** Removes folders that are empty, the innermost first: their names are the ids of conversations. */
export function removeEmpty(folders: readonly string[]): void {
    try {
        for (const folder of folders) rmdirSync(folder);
    } catch {
        // something is left in there
    }
}
