import assert from 'node:assert/strict';
import { engine, KINDS } from './support/engines';
import { figure } from './support/figures';
import { marked, type Marked } from './support/markers';
import { refOf } from './support/open';
import { assertFinds, assertNothingInClear, residueOf } from './support/residue';
import { found } from './support/search';

/** Names of files, without what tells segments of one log from each other. */
const kinds = (places: readonly string[]) => [...new Set(places.map((place) => place.replace(/.* in /, '').replace(/[0-9A-F]{24}$|[\d/]+$/, '*')))].join(', ') || 'nowhere';

for (const kind of KINDS) {
    describe(`what is on the disk of transcripts in ${kind}`, function () {
        this.timeout(300_000);
        const { fresh, open, folder, servers } = engine(kind);

        it('is never in clear, and no raw key; of wrapped keys only what is said to be', async () => {
            const residue = await residueOf({ fresh, open, folder });
            if (kind === 'postgres') await servers.postgres.pool().query('checkpoint'); // what is in memory only is not looked at
            const left = found(residue.folder, residue.wrapped);
            figure(`${kind}: wrapped keys after the erasure`, kinds(left));
            if (kind === 'sqlite') assert.deepEqual(left, []);
            if (kind === 'redis') {
                await servers.redis.rewrite(await servers.redis.connect());
                assert.deepEqual(found(residue.folder, residue.wrapped), []);
                figure('redis: after BGREWRITEAOF', 'nowhere');
            }
            if (kind === 'postgres') {
                const pool = servers.postgres.pool();
                const { rows } = await pool.query("select schemaname, tablename from pg_tables where schemaname like 'spec%'");
                for (const { schemaname, tablename } of rows as { schemaname: string; tablename: string }[]) await pool.query(`vacuum full ${schemaname}.${tablename}`);
                await pool.query('checkpoint');
                const afterwards = found(residue.folder, residue.wrapped);
                assert.deepEqual(afterwards.filter((place) => !place.includes('pg_wal')), []);
                figure('postgres: after VACUUM FULL', kinds(afterwards));
            }
            assertNothingInClear(residue.folder, [...residue.erased, residue.kept]);
        });

        it('is never in clear while it is written and erased', async () => {
            const address = fresh();
            const opened = await open(address);
            const all: Marked[] = [];
            let isOver = false;
            const work = (async () => {
                while (!isOver) {
                    const one = await marked(opened);
                    all.push(one);
                    if (all.length % 2 === 0) await opened.store.erase(refOf(one.conversation));
                }
            })();
            let looks = 0;
            for (const until = performance.now() + 8_000; performance.now() < until; looks += 1) {
                await new Promise((resolve) => { setTimeout(resolve, 300); });
                assertNothingInClear(folder(address), all.slice(-3));
            }
            isOver = true;
            await work;
            figure(`${kind}: looks at the disk while ${all.length} conversations came and went`, looks);
        });
    });
}

describe('the search for markers', () => {
    const { fresh, open, folder } = engine('sqlite');

    it('finds each form of each of them', async () => {
        const address = fresh();
        const { clear, wrapped } = await marked(await open(address));
        assertFinds(folder(address), { ...clear });
        assert.equal(found(folder(address), wrapped).length, 1);
    }).timeout(60_000);
});
