import { optionsOf } from '../../../support/options';
import { hourOf, type KeySlot, type KeyStore, type WrappedKey } from '../../key-store';
import { Database } from './database';
import { keySql, keyTables, type KeyRow } from './key-sql';
import { poolOf, schemaOf, type PgPoolLike } from './pool';

export interface PostgresKeyStoreOptions {
    /** A Pool of `pg`. It stays yours: give it an `error` listener, and end it yourself. */
    pool: PgPoolLike;
    /** Where the tables are, which are created with the first call. @default 'bot_warden' */
    schema?: string;
}

/**
 * Keeps keys in PostgreSQL (tested with 15 and 18). Give it a server, or at least a database, with a backup regime of its own: a copy of the key table
 * brings back what was erased since.
 *
 * What is left of a destroyed key: its old row, in the table's file until its place is written anew (autovacuum frees the place, `VACUUM FULL`
 * leaves nothing), and in the write-ahead log until its segments are recycled *and* written anew; on replicas and in archives of the log
 * for as long as those are kept. What is there is the *wrapped* key: it opens only together with its hour's key and the root key.
 *
 * Durable means what `synchronous_commit` says on the server: leave it on. Statements are prepared by name, which PgBouncer supports in
 * transaction mode from 1.21 on.
 * @throws {OptionError} from the constructor
 * @throws {WardenError} ERR_WARDEN_STORE from every method, when the server fails or the schema is not its own
 */
export class PostgresKeyStore implements KeyStore {
    private readonly database: Database;
    private readonly sql: ReturnType<typeof keySql>;

    constructor(options: PostgresKeyStoreOptions) {
        const { pool, schema } = optionsOf('PostgresKeyStore', options, { pool: true, schema: true });
        const quoted = schemaOf(schema);
        this.database = new Database(poolOf(pool), quoted, keyTables(quoted));
        this.sql = keySql(quoted);
    }

    async get(names: readonly string[]): Promise<readonly (KeySlot | undefined)[]> {
        const rows = await this.database.rows<KeyRow>(this.sql.get, [names]);
        const byName = new Map(rows.map((row) => [row.name, row]));
        return names.map((name) => slotOf(byName.get(name)));
    }

    async create(name: string, { wrapped, hour }: WrappedKey): Promise<KeySlot> {
        const kept = { live: { wrapped: Buffer.from(wrapped), hour } };
        for (;;) {
            if (await this.database.count(this.sql.create, [name, kept.live.wrapped, hour]) > 0) return kept;
            const [slot] = await this.get([name]);
            if (slot) return slot; // or its tombstone was forgotten in between
        }
    }

    async rewrap(name: string, { wrapped, hour }: WrappedKey): Promise<boolean> {
        return await this.database.count(this.sql.rewrap, [name, wrapped, hour]) > 0;
    }

    async destroy(names: readonly string[], destroyedAt: number): Promise<void> {
        await this.database.count(this.sql.destroy, [names, destroyedAt]);
    }

    async hours(): Promise<readonly number[]> {
        const rows = await this.database.rows<{ name: string }>(this.sql.hours, []);
        return rows.flatMap(({ name }) => hourOf(name) ?? []).toSorted((a, b) => a - b);
    }

    async forgetTombstones(before: number): Promise<void> {
        await this.database.count(this.sql.forget, [before]);
    }
}

/** A copy of its own for each who asks, should a name be asked for twice. */
function slotOf(row: KeyRow | undefined): KeySlot | undefined {
    if (!row) return undefined;
    return row.wrapped === null ? { destroyedAt: row.destroyed_at } : { live: { wrapped: Buffer.from(row.wrapped), hour: row.hour } };
}
