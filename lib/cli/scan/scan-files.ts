import type { Arguments } from '../arguments';
import { counted, type Io } from '../io';
import { Problem } from '../problem';
import { checkConsent, consents } from './change/consent';
import { eraseFiles, redactFiles, removeLeftovers } from './change/change-files';
import { walk } from './files/walk';
import { Progress } from './progress';
import { Pool, SameThread, type Searching } from './search/pool';
import { search, stepsThrough, type ReadFile } from './search-files';
import type { Settings } from './settings';
import { shown } from './subject';
import type { Told } from './told';
import type { Totals } from './totals';

/** So little is searched before a thread has begun, in bytes. */
const LITTLE = 1024 * 1024;

/** Searches files and folders. @returns how many files there are in which something was found, and still is */
export async function scanFiles(given: Arguments, io: Io, settings: Settings, told: Told, totals: Totals): Promise<number> {
    if (given.text('channel') !== undefined) throw new Problem('--channel is about a store: give either paths, or --sqlite or --config');
    if (settings.change) checkConsent(given, io, settings.change);
    const { files, leftovers, size } = walk(given.operands, (path, why) => told.problem(`${shown(path)} ${why}`));
    if (settings.change) removeLeftovers(leftovers, told);
    else for (const path of leftovers) told.note(`${shown(path)} was left by a run that was killed; --redact removes it`);
    const searching = size < LITTLE && given.text('workers') === undefined ? new SameThread(settings.search) : new Pool(settings.workers, settings.search);
    try {
        const progress = (told.progress = new Progress(io.stderr, size));
        const read = (bytes: number) => {
            totals.bytes += bytes;
            progress.advance(bytes);
        };
        const withFindings = await search({ searching, told, totals }, stepsThrough(files, read));
        told.summary('file');
        if (withFindings.length === 0 || !settings.change) return withFindings.length;
        return withFindings.length - (await change(withFindings, given, io, settings, told, searching));
    } finally {
        await searching.close();
    }
}

/** @returns how many files are done */
async function change(files: readonly ReadFile[], given: Arguments, io: Io, settings: Settings, told: Told, searching: Searching): Promise<number> {
    const isRedaction = settings.change === 'redact';
    const plan = isRedaction
        ? `in ${counted(files.length, 'file')} these values are going to be replaced by their kinds, for good`
        : `${counted(files.length, 'file')} in which something was found ${files.length === 1 ? 'is' : 'are'} going to be overwritten and removed, for good`;
    if (!(await consents(given, io, plan))) return 0;
    const done = isRedaction ? await redactFiles(files, searching, told, (total) => new Progress(io.stderr, total)) : eraseFiles(files, told);
    told.done(`${isRedaction ? 'redacted' : 'erased'} ${counted(done, 'file')} of ${files.length}`);
    return done;
}
