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
    async function filesWith(marker: string): Promise<string[]> {
        await pool.query('checkpoint');
        const files = readdirSync(join(server.data, 'base'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        return files.map((file) => join(file.parentPath, file.name)).filter((path) => readFileSync(path).includes(marker));
    }

    const onTables = async (command: string) => {
        const { rows } = await pool.query('select tablename from pg_tables where schemaname = $1', [schema]);
        for (const { tablename } of rows) await pool.query(`${command} ${schema}.${tablename}`);
    };
    const analyze = () => onTables('analyze');
    const vacuum = () => onTables('vacuum full');

    for (const size of [40, 1_000, 5_000]) {
        it(`keeps nothing of records of ${size} bytes, nor in its statistics, after a vacuum`, async () => {
            const marker = `marker of ${schema}`;
            const sealed = (number: number) => Buffer.alloc(size, `${marker}${number} `);
            const names = Array.from({ length: 20 }, (_, number) => `talk-${number}`);
            const provider = new PostgresProvider({ pool, schema });
            for (const [number, name] of names.entries()) {
                await provider.start(name, generation(`of-${name}`, { state: sealed(number) }));
                await provider.append(name, `of-${name}`, 0, Array.from({ length: 10 }, (_, index) => sealed(index)), { due: 9_000, state: sealed(number) });
            }
            await analyze();
            assert.notDeepEqual(await filesWith(marker), []);
            for (const [number, name] of names.entries()) await provider.erase(name, `of-${name}`, { erasedAt: 5 }, sealed(number));
            await analyze();
            for (const name of names) await provider.purge({ conversation: name, generation: `of-${name}` });
            await vacuum();
            assert.deepEqual(await filesWith(marker), []);
        });
    }

    it('keeps nothing of wrapped keys, nor in its statistics, after a vacuum', async () => {
        const { keyStore } = new PostgresProvider({ pool, schema });
        const marker = `wrapped ${schema}`;
        const names = Array.from({ length: 200 }, (_, index) => `key-${index}`);
        for (const name of names) await keyStore.create(name, { wrapped: Buffer.alloc(40, marker), hour: 7 });
        await analyze();
        assert.notDeepEqual(await filesWith(marker), []);
        for (const name of names.slice(0, 9)) await keyStore.rewrap(name, { wrapped: Buffer.alloc(40, 1), hour: 8 });
        await keyStore.destroy(names.slice(9), 5);
        await vacuum();
        assert.deepEqual(await filesWith(marker), []);
    });
});
