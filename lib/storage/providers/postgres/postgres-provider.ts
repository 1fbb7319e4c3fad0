import type {
    TranscriptAppended, TranscriptChanges, TranscriptErasure, TranscriptGeneration, TranscriptProvider, TranscriptSlot, TranscriptTombstone,
} from '../../../transcripts/provider';
import { having, optionsOf } from '../../../support/options';
import type { KeyStore } from '../../key-store';
import { Database } from './database';
import { poolOf, schemaOf, type PgPoolLike } from './pool';
import { PostgresKeyStore } from './postgres-key-store';
import { transcriptSql, transcriptTables, type ConversationRow, type ErasureRow } from './transcript-sql';

export interface PostgresProviderOptions {
    /** A Pool of `pg`. It stays yours: give it an `error` listener, and end it yourself. */
    pool: PgPoolLike;
    /** Where the tables are, which are created with the first call. @default 'bot_warden' */
    schema?: string;
    /** Where the keys are. @default a PostgresKeyStore in the same schema: better one in a database with a backup regime of its own */
    keyStore?: KeyStore;
}

/**
 * Keeps transcripts in PostgreSQL (tested with 15 and 18), for any number of processes. Deleted records stay in the table's file until their place is
 * written anew, and in the write-ahead log, archives and backups of it: sealed under a key that is no longer there.
 * Durable means what `synchronous_commit` says on the server: leave it on. Statements are prepared by name, which PgBouncer supports in
 * transaction mode from 1.21 on.
 * @throws {OptionError} from the constructor
 * @throws {WardenError} ERR_WARDEN_STORE from every method, when the server fails or the schema is not its own
 */
export class PostgresProvider implements TranscriptProvider {
    readonly keyStore: KeyStore;
    private readonly database: Database;
    private readonly sql: ReturnType<typeof transcriptSql>;

    constructor(options: PostgresProviderOptions) {
        const { pool, schema, keyStore } = optionsOf('PostgresProvider', options, { pool: true, schema: true, keyStore: true });
        const quoted = schemaOf(schema);
        this.database = new Database(poolOf(pool), quoted, transcriptTables(quoted));
        this.sql = transcriptSql(quoted);
        this.keyStore = keyStore === undefined ? new PostgresKeyStore({ pool, ...(schema !== undefined && { schema }) }) : keyStoreOf(keyStore);
    }

    async get(conversation: string): Promise<TranscriptSlot | undefined> {
        const [row] = await this.database.rows<ConversationRow>(this.sql.get, [conversation]);
        return row && slotOf(row);
    }

    async start(conversation: string, fresh: TranscriptGeneration): Promise<TranscriptGeneration> {
        const { id, channel, users, startedAt, due, state } = fresh;
        const values = [conversation, id, channel, startedAt, due, state, users];
        for (;;) {
            if (await this.database.count(this.sql.start, values) > 0) return { ...fresh, count: 0 };
            const slot = await this.get(conversation);
            if (slot && 'live' in slot) return slot.live; // or it was erased in between
        }
    }

    async append(
        conversation: string, generation: string, index: number, records: readonly Buffer[], { due, state, user }: TranscriptChanges,
    ): Promise<TranscriptAppended> {
        const written = await this.database.count(this.sql.append, [conversation, generation, index, due, state, records, user]);
        if (written > 0) return 'ok';
        return await this.database.count(this.sql.isLive, [conversation, generation]) > 0 ? 'taken' : 'over';
    }

    async read(conversation: string, generation: string, from: number, limit: number): Promise<readonly Buffer[]> {
        const rows = await this.database.rows<{ body: Buffer }>(this.sql.read, [conversation, generation, from, limit]);
        return rows.map(({ body }) => body);
    }

    async replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void> {
        await this.database.count(this.sql.replace, [conversation, generation, index, record]);
    }

    async erase(conversation: string, generation: string, { erasedAt }: TranscriptTombstone, pending?: Buffer): Promise<number | undefined> {
        const [row] = await this.database.rows<{ count: number }>(this.sql.erase, [conversation, generation, erasedAt, pending]);
        return row?.count;
    }

    async erasures(limit: number): Promise<readonly TranscriptErasure[]> {
        const rows = await this.database.rows<ErasureRow>(this.sql.erasures, [limit]);
        return rows.map(({ pending, ...erasure }) => ({ ...erasure, ...(pending && { pending }) }));
    }

    /** First what no other worker is at, so that several share the work; then the rest, waiting for them, as they may yet fail: the note goes when nothing is left. */
    async purge({ generation }: TranscriptErasure): Promise<void> {
        for (const slice of [this.sql.purgeFree, this.sql.purgeAll]) {
            while (await this.database.count(slice, [generation]) > 0);
        }
        await this.database.count(this.sql.purged, [generation]);
    }

    async due(now: number, limit: number): Promise<{ names: readonly string[]; next: number | undefined }> {
        const [row] = await this.database.rows<{ names: string[]; next: number | null }>(this.sql.due, [now, limit]);
        return { names: row?.names ?? [], next: row?.next ?? undefined };
    }

    async list(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]> {
        const [text, by] = 'channel' in filter ? [this.sql.ofChannel, filter.channel] : [this.sql.ofUser, filter.user];
        const rows = await this.database.rows<{ name: string }>(text, [by, after, limit]);
        return rows.map(({ name }) => name);
    }

    async forgetTombstones(before: number): Promise<void> {
        await this.database.count(this.sql.forget, [before]);
    }
}

function slotOf(row: ConversationRow): TranscriptSlot {
    if (row.generation === null) return { erased: { erasedAt: row.erased_at } };
    const { generation: id, channel, users, started_at: startedAt, due, count, state } = row;
    return { live: { id, channel, users, startedAt, due, count, state } };
}

function keyStoreOf(value: KeyStore): KeyStore {
    return having('keyStore', value, 'a KeyStore', ['get', 'create', 'rewrap', 'destroy', 'hours', 'forgetTombstones']);
}
