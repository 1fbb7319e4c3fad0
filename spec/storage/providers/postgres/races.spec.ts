import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { PostgresProvider } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer, type PostgresServer } from '../../../helpers/postgres-server';
import { until } from '../../../helpers/servers';
import { generation } from '../../../transcripts/provider-contract';

const WORKERS = 4;
const changes = { due: 9_000, state: Buffer.from('state') };

describe('PostgresProvider with several processes', () => {
    let server: PostgresServer;
    let pool: Pool;
    let schema: string;
    before(async function () {
        server = await postgresServer(this);
        pool = server.pool();
    });
    beforeEach(() => { schema = freshSchema(); });

    /** Providers as of different processes. */
    const processes = (options = {}) => Array.from({ length: WORKERS }, () => new PostgresProvider({ pool: server.pool({ max: 4, ...options }), schema }));

    /** How many rows there are of a generation. */
    const rowsOf = async (table: string, id: string): Promise<number> => {
        const { rows } = await pool.query(`select count(*)::integer as count from ${schema}.${table} where generation = $1`, [id]);
        return rows[0].count as number;
    };

    /** Begins a statement as another process; ends it when the work has come to wait for it. */
    async function whileOpen(statement: string, end: 'commit' | 'rollback', work: () => Promise<void>, look = async () => {}): Promise<void> {
        const other = await pool.connect();
        try {
            await other.query(`begin; ${statement}`);
            const done = work();
            await until(async () => {
                const { rowCount } = await pool.query(`select from pg_stat_activity where wait_event_type = 'Lock'`);
                assert.equal(rowCount, 1);
            }, 1_000);
            await look();
            await other.query(end);
            await done;
        } finally {
            other.release(true);
        }
    }

    /** Starts a generation with this many records, and ends it. */
    async function ended(provider: PostgresProvider, name: string, count: number): Promise<void> {
        await provider.start(name, generation(`of-${name}`, { users: ['ann'] }));
        await provider.append(name, `of-${name}`, 0, Array.from({ length: count }, () => Buffer.from(name)), changes);
        await provider.erase(name, `of-${name}`, { erasedAt: 5 });
    }

    for (const level of ['read committed', 'repeatable read', 'serializable']) {
        const options = { options: `-c default_transaction_isolation=${level.replace(' ', '\\ ')}` };

        it(`has one winner of every start, append and erasure, under ${level}`, async () => {
            const all = processes(options);
            for (let round = 0; round < 10; round += 1) {
                const started = await Promise.all(all.map((provider, index) => provider.start('talk', generation(`${round}-${index}`))));
                const id = started[0]!.id;
                assert.ok(started.every((live) => live.id === id));
                const appended = await Promise.all(all.map((provider) => provider.append('talk', id, 0, [Buffer.from('a')], changes)));
                assert.deepEqual(appended.toSorted(), ['ok', 'taken', 'taken', 'taken']);
                const erased = await Promise.all(all.map((provider) => provider.erase('talk', id, { erasedAt: round })));
                assert.deepEqual(erased.filter((count) => count !== undefined), [1]);
            }
            assert.equal((await all[0]!.erasures(99)).length, 10);
        });
    }

    it('loses no record that it said to have, and lets none into a generation that has ended', async () => {
        const all = processes();
        const kept = new Map<string, string[]>();
        const erased = new Map<string, number>();
        let isOver = false;
        const writers = all.map(async (provider, writer) => {
            for (let number = 0; !isOver; number += 1) {
                const { id, count } = await provider.start('talk', generation(`${writer}-${number}`));
                const records = [`${writer}/${number}`, `${writer}/${number}+`];
                const user = { user: `user-${writer}` };
                const appended = await provider.append('talk', id, count, records.map((record) => Buffer.from(record)), { ...changes, ...user });
                if (appended === 'ok') kept.set(id, [...kept.get(id) ?? [], ...records]);
            }
        });
        for (let round = 0; round < 40; round += 1) {
            const { id } = await until(async () => liveOf(await all[round % WORKERS]!.get('talk')));
            const count = await all[round % WORKERS]!.erase('talk', id, { erasedAt: round });
            assert.ok(count !== undefined);
            erased.set(id, count);
        }
        isOver = true;
        await Promise.all(writers);
        for (const [id, count] of erased) {
            const records = (await all[0]!.read('talk', id, 0, 10_000)).map(String);
            assert.deepEqual([records.length, records.toSorted()], [count, (kept.get(id) ?? []).toSorted()]);
        }
        for (const { generation: id, conversation } of await all[0]!.erasures(99)) await all[0]!.purge({ conversation, generation: id });
        const left = await Promise.all([...erased.keys()].flatMap((id) => ['record', 'participant', 'erasure'].map((table) => rowsOf(table, id))));
        assert.ok([...kept.values()].flat().length > 80);
        assert.deepEqual(left.filter((count) => count > 0), []);
    });

    it('shares the work among those who purge, and each has nothing left when it is through', async () => {
        const all = processes();
        const names = ['a', 'b', 'c', 'd'];
        await all[0]!.start('neighbour', generation('of-neighbour'));
        await all[0]!.append('neighbour', 'of-neighbour', 0, [Buffer.from('x')], changes);
        await Promise.all(names.map((name) => ended(all[0]!, name, 3_000)));
        const purged = await Promise.all(all.map(async (provider, worker) => {
            const left: number[] = [];
            for (const offset of names.keys()) {
                const name = names[(worker % 2 + offset) % names.length]!; // two by two at the same one
                await provider.purge({ conversation: name, generation: `of-${name}` });
                left.push(await rowsOf('record', `of-${name}`), await rowsOf('erasure', `of-${name}`));
            }
            return left;
        }));
        assert.ok(purged.flat().every((count) => count === 0));
        assert.deepEqual([await all[0]!.erasures(9), (await all[0]!.read('neighbour', 'of-neighbour', 0, 9)).map(String)], [[], ['x']]);
    });

    it('does not say that all is gone while another purges, who may yet fail', async () => {
        const [provider] = processes();
        await ended(provider!, 'talk', 10);
        const left = async () => [await rowsOf('record', 'of-talk'), await rowsOf('erasure', 'of-talk')];
        await whileOpen(
            `delete from ${schema}.record where generation = 'of-talk' and index < 5`, 'rollback',
            () => provider!.purge({ conversation: 'talk', generation: 'of-talk' }),
            async () => assert.deepEqual(await left(), [5, 1]),
        );
        assert.deepEqual(await left(), [0, 0]);
    });

    it('puts nothing in place of a record while the generation ends', async () => {
        const [provider] = processes();
        await provider!.start('talk', generation('one'));
        await provider!.append('talk', 'one', 0, [Buffer.from('a')], changes);
        await whileOpen(
            `update ${schema}.conversation set generation = null, due = null, erased_at = 5`, 'commit',
            () => provider!.replace('talk', 'one', 0, Buffer.from('x')),
        );
        const { rows } = await pool.query(`select body from ${schema}.record`);
        assert.deepEqual(rows, [{ body: Buffer.from('a') }]);
    });

    it('leaves a conversation alone that starts anew while tombstones are forgotten', async () => {
        const [one, two] = processes();
        for (let round = 0; round < 20; round += 1) {
            const { id } = await one!.start('talk', generation(`first-${round}`));
            await one!.erase('talk', id, { erasedAt: 5 });
            const [started] = await Promise.all([one!.start('talk', generation(`second-${round}`)), two!.forgetTombstones(6)]);
            assert.equal(liveOf(await two!.get('talk')).id, started.id);
            await one!.erase('talk', started.id, { erasedAt: 5 });
        }
    });
});

function liveOf(slot: Awaited<ReturnType<PostgresProvider['get']>>) {
    assert.ok(slot && 'live' in slot);
    return slot.live;
}
