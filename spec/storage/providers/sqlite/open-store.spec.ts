import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { generation } from '../../../transcripts/provider-contract';
import { wrappedKey } from '../../key-store-contract';
import { folders } from './support/folders';
import { storeErrorSaying } from './support/rejected';

describe('opening a store', () => {
    const { open, file, connect } = folders();

    /** A store that has a transcript and two keys, closed. */
    async function kept(): Promise<void> {
        const provider = open();
        await provider.start('talk', generation('one'));
        for (const name of ['one', 'two']) await provider.keyStore.create(name, wrappedKey(1));
        await provider.close();
    }

    const overwrite = (name: string, at: number, text: string) => {
        const bytes = readFileSync(file(name));
        bytes.write(text, at);
        writeFileSync(file(name), bytes);
    };

    for (const [what, spoil, message] of [
        ['another program\'s database', () => { connect().exec('CREATE TABLE mine (x)'); }, /another program's/],
        ['a newer one\'s', async () => { await kept(); connect().exec('PRAGMA user_version = 2'); }, /newer bot-warden/],
        ['no database', () => writeFileSync(file(), 'something else entirely'.repeat(99)), /damaged/],
        ['a damaged database', async () => { await kept(); overwrite('store.db', 100, 'x'.repeat(2_000)); }, /damaged/],
        ['no key file', async () => { await kept(); rmSync(file('store.db.keys')); }, /key file is missing/],
        ['an empty key file', async () => { await kept(); truncateSync(file('store.db.keys')); }, /key file is damaged/],
        ['a key file that is none', async () => { await kept(); overwrite('store.db.keys', 0, 'x'); }, /key file is damaged/],
        ['a newer one\'s key file', async () => { await kept(); overwrite('store.db.keys', 16, '\x02'); }, /newer bot-warden/],
        ['a key file that lost a key', async () => { await kept(); truncateSync(file('store.db.keys'), 128); }, /lost keys/],
        ['another database\'s key file', async () => {
            await kept();
            await open({ path: file('other.db') }).close();
            copyFileSync(file('other.db.keys'), file('store.db.keys'));
        }, /belongs to another/],
        ['a key file whose database is lost', async () => { await kept(); rmSync(file()); }, /database that is not there/],
    ] as [string, () => void | Promise<void>, RegExp][]) {
        it(`refuses ${what}, each time`, async () => {
            await spoil();
            for (const _ of [1, 2]) assert.throws(() => open(), storeErrorSaying(message));
        });
    }

    it('leaves another program\'s database as it was', () => {
        const connection = connect();
        connection.exec('CREATE TABLE mine (x)');
        const before = readFileSync(file());
        assert.throws(() => open());
        assert.ok(before.equals(readFileSync(file())));
        assert.deepEqual({ ...connection.prepare('PRAGMA journal_mode').get() as object }, { journal_mode: 'delete' });
    });

    it('refuses a folder that is not there', () => {
        assert.throws(() => open({ path: file('no/store.db') }), storeErrorSaying(/folder of the store does not exist/));
        assert.throws(() => open({ keyPath: file('no/keys') }), storeErrorSaying(/folder of the store does not exist/));
    });

    it('opens what an earlier start left unfinished', async () => {
        writeFileSync(file(), '');
        writeFileSync(file('store.db.keys'), 'bot-w');
        assert.deepEqual(await open().get('talk'), undefined);
    });

    it('keeps keys where it is told to', async () => {
        const provider = open({ keyPath: file('elsewhere') });
        await provider.keyStore.create('one', wrappedKey(1));
        assert.equal(statSync(file('elsewhere')).size, 128);
        assert.throws(() => open(), storeErrorSaying(/key file is missing/));
    });

    (process.platform === 'win32' ? it.skip : it)('creates files for the owner\'s eyes only', async () => {
        const provider = open();
        await provider.start('talk', generation('one'));
        for (const name of ['store.db', 'store.db-wal', 'store.db-shm', 'store.db.keys']) assert.equal(statSync(file(name)).mode & 0o777, 0o600, name);
    });

    it('waits for the disk at every commit, overwrites what is deleted, and never waits for a lock', () => {
        const provider = open() as unknown as { store: { database: ReturnType<typeof connect> } };
        const setting = (name: string) => Object.values(provider.store.database.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;
        assert.deepEqual(['journal_mode', 'synchronous', 'secure_delete', 'busy_timeout', 'trusted_schema'].map(setting), ['wal', 2, 1, 0, 0]);
    });
});
