import type { Blobs } from './blobs';
import type { ListedBlob } from './container';
import { batches, inParallel } from './in-parallel';
import { labelFolder, markOf, removeStale } from './marks';
import type { Slots } from './slots';

/** Live conversations by channel and by user. */
export class Labels {
    constructor(
        private readonly blobs: Blobs,
        private readonly slots: Slots,
    ) {}

    async list(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]> {
        const folder = 'channel' in filter ? labelFolder('channel', filter.channel) : labelFolder('user', filter.user);
        const names: string[] = [];
        for await (const page of this.blobs.pages(folder, {}, 1_000)) {
            for (const marks of batches(page.filter(({ name }) => markOf(name).conversation > after))) {
                if (names.length >= limit) return names.slice(0, limit);
                names.push(...await this.looked(marks, filter));
            }
        }
        return names.slice(0, limit);
    }

    private async looked(marks: readonly ListedBlob[], filter: { channel: string } | { user: string }): Promise<readonly string[]> {
        const stale: ListedBlob[] = [];
        const names = await inParallel(marks, async (listed) => {
            const { conversation, id } = markOf(listed.name);
            const { slot: { live } } = await this.slots.read(conversation);
            if (live?.generation.id === id && ('channel' in filter || live.generation.users.includes(filter.user))) return [conversation];
            stale.push(listed);
            return [];
        });
        await removeStale(this.blobs, stale);
        return names.flat();
    }
}
