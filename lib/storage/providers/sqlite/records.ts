import type { Database, Statement } from './engine';
import { storeFailure } from './store-error';

/** Records of a generation at most: with the number of the generation before it, a record's number makes its key. */
const MOST = 2 ** 21;
/** How much is deleted in one transaction: the event loop waits for it. */
const SLICE = 200;
const SLICE_BYTES = 512 * 1_024;

/** The records of all generations, each under the number of its generation and its own. */
export class Records {
    private readonly insert: Statement;
    private readonly select: Statement;
    private readonly update: Statement;
    private readonly sizes: Statement;
    private readonly remove: Statement;

    constructor(database: Database) {
        this.insert = database.prepare('INSERT INTO record (key, body) VALUES (?, ?)');
        this.select = database.prepare('SELECT body FROM record WHERE key >= ? AND key < ? ORDER BY key');
        this.update = database.prepare('UPDATE record SET body = ? WHERE key = ?');
        this.sizes = database.prepare(`SELECT key, length(body) AS size FROM record WHERE key >= ? AND key < ? ORDER BY key LIMIT ${SLICE}`);
        this.remove = database.prepare('DELETE FROM record WHERE key >= ? AND key <= ?');
    }

    add(generation: number, index: number, records: readonly Buffer[]): void {
        if (index + records.length > MOST) throw storeFailure(`a transcript has ${MOST} records at most`);
        for (const [offset, record] of records.entries()) this.insert.run(generation * MOST + index + offset, record);
    }

    read(generation: number, from: number, limit: number): Buffer[] {
        const first = generation * MOST;
        const rows = this.select.all(first + Math.min(from, MOST), first + Math.min(from + limit, MOST));
        return rows.map((row) => bufferOf((row as { body: Uint8Array | null }).body));
    }

    replace(generation: number, index: number, record: Buffer): void {
        if (index < MOST) this.update.run(record, generation * MOST + index);
    }

    /** Deletes the first few records. @returns whether there may be more */
    removeSome(generation: number): boolean {
        const rows = this.sizes.all(generation * MOST, (generation + 1) * MOST) as { key: number; size: number | null }[];
        let bytes = 0;
        const tooMany = rows.findIndex(({ size }, index) => (bytes += size ?? 0) > SLICE_BYTES && index > 0);
        const slice = tooMany < 0 ? rows : rows.slice(0, tooMany);
        if (slice.length > 0) this.remove.run(slice[0]!.key, slice.at(-1)!.key);
        return tooMany > 0 || rows.length === SLICE;
    }
}

/** The same bytes; an engine may give nothing for no bytes. */
export function bufferOf(bytes: Uint8Array | null): Buffer {
    return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.alloc(0);
}
