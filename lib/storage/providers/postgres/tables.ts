import { codeOf, foreignSchema, newerFormat, storeError } from './failure';
import type { PgClientLike, PgPoolLike } from './pool';

/** The tables of one store in a schema. */
export interface Tables {
    store: 'transcripts' | 'keys';
    version: number;
    /** The statements that create them. */
    create: readonly string[];
}

const [NO_TABLE, NO_COLUMN, TABLE_EXISTS] = ['42P01', '42703', '42P07'];

/** Looks whether the tables are there, and creates them if not: whoever may not create any can have them created by someone else before. */
export async function provideTables(pool: PgPoolLike, schema: string, tables: Tables): Promise<void> {
    const version = await versionOf(pool, schema, tables).catch((error: unknown) => {
        if (codeOf(error) === NO_TABLE) return undefined;
        throw codeOf(error) === NO_COLUMN ? foreignSchema(schema, error) : error;
    });
    if (version === undefined) return createTables(pool, schema, tables);
    if (version > tables.version) throw newerFormat(schema);
}

async function versionOf(client: Pick<PgClientLike, 'query'>, schema: string, { store }: Tables): Promise<number | undefined> {
    const { rows } = await client.query({ text: `select version from ${schema}.format where store = $1`, values: [store] });
    return (rows[0] as { version: number } | undefined)?.version;
}

async function createTables(pool: PgPoolLike, schema: string, tables: Tables): Promise<void> {
    const client = await pool.connect();
    try {
        await client.query({ text: 'begin isolation level read committed' });
        await createLocked(client, schema, tables);
        await client.query({ text: 'commit' });
    } catch (error) {
        client.release(true); // the server rolls back what a closed connection has begun
        throw codeOf(error) === TABLE_EXISTS || codeOf(error) === NO_COLUMN ? foreignSchema(schema, error) : storeError(error);
    }
    client.release();
}

/** Under a lock, as `if not exists` fails when two do it at the same time. */
async function createLocked(client: PgClientLike, schema: string, tables: Tables): Promise<void> {
    await client.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`bot-warden ${schema}`] });
    await client.query({ text: `create schema if not exists ${schema}` });
    await client.query({ text: `create table if not exists ${schema}.format (store text primary key, version integer not null)` });
    if (await versionOf(client, schema, tables) !== undefined) return;
    for (const text of tables.create) await client.query({ text });
    await client.query({ text: `insert into ${schema}.format values ($1, $2)`, values: [tables.store, tables.version] });
}
