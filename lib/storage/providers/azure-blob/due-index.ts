import type { Blobs } from './blobs';
import type { ListedBlob } from './container';
import { batches, inParallel } from './in-parallel';
import { dueMark, FOLDERS, markOf, removeStale, type Mark } from './marks';
import type { Slots } from './slots';

interface Due {
    name: string;
    due: number;
}

/**
 * When live generations are due: a mark each, by a time that is that one or earlier. An append that puts it off leaves the mark;
 * it is moved when its time has come, so that a busy conversation costs no more than a quiet one.
 */
export class DueIndex {
    constructor(
        private readonly blobs: Blobs,
        private readonly slots: Slots,
    ) {}

    async due(now: number, limit: number): Promise<{ names: readonly string[]; next: number | undefined }> {
        const found: Due[] = [];
        let next = Infinity;
        for await (const marks of this.batches()) {
            const { at } = markOf(marks[0]!.name);
            if (at > now && at >= next) break;
            if (at <= now && found.length >= limit) {
                next = Math.min(next, now + 1); // there is more, and nobody knows yet how much
                break;
            }
            const looked = await this.looked(marks, now);
            found.push(...looked.filter(({ due }) => due <= now));
            next = Math.min(next, ...looked.map(({ due }) => due).filter((due) => due > now));
        }
        const names = found.toSorted((a, b) => a.due - b.due).slice(0, limit).map(({ name }) => name);
        return { names, next: next === Infinity ? undefined : next };
    }

    private async *batches(): AsyncGenerator<readonly ListedBlob[]> {
        for await (const page of this.blobs.pages(FOLDERS.due)) yield* batches(page);
    }

    /** What these marks stand for, leaving out those that stand for nothing. */
    private async looked(marks: readonly ListedBlob[], now: number): Promise<Due[]> {
        const stale: ListedBlob[] = [];
        const dues = await inParallel(marks, async (listed) => {
            const mark = markOf(listed.name);
            const { slot: { live } } = await this.slots.read(mark.conversation);
            if (live?.dueMark !== listed.name) {
                stale.push(listed);
                return [];
            }
            const { due } = live.generation;
            if (mark.at <= now && due > now) await this.move(listed.name, mark).catch(() => undefined); // another time, then
            return [{ name: mark.conversation, due }];
        });
        await removeStale(this.blobs, stale);
        return dues.flat();
    }

    private async move(from: string, { conversation }: Mark): Promise<void> {
        await this.slots.change(conversation, async ({ live, ended }) => {
            if (live?.dueMark !== from) return { answer: undefined };
            const to = dueMark(conversation, live.generation.due);
            await this.blobs.putAll([to]);
            return {
                answer: undefined,
                next: { ended, live: { ...live, dueMark: to } },
                undo: () => this.blobs.removeAll([to]),
                tidy: () => this.blobs.removeAll([from]),
            };
        });
    }
}
