import type { TranscriptTombstone } from '../../../transcripts/provider';
import type { Database, Statement } from './engine';

/** How many are forgotten in one transaction. */
const SLICE = 500;

/** What is left of erased transcripts. */
export class Tombstones {
    private readonly select: Statement;
    private readonly insert: Statement;
    private readonly remove: Statement;

    constructor(database: Database) {
        this.select = database.prepare('SELECT erasedAt FROM tombstone WHERE conversation = ?');
        this.insert = database.prepare('INSERT OR REPLACE INTO tombstone (conversation, erasedAt) VALUES (?, ?)');
        this.remove = database.prepare(`DELETE FROM tombstone WHERE conversation IN (SELECT conversation FROM tombstone WHERE erasedAt < ? LIMIT ${SLICE})`);
    }

    get(conversation: string): TranscriptTombstone | undefined {
        const row = this.select.get(conversation) as TranscriptTombstone | undefined;
        return row && { erasedAt: row.erasedAt };
    }

    put(conversation: string, { erasedAt }: TranscriptTombstone): void {
        this.insert.run(conversation, erasedAt);
    }

    /** @returns whether there may be more */
    forgetSome(before: number): boolean {
        return Number(this.remove.run(before).changes) === SLICE;
    }
}
