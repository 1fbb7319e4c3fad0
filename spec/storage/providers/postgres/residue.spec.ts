import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { PostgresProvider } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer, type PostgresServer } from '../../../helpers/postgres-server';
import { generation } from '../../../transcripts/provider-contract';

describe('what PostgreSQL keeps of what was erased', () => {
    let server: PostgresServer;
    let pool: Pool;
    let schema: string;
    before(async function () {
        server = await postgresServer(this);
        pool = server.pool();
    });
    beforeEach(() => { schema = freshSchema(); });

    /**
     * The files of the tables that have a marker. The write-ahead log in pg_wal has them all, and keeps them until its segments have
     * been recycled and written anew; so have replicas, archives and backups.
     */
    async function filesWith(marker: Buffer): Promise<string[]> {
        await pool.query('checkpoint');
        const files = readdirSync(join(server.data, 'base'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        return files.map((file) => join(file.parentPath, file.name)).filter((path) => readFileSync(path).includes(marker));
    }

    const vacuum = async () => {
        const { rows } = await pool.query('select tablename from pg_tables where schemaname = $1', [schema]);
        for (const { tablename } of rows) await pool.query(`vacuum full ${schema}.${tablename}`);
    };

    for (const size of [40, 1_000, 5_000]) {
        it(`keeps nothing of records of ${size} bytes, nor in its statistics, after a vacuum`, async () => {
            const marker = Buffer.from(`marker of ${schema}`);
            const sealed = Buffer.alloc(size, marker);
            const provider = new PostgresProvider({ pool, schema });
            await provider.start('talk', generation('one', { state: sealed }));
            await provider.append('talk', 'one', 0, Array.from({ length: 200 }, () => sealed), { due: 9_000, state: sealed });
            await pool.query('analyze');
            assert.notDeepEqual(await filesWith(marker), []);
            await provider.erase('talk', 'one', { erasedAt: 5 }, sealed);
            await pool.query('analyze');
            await provider.purge({ conversation: 'talk', generation: 'one' });
            await vacuum();
            assert.deepEqual(await filesWith(marker), []);
        });
    }

    it('keeps nothing of wrapped keys, nor in its statistics, after a vacuum', async () => {
        const { keyStore } = new PostgresProvider({ pool, schema });
        const marker = Buffer.from(`wrapped ${schema}`);
        const names = Array.from({ length: 200 }, (_, index) => `key-${index}`);
        for (const name of names) await keyStore.create(name, { wrapped: Buffer.alloc(40, marker), hour: 7 });
        await pool.query('analyze');
        assert.notDeepEqual(await filesWith(marker), []);
        for (const name of names.slice(0, 9)) await keyStore.rewrap(name, { wrapped: Buffer.alloc(40, 1), hour: 8 });
        await keyStore.destroy(names.slice(9), 5);
        await vacuum();
        assert.deepEqual(await filesWith(marker), []);
    });
});
