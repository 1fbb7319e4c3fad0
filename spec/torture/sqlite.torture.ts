import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WardenError } from '../../lib';
import type { SqliteProvider } from '../../lib/storage/providers/sqlite';
import { openDatabase } from '../../lib/storage/providers/sqlite/engine';
import { until } from '../helpers/servers';
import { connectionOf } from '../storage/providers/sqlite/support/folders';
import { engine } from './support/engines';
import { figure } from './support/figures';
import { marked } from './support/markers';
import { keep, openAt, refOf, type Address, type Open } from './support/open';
import { assertNothingInClear } from './support/residue';
import { found } from './support/search';

const isFull = (error: unknown) => error instanceof WardenError && error.code === 'ERR_WARDEN_STORE' && /room/.test(error.message);

/** The sealed records of the live generation. */
async function sealed({ provider, store }: Open, conversation: string): Promise<Record<string, Buffer>> {
    const name = store.labelOf(refOf(conversation));
    const slot = await provider.get(name);
    assert.ok(slot && 'live' in slot);
    const records = await provider.read(name, slot.live.id, 0, 99);
    return Object.fromEntries(records.map((record, index) => [`record ${index}`, record.subarray(-40)]));
}

describe('transcripts in SQLite', function () {
    this.timeout(120_000);
    const { fresh, open, folder } = engine('sqlite');

    it('say that somebody who reads keeps sealed rows in the log, and are rid of them when that has ended', async () => {
        const address = fresh();
        const opened = await open(address);
        const talk = await marked(opened);
        const records = await sealed(opened, talk.conversation);
        const reader = openDatabase((address as { path: string }).path);
        reader.exec('BEGIN');
        reader.prepare('SELECT count(*) FROM record').get();
        const receipt = await opened.store.erase(refOf(talk.conversation));
        const { residue } = opened.provider as SqliteProvider;
        figure('sqlite: receipt while somebody reads', receipt.stores.map(({ state, because }) => (because ? `${state}: ${because}` : state)).join(', '));
        assert.match(residue.call(opened.provider)!, /write-ahead log/);
        assert.notDeepEqual(found(folder(address), records), []);
        assert.deepEqual(found(folder(address), talk.wrapped), []);
        assertNothingInClear(folder(address), [talk]);
        assert.deepEqual(await opened.textsOf(talk.conversation), []);
        reader.exec('COMMIT');
        reader.close();
        await until(async () => assert.equal(residue.call(opened.provider), undefined));
        assert.deepEqual(found(folder(address), records), []);
        assert.equal((await opened.store.sweep()).verified, true);
    });

    /** Fills up, looks, makes room, and looks again. */
    async function filled(opened: Open, makeRoom: () => void): Promise<number> {
        await keep(opened.store, 'early', ['early one', 'early two']);
        let kept = 0;
        const filling = (async () => { for (;; kept += 1) await keep(opened.store, 'filler', [`${kept} ${'word '.repeat(9_000)}`]); })();
        await assert.rejects(filling, isFull);
        assert.deepEqual(await opened.textsOf('early'), ['early one', 'early two']);
        const before = (await opened.textsOf('filler')).length;
        assert.equal(before, kept);
        await assert.rejects(keep(opened.store, 'another', [`a ${'word '.repeat(90_000)}`]), isFull);
        makeRoom();
        await keep(opened.store, 'filler', ['works again']);
        assert.equal((await opened.textsOf('filler')).length, kept + 1);
        assert.equal((await opened.store.erase(refOf('filler'))).verified, true);
        assert.deepEqual(await opened.textsOf('filler'), []);
        assert.deepEqual(await opened.textsOf('early'), ['early one', 'early two']);
        return kept;
    }

    it('refuse what has no room in the database, have the rest, and work again', async () => {
        const opened = await open(fresh());
        const connection = connectionOf(opened.provider as SqliteProvider);
        connection.prepare('PRAGMA max_page_count = 400').get();
        figure('sqlite: records until the database was full', await filled(opened, () => { connection.prepare('PRAGMA max_page_count = 100000').get(); }));
    });

    it('refuse what has no room on the disk, erase there too, and work again', async function () {
        const disk = mkdtempSync(join(tmpdir(), 'warden-disk-'));
        const mount = (...args: string[]) => { execFileSync('mount', [...args, disk], { stdio: 'pipe' }); };
        try {
            mount('-t', 'tmpfs', '-o', 'size=4m', 'none');
        } catch {
            rmSync(disk, { recursive: true });
            console.warn('the round with a full disk DID NOT RUN: no disk can be mounted here');
            this.skip(); // throws
        }
        const address: Address = { kind: 'sqlite', path: join(disk, 'store.db') };
        const opened = await openAt(address);
        try {
            figure('sqlite: records until the disk was full', await filled(opened, () => mount('-o', 'remount,size=64m')));
        } finally {
            await opened.close();
            execFileSync('umount', ['--lazy', disk]);
            rmSync(disk, { recursive: true });
        }
    });

    it('erase on a full disk', async function () {
        const opened = await open(fresh());
        const connection = connectionOf(opened.provider as SqliteProvider);
        await keep(opened.store, 'talk', ['secret']);
        const { page_count: pages } = connection.prepare('PRAGMA page_count').get() as { page_count: number };
        connection.prepare(`PRAGMA max_page_count = ${pages}`).get();
        const receipt = await opened.store.erase(refOf('talk'));
        assert.deepEqual(await opened.textsOf('talk'), []);
        figure('sqlite: an erasure in a full database', receipt.stores.map(({ state }) => state).join(', '));
        connection.prepare('PRAGMA max_page_count = 100000').get();
        assert.equal((await opened.store.sweep()).verified, true);
        assert.deepEqual(await opened.textsOf('talk'), []);
    });
});
