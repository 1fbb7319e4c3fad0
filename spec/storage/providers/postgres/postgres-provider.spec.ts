import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { PostgresProvider } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer } from '../../../helpers/postgres-server';
import { generation, transcriptProviderContract } from '../../../transcripts/provider-contract';

describe('PostgresProvider', () => {
    let pool: Pool;
    before(async function () { pool = (await postgresServer(this)).pool(); });

    transcriptProviderContract(() => new PostgresProvider({ pool, schema: freshSchema() }));

    it('lists names in the order of their bytes, whatever the collation of the database', async () => {
        const provider = new PostgresProvider({ pool, schema: freshSchema() });
        const names = ['b', 'B', '_', '-', 'a', 'A', '1', 'a-b', 'aB', 'ab', 'a_'];
        for (const name of names) await provider.start(name, generation(`of${name}`, { users: ['ann', 'bob'] }));
        const all: string[][] = [[], []];
        for (const [index, filter] of [{ channel: 'channel-1' }, { user: 'bob' }].entries()) {
            for (let page = await provider.list(filter, '', 2); page.length > 0; page = await provider.list(filter, page.at(-1)!, 2)) all[index]!.push(...page);
        }
        assert.deepEqual(all, [names.toSorted(), names.toSorted()]);
        const { rows: [{ order }] } = await pool.query('select array(select name from unnest($1::text[]) name order by name) as order', [names]);
        assert.notDeepEqual(order, names.toSorted());
    });

    it('keeps instants as they are, fractions too', async () => {
        const provider = new PostgresProvider({ pool, schema: freshSchema() });
        const instants = { startedAt: 1_700_000_000_000.1, due: 8_640_000_000_000_000 };
        await provider.start('talk', generation('one', instants));
        assert.deepEqual(await provider.get('talk'), { live: generation('one', instants) });
        await provider.erase('talk', 'one', { erasedAt: 1_700_000_000_000.3 });
        assert.deepEqual(await provider.get('talk'), { erased: { erasedAt: 1_700_000_000_000.3 } });
    });

    it('lists no user of an earlier generation under a new one', async () => {
        const provider = new PostgresProvider({ pool, schema: freshSchema() });
        await provider.start('talk', generation('one', { users: ['ann'] }));
        await provider.erase('talk', 'one', { erasedAt: 5 });
        await provider.start('talk', generation('two', { users: ['bob'] }));
        assert.deepEqual([await provider.list({ user: 'ann' }, '', 9), await provider.list({ user: 'bob' }, '', 9)], [[], ['talk']]);
        assert.deepEqual(await provider.get('talk'), { live: generation('two', { users: ['bob'] }) });
    });

    it('purges any number of records, and the participants', async () => {
        const schema = freshSchema();
        const provider = new PostgresProvider({ pool, schema });
        await provider.start('talk', generation('one', { users: ['ann', 'bob'] }));
        await provider.append('talk', 'one', 0, Array.from({ length: 3_500 }, () => Buffer.from('a')), { due: 1, state: Buffer.alloc(0) });
        await provider.erase('talk', 'one', { erasedAt: 5 });
        await provider.purge({ conversation: 'talk', generation: 'one' });
        for (const table of ['record', 'participant', 'erasure']) {
            assert.deepEqual((await pool.query(`select * from ${schema}.${table}`)).rows, []);
        }
    });

    it('purges nothing of a generation that is live', async () => {
        const provider = new PostgresProvider({ pool, schema: freshSchema() });
        await provider.start('talk', generation('one', { users: ['ann'] }));
        await provider.append('talk', 'one', 0, [Buffer.from('a')], { due: 1, state: Buffer.alloc(0) });
        await provider.purge({ conversation: 'talk', generation: 'one' });
        assert.deepEqual([(await provider.read('talk', 'one', 0, 9)).map(String), await provider.list({ user: 'ann' }, '', 9)], [['a'], ['talk']]);
    });

    it('reads nothing of a generation under the name of another conversation', async () => {
        const provider = new PostgresProvider({ pool, schema: freshSchema() });
        for (const name of ['talk', 'other']) await provider.start(name, generation(`of-${name}`));
        await provider.append('talk', 'of-talk', 0, [Buffer.from('a')], { due: 1, state: Buffer.alloc(0) });
        assert.deepEqual(await provider.read('other', 'of-talk', 0, 9), []);
        await provider.erase('talk', 'of-talk', { erasedAt: 5 });
        assert.deepEqual(await provider.read('other', 'of-talk', 0, 9), []);
    });
});
