import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { OptionError, WardenError } from '../../../../lib';
import { PostgresKeyStore, PostgresProvider, type PgPoolLike, type PostgresProviderOptions } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer, type PostgresServer } from '../../../helpers/postgres-server';
import { generation } from '../../../transcripts/provider-contract';
import { wrappedKey } from '../../key-store-contract';

describe('tables in PostgreSQL', () => {
    let server: PostgresServer;
    let pool: Pool;
    let schema: string;
    before(async function () {
        server = await postgresServer(this);
        pool = server.pool();
    });
    beforeEach(() => { schema = freshSchema(); });

    const stores: [string, (pool: PgPoolLike) => Promise<unknown>][] = [
        ['transcripts', (pool) => new PostgresProvider({ pool, schema }).get('talk')],
        ['keys', (pool) => new PostgresKeyStore({ pool, schema }).get(['a'])],
    ];

    const refuses = async (call: () => Promise<unknown>, message: RegExp) => {
        await assert.rejects(call, (error) => error instanceof WardenError && error.code === 'ERR_WARDEN_STORE' && message.test(error.message));
    };

    for (const [options, option] of [
        [{}, 'pool'], [{ pool: { query: () => {} } }, 'pool'], [{ pol: 1 }, 'pol'],
        ...['', 'Capital', '1st', 'a b', 'a"b', 'a;b', 'pg_mine', 'a'.repeat(64), 7].map((schema) => [{ schema }, 'schema']),
        [{ keyStore: { get: () => {} } }, 'keyStore'],
    ] as [object, string][]) {
        it(`refuses the options ${JSON.stringify(options)}`, () => {
            const given = { ...(option === 'pool' ? {} : { pool }), ...options } as unknown as PostgresProviderOptions;
            assert.throws(() => new PostgresProvider(given), (error) => error instanceof OptionError && error.option === option);
        });
    }

    it('keeps the keys of a provider in the same schema, unless told otherwise', async () => {
        await new PostgresProvider({ pool, schema }).keyStore.create('a', wrappedKey(1));
        assert.deepEqual(await new PostgresKeyStore({ pool, schema }).get(['a']), [{ live: wrappedKey(1) }]);
        const keyStore = new PostgresKeyStore({ pool, schema: freshSchema() });
        assert.equal(new PostgresProvider({ pool, schema, keyStore }).keyStore, keyStore);
    });

    it('creates them once when many processes start at the same time', async () => {
        const providers = Array.from({ length: 8 }, () => new PostgresProvider({ pool: server.pool({ max: 2 }), schema }));
        const started = await Promise.all(providers.flatMap((provider, index) => [
            provider.start('talk', generation(`of-${index}`)).then(({ id }) => id), provider.keyStore.create('a', wrappedKey(1)).then(() => undefined),
        ]));
        assert.equal(new Set(started).size, 2);
    });

    it('finds again what another process kept, reserved word or not', async () => {
        for (const word of ['user', 'table']) {
            await new PostgresProvider({ pool, schema: word }).start('talk', generation('one'));
            assert.deepEqual(await new PostgresProvider({ pool: server.pool(), schema: word }).get('talk'), { live: generation('one') });
        }
    });

    it('serves several schemas over one connection', async () => {
        const one = server.pool({ max: 1 });
        const [first, second] = [schema, freshSchema()].map((schema) => new PostgresProvider({ pool: one, schema }));
        await first!.start('talk', generation('one'));
        assert.equal(await second!.get('talk'), undefined);
    });

    for (const [store, use] of stores) {
        it(`refuses ${store} of a newer format`, async () => {
            await use(pool);
            await pool.query(`update ${schema}.format set version = 2 where store = '${store}'`);
            await refuses(() => use(pool), /newer bot-warden: update/);
        });
    }

    for (const [table, index] of [['format', 0], ['conversation', 0], ['record', 0], ['format', 1], ['key', 1]] as const) {
        it(`refuses ${stores[index]![0]} where a table ${table} is someone else's, and leaves it as it is`, async () => {
            await pool.query(`create schema ${schema}; create table ${schema}.${table} (mine integer); insert into ${schema}.${table} values (7)`);
            await refuses(() => stores[index]![1](pool), /not bot-warden's: give another/);
            const { rows } = await pool.query(`select * from ${schema}.${table}`);
            const { rows: tables } = await pool.query('select tablename from pg_tables where schemaname = $1', [schema]);
            assert.deepEqual([rows, tables], [[{ mine: 7 }], [{ tablename: table }]]);
        });
    }

    it('works once what was in the way is gone', async () => {
        await pool.query(`create schema ${schema}; create table ${schema}.record (mine integer)`);
        const provider = new PostgresProvider({ pool, schema });
        await refuses(() => provider.get('talk'), /not bot-warden's/);
        await pool.query(`drop table ${schema}.record`);
        assert.equal(await provider.get('talk'), undefined);
    });

    it('does without the right to create tables when they are there', async () => {
        await pool.query(`create role role_of_${schema} login`);
        const limited = server.pool({ user: `role_of_${schema}` });
        await refuses(() => stores[0]![1](limited), /42501/);
        for (const [, use] of stores) await use(pool);
        await pool.query(`grant usage on schema ${schema} to role_of_${schema}; grant select, insert, update, delete on all tables in schema ${schema} to role_of_${schema}`);
        for (const [, use] of stores) await use(limited);
        const provider = new PostgresProvider({ pool: limited, schema });
        assert.equal((await provider.start('talk', generation('one'))).id, 'one');
    });

    it('says nothing in an error of what it was given', async () => {
        await pool.query(`create schema ${schema}`);
        const provider = new PostgresProvider({ pool, schema });
        await provider.get('talk');
        await pool.query(`drop table ${schema}.record`);
        await assert.rejects(provider.append('secret-talk', 'one', 0, [Buffer.from('secret')], { due: 1, state: Buffer.from('secret') }),
            (error: WardenError) => error.code === 'ERR_WARDEN_STORE' && !/secret/.test(`${error.message} ${JSON.stringify(error.cause)}`));
    });
});
