import { rmSync } from 'node:fs';
import { explained } from '../../problem';
import { shredFile } from '../../import/shred-file';
import type { Progress } from '../progress';
import type { Searching } from '../search/pool';
import type { ReadFile } from '../search-files';
import { shown } from '../subject';
import type { Told } from '../told';
import { redactFile, Unchanged } from './redact-file';

/** Redacts files one after the other. @returns how many are done */
export async function redactFiles(files: readonly ReadFile[], searching: Searching, told: Told, progressOf: (total: number) => Progress): Promise<number> {
    const total = files.reduce((sum, { stats }) => sum + stats!.size, 0);
    const progress = (told.progress = progressOf(2 * total)); // each is read, and its copy is
    let done = 0;
    for (const { path, name, stats } of files) {
        try {
            const more = await redactFile(path, stats!, searching, (bytes) => progress.advance(bytes));
            if (more === undefined) done += 1;
            else told.problem(`${name} ${more}`);
        } catch (error) {
            if (!(error instanceof Unchanged)) throw error;
            told.problem(`${name} stays as it was: ${error.message}`);
        }
    }
    progress.clear();
    return done;
}

/** Overwrites files and removes them. @returns how many are gone */
export function eraseFiles(files: readonly ReadFile[], told: Told): number {
    let done = 0;
    for (const { path, name, stats } of files) {
        try {
            if (shredFile(path, stats!)) done += 1;
            else told.problem(`${name} stays: it was changed meanwhile`);
        } catch (error) {
            told.problem(`${name} is not erased (${explained(error)})`);
        }
    }
    return done;
}

/** Removes what runs left behind that were killed. */
export function removeLeftovers(paths: readonly string[], told: Told): void {
    for (const path of paths) {
        try {
            rmSync(path);
            told.note(`${shown(path)} is removed: a run that was killed had left it`);
        } catch (error) {
            told.problem(`${shown(path)} was left by a run that was killed, and cannot be removed (${explained(error)})`);
        }
    }
}
