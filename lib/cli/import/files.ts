import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem';

/** Files that are imported together. */
export interface Batch {
    paths: readonly string[];
    /** The folders that may go when they are empty, the innermost first. */
    folders: readonly string[];
    /** Whether each holds one activity, so that their times say the order. */
    isFolder: boolean;
}

/**
 * The transcripts at a path: itself, if it is a file; else every `.transcript` file below it, and folder by folder the `.json`
 * files, as FileTranscriptStore keeps them.
 * @param skipped told about what is none
 * @throws {Problem} when there is nothing at the path
 */
export function batchesAt(path: string, skipped: (path: string, why: string) => void): Batch[] {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) throw new Problem(`${path} is not there`);
    const real = realpathSync(path);
    return stats.isDirectory() ? [...batchesIn(real, [], skipped)] : [{ paths: [real], folders: [], isFolder: false }];
}

function* batchesIn(folder: string, parents: readonly string[], skipped: (path: string, why: string) => void): Generator<Batch> {
    const single: string[] = [];
    for (const name of namesIn(folder, skipped)) {
        const path = join(folder, name);
        const stats = lstatSync(path, { throwIfNoEntry: false });
        if (stats?.isDirectory()) yield* batchesIn(path, [path, ...parents], skipped);
        else if (!/\.(?:json|transcript)$/i.test(name)) continue;
        else if (!stats?.isFile()) skipped(path, 'is no plain file');
        else if (/\.json$/i.test(name)) single.push(path);
        else yield { paths: [path], folders: parents, isFolder: false };
    }
    if (single.length > 0) yield { paths: single, folders: parents, isFolder: true };
}

function namesIn(folder: string, skipped: (path: string, why: string) => void): readonly string[] {
    try {
        return readdirSync(folder).toSorted();
    } catch {
        skipped(folder, 'cannot be read');
        return [];
    }
}
