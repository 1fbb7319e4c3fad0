import type { TranscriptErasure } from '../../../transcripts/provider';
import type { Blobs } from './blobs';
import type { ListedBlob } from './container';
import { batches, inParallel } from './in-parallel';
import { erasureMark, FOLDERS, markOf } from './marks';
import { folder, type Records } from './records';
import type { Slots } from './slots';

const TRIES = 3; // each lost one is a slot that became another just now

/** What is left of generations that have ended. */
export class Endings {
    constructor(
        private readonly blobs: Blobs,
        private readonly slots: Slots,
        private readonly records: Records,
    ) {}

    async list(limit: number): Promise<readonly TranscriptErasure[]> {
        const erasures: TranscriptErasure[] = [];
        for await (const page of this.blobs.pages(FOLDERS.erasure)) {
            for (const marks of batches(page)) {
                if (erasures.length >= limit) return erasures.slice(0, limit);
                erasures.push(...(await inParallel(marks, ({ name }) => this.erasureOf(name))).flat());
            }
        }
        return erasures.slice(0, limit);
    }

    /** Of a generation that is live nothing, but the mark stays: somebody may be about to end it. */
    private async erasureOf(mark: string): Promise<TranscriptErasure[]> {
        const { conversation, id } = markOf(mark);
        const { slot: { live, ended } } = await this.slots.read(conversation);
        const found = ended.find(({ generation }) => generation === id);
        if (found) return [{ conversation, generation: id, ...(found.pending && { pending: found.pending }) }];
        if (live?.generation.id !== id) await this.blobs.remove(mark);
        return [];
    }

    async purge(conversation: string, generation: string): Promise<void> {
        const { slot: { live, ended } } = await this.slots.read(conversation);
        if (live?.generation.id === generation) return;
        await this.records.remove(conversation, generation);
        await this.blobs.removeAll(ended.find((each) => each.generation === generation)?.marks ?? []);
        await this.slots.change(conversation, (slot) => {
            const others = slot.ended.filter((each) => each.generation !== generation);
            return { answer: undefined, ...(others.length < slot.ended.length && { next: { ...slot, ended: others } }) };
        });
        await this.blobs.remove(erasureMark(conversation, generation));
    }

    async forgetTombstones(before: number): Promise<void> {
        for await (const page of this.blobs.pages(FOLDERS.erased)) {
            const old = page.filter(({ name }) => markOf(name).at < before);
            await inParallel(old, (mark) => this.forget(mark, before));
            if (old.length < page.length) return;
        }
    }

    /** Removes also chunks that a late writer left: one that was there before the slot was read, and is not of the live generation, is of an ended one. */
    private async forget(listed: ListedBlob, before: number, left = TRIES): Promise<void> {
        const { conversation, id } = markOf(listed.name);
        const chunks = await this.records.all(conversation);
        const { slot: { live, erased, ended }, etag } = await this.slots.read(conversation);
        if (live?.generation.id === id) return;
        await this.blobs.removeAll(live ? chunks.filter((name) => !name.startsWith(folder(conversation, live.generation.id))) : chunks);
        if (erased && etag !== undefined) {
            if (ended.length > 0) return;
            if (erased.erasedAt < before && !(await this.slots.forget(conversation, etag))) return left > 0 ? this.forget(listed, before, left - 1) : undefined;
        }
        await this.blobs.remove(listed.name);
    }
}
