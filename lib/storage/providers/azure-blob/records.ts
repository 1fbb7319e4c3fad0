import { inParallel } from './in-parallel';
import type { Blobs } from './blobs';
import { corrupted, framed, LENGTH, partsOf } from './framing';
import type { Live } from './slot';
import { newId } from './slots';

/** Bytes of records in a slot from which on they are moved into a chunk: every append writes what is in the slot once more. */
const FULL = 32 * 1_024;

/** The records of a conversation: the latest are in the slot, the others in chunks. A chunk belongs to one generation for good. */
export class Records {
    constructor(private readonly blobs: Blobs) {}

    /** Where the records are when these have been added. @returns also the chunk that was written for it */
    async added(conversation: string, live: Live, records: readonly Buffer[]): Promise<Pick<Live, 'chunks' | 'tail'> & { chunk?: string }> {
        const tail = [...live.tail, ...records];
        const size = tail.reduce((sum, { length }) => sum + length + LENGTH, 0);
        if (size < FULL) return { chunks: live.chunks, tail };
        const chunk = newId(); // never a name that another writer's slot could come to have
        await this.blobs.put(chunkName(conversation, live.generation.id, chunk), framed(tail));
        return { chunks: [...live.chunks, [chunk, tail.length]], tail: [], chunk };
    }

    /** @returns nothing when a chunk is not there */
    async read(conversation: string, live: Live, from: number, limit: number): Promise<readonly Buffer[] | undefined> {
        const parts = located(live, from, from + limit);
        const found = await inParallel(parts, async ({ chunk, start, end }) => {
            if (chunk === undefined) return live.tail.slice(start, end);
            const blob = await this.blobs.get(chunkName(conversation, live.generation.id, chunk));
            return blob && partsOf(blob.bytes).slice(start, end);
        });
        return found.every((records) => records !== undefined) ? found.flat() : undefined;
    }

    /**
     * Puts another in place of a record, if that is in a chunk.
     * @returns the new tail, not yet written, if it is in the slot
     */
    async replaced(conversation: string, live: Live, index: number, record: Buffer): Promise<readonly Buffer[] | undefined> {
        const [place] = located(live, index, index + 1);
        if (place?.chunk === undefined) return place && live.tail.with(place.start, record);
        const name = chunkName(conversation, live.generation.id, place.chunk);
        for (;;) {
            const found = await this.blobs.get(name);
            if (!found) return undefined; // purged meanwhile
            const records = partsOf(found.bytes);
            if (place.start >= records.length) throw corrupted();
            if (await this.blobs.put(name, framed(records.with(place.start, record)), { ifMatch: found.etag })) return undefined;
        }
    }

    async remove(conversation: string, generation: string, chunk?: string): Promise<void> {
        await this.blobs.removeAll(chunk === undefined ? await this.blobs.names(folder(conversation, generation)) : [chunkName(conversation, generation, chunk)]);
    }

    /** The chunks that there are of a conversation, whether a slot names them or not. */
    async all(conversation: string): Promise<readonly string[]> {
        return this.blobs.names(`records/${conversation}/`);
    }
}

/** Where the records from number `from` up to before number `to` are, and which of those there. */
function located({ chunks, tail }: Live, from: number, to: number): { chunk: string | undefined; start: number; end: number }[] {
    let first = 0;
    return [...chunks, [undefined, tail.length] as const].flatMap(([chunk, count]) => {
        const [start, end] = [Math.max(from - first, 0), Math.min(to - first, count)];
        first += count;
        return start < end ? [{ chunk, start, end }] : [];
    });
}

export function folder(conversation: string, generation: string): `${string}/` {
    return `records/${conversation}/${generation}/`;
}

function chunkName(conversation: string, generation: string, chunk: string): string {
    return `${folder(conversation, generation)}${chunk}`;
}
