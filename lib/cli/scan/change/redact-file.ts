import { createWriteStream, type Stats } from 'node:fs';
import { lstat, open, rename, rm, utimes, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { copyName } from '../files/leftover';
import { encoded } from '../files/encoding';
import { codeOf, openText, piecesOf, Unsearched, type TextFile } from '../files/text-file';
import { inOrder } from '../in-order';
import type { Piece, Searched } from '../piece';
import type { Searching } from '../search/pool';
import { Edited } from './edited';

/** Why a file stays as it was. */
export class Unchanged extends Error {}

const ZEROS = Buffer.alloc(64 * 1024);

/** What is counted of a file, to know its copy by. */
interface Census {
    units: number;
    found: number;
    isBroken: boolean;
    isTruncated: boolean;
}

/**
 * Replaces what is found in a file by its kind. A copy is written beside it, synced, searched again, and takes the file's place in
 * one step; then the old bytes are overwritten. Killed at any time, there is the old file or the new one. Mode, owner and time of
 * the last change stay: what is deleted by age is still deleted then.
 * @param known how it was when it was searched
 * @returns what is still to be said about it, if anything
 * @throws {Unchanged} and the file is as it was
 */
export async function redactFile(path: string, known: Stats, searching: Searching, read: (bytes: number) => void): Promise<string | undefined> {
    const copy = copyName(path);
    let old: FileHandle | undefined;
    try {
        old = await open(path, 'r+');
        const file = await openText(path);
        check(file, known);
        const before = await write(file, copy, searching, read);
        await verify(copy, before, searching, read);
        await keepWhatItWas(copy, known);
        if (!isSame(await old.stat(), known) || !isSame(await lstat(path), known)) throw new Unchanged('it was changed meanwhile');
        await rename(copy, path);
        await sync(dirname(path));
        return await overwrite(old, known);
    } catch (error) {
        throw error instanceof Unchanged || error instanceof Unsearched ? new Unchanged(error.message) : new Unchanged(`it cannot be rewritten (${codeOf(error)})`);
    } finally {
        await old?.close();
        await rm(copy, { force: true });
    }
}

function check({ stats }: TextFile, known: Stats): void {
    if (!isSame(stats, known)) throw new Unchanged('it was changed meanwhile');
    if (known.nlink > 1) throw new Unchanged('it has another name (a hard link), which would keep what is in it');
}

function isSame(now: Stats, { ino, size, mtimeMs }: Stats): boolean {
    return now.ino === ino && now.size === size && now.mtimeMs === mtimeMs;
}

async function write(file: TextFile, copy: string, searching: Searching, read: (bytes: number) => void): Promise<Census> {
    const census: Census = { units: 0, found: 0, isBroken: false, isTruncated: false };
    const target = createWriteStream(copy, { flags: 'wx', mode: 0o600, flush: true });
    const text = () => rewritten(file, searching, census, read);
    if (file.isGzip) await pipeline(text, createGzip(), target);
    else await pipeline(text, target);
    return census;
}

async function* rewritten(file: TextFile, searching: Searching, census: Census, read: (bytes: number) => void): AsyncGenerator<Uint8Array> {
    const edited = new Edited();
    yield file.encoding.mark;
    for await (const { piece, searched } of searchedPieces(file, searching, census, read)) {
        const { before = 0, after = 0 } = piece;
        if (piece.form === 'text' && file.isValues) throw new Unchanged('it holds a value that is too large to be rewritten safely');
        const bytes = searched.bytes!;
        for (const part of edited.of(bytes, searched.edits!, before, bytes.length - after)) yield encoded(part, file.encoding);
    }
}

async function* searchedPieces(file: TextFile, searching: Searching, census: Census, read: (bytes: number) => void): AsyncGenerator<{ piece: Piece; searched: Searched }> {
    const cutter = file.cutter();
    const work = async (piece: Piece) => ({ piece, searched: await searching.search(piece) });
    for await (const { piece, searched } of inOrder(piecesOf(file, cutter, read), searching.width, work)) {
        census.units += searched.units;
        census.found += searched.found.length;
        census.isBroken ||= searched.isBroken;
        yield { piece, searched };
    }
    census.isTruncated = cutter.isTruncated;
}

/** Reads the copy from the disk: nothing is found in it, and nothing else of it is different. */
async function verify(copy: string, before: Census, searching: Searching, read: (bytes: number) => void): Promise<void> {
    const file = await openText(copy);
    const after: Census = { units: 0, found: 0, isBroken: false, isTruncated: false };
    for await (const _ of searchedPieces(file, searching, after, read));
    if (after.found > 0) throw new Unchanged('something is found in its redacted copy, too');
    if (after.units !== before.units || after.isBroken !== before.isBroken || after.isTruncated !== before.isTruncated) {
        throw new Unchanged('its redacted copy would have lost its form');
    }
}

async function keepWhatItWas(copy: string, { mode, uid, gid, atime, mtime }: Stats): Promise<void> {
    const handle = await open(copy, 'r+');
    try {
        const own = await handle.stat();
        if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid);
        await handle.chmod(mode & 0o7777);
    } finally {
        await handle.close();
    }
    await utimes(copy, atime, mtime);
}

/** The old file has no name any more. What a disk or a backup has copied stays. */
async function overwrite(old: FileHandle, known: Stats): Promise<string | undefined> {
    if (!isSame(await old.stat(), known)) return 'is redacted, but was written to while it was replaced: what was written then is lost';
    try {
        for (let at = 0; at < known.size; ) at += (await old.write(ZEROS, 0, Math.min(ZEROS.length, known.size - at), at)).bytesWritten;
        await old.datasync();
        return undefined;
    } catch (error) {
        return `is redacted, but its old bytes could not be overwritten on the disk (${codeOf(error)})`;
    }
}

/** So that the new name is on the disk. Windows has no such thing for a folder. */
async function sync(folder: string): Promise<void> {
    try {
        const handle = await open(folder, 'r');
        try {
            await handle.sync();
        } finally {
            await handle.close();
        }
    } catch {
        // the file system does it by itself, or cannot
    }
}
