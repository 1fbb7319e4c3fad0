import { printable } from '../io';
import { explained } from '../problem';
import { batchesAt, type Batch } from './files';
import type { Outcome } from './outcome';
import { removeEmpty, shredFile } from './shred-file';
import { conversationKey, type Lot, type Placed, type Source } from './source';
import { readTranscript, type TranscriptFile } from './transcript-file';

/** Transcripts in files. What conversation an activity belongs to it says itself: folders of FileTranscriptStore mix those with long ids. */
export class FileSource implements Source {
    readonly total: number;
    private readonly batches: readonly Batch[];

    /** @throws {Problem} when there is nothing at one of the paths */
    constructor(
        paths: readonly string[],
        private readonly outcome: Outcome,
    ) {
        this.batches = paths.flatMap((path) => batchesAt(path, (file, why) => this.skip(file, why)));
        this.total = this.batches.reduce((sum, batch) => sum + batch.paths.length, 0);
    }

    async *lots(): AsyncGenerator<Lot> {
        for (const batch of this.batches) {
            const files = batch.paths.flatMap((path) => this.read(path));
            const activities = files.flatMap((file) => file.activities);
            yield {
                size: batch.paths.length,
                activities: batch.isFolder ? activities.toSorted(byTime) : activities,
                erase: (isWhole) => this.erase(files, batch.folders, isWhole),
            };
        }
    }

    private read(path: string): TranscriptFile | [] {
        try {
            return readTranscript(path);
        } catch (error) {
            this.skip(path, (error as Error).message);
            return [];
        }
    }

    private erase(files: readonly TranscriptFile[], folders: readonly string[], isWhole: (key: string) => boolean): void {
        for (const { path, stats, activities } of files) {
            if (!activities.every((activity) => isWhole(conversationKey(activity)))) continue;
            try {
                if (shredFile(path, stats)) this.outcome.originalsErased += 1;
                else this.outcome.problem(`${printable(path)} stays: it was changed meanwhile`);
            } catch (error) {
                this.outcome.problem(`${printable(path)} is not erased (${explained(error)})`);
            }
        }
        removeEmpty(folders);
    }

    private skip(path: string, why: string): void {
        this.outcome.problem(`${printable(path)} is skipped: ${why}`);
    }
}

export function byTime(a: Placed, b: Placed): number {
    return timeOf(a) - timeOf(b);
}

/** Those without a time come first, as they are. */
function timeOf({ timestamp }: Placed): number {
    return new Date(timestamp ?? 0).getTime() || 0;
}
