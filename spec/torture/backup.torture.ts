import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { WardenError } from '../../lib';
import { hourAt } from '../../lib/storage/hour-keys';
import { hourKeyName } from '../../lib/storage/key-store';
import { keysUnder } from '../helpers/redis-server';
import { engine, KINDS, type Servers } from './support/engines';
import { figure } from './support/figures';
import { CHANNEL, keep, refOf, type Address, type Open } from './support/open';

const HOUR = 3_600_000;

/** What is read: the texts, or the code of the error. */
async function reading(open: Open, conversation: string): Promise<string[] | string> {
    return open.textsOf(conversation).catch((error: unknown) => {
        assert.ok(error instanceof WardenError, String(error));
        return error.code;
    });
}

/** Copies the data, without the keys. @returns what puts the copy in place of what is there by then */
async function backup(address: Address, servers: Servers): Promise<() => Promise<void>> {
    if (address.kind === 'sqlite') return backupOfFiles(address.path);
    if (address.kind === 'redis') return backupOfRedis(address.prefix, servers);
    const pool = servers.postgres.pool({ max: 1 });
    const tables = ['conversation', 'participant', 'record', 'erasure'].map((table) => `${address.schema}.${table}`);
    for (const table of tables) await pool.query(`create table ${table}_copy as table ${table}`);
    return async () => {
        for (const table of tables) await pool.query(`truncate ${table}; insert into ${table} table ${table}_copy`);
    };
}

function backupOfFiles(path: string): () => Promise<void> {
    for (const end of ['', '-wal']) cpSync(`${path}${end}`, `${path}${end}.copy`);
    return async () => {
        rmSync(`${path}-shm`, { force: true });
        for (const end of ['', '-wal']) cpSync(`${path}${end}.copy`, `${path}${end}`);
    };
}

async function backupOfRedis(prefix: string, { redis }: Servers): Promise<() => Promise<void>> {
    const client = (await redis.connect()).withTypeMapping({ 36: Buffer });
    const plain = await redis.connect();
    const keys = (await keysUnder(plain, prefix)).map((key) => `{${prefix}}:${key}`);
    const dumps = await Promise.all(keys.map(async (key) => [key, await client.dump(key)] as const));
    return async () => {
        await plain.del((await keysUnder(plain, prefix)).map((key) => `{${prefix}}:${key}`));
        for (const [key, dump] of dumps) await plain.restore(key, 0, dump as unknown as Buffer, { REPLACE: true });
    };
}

for (const kind of KINDS) {
    describe(`an old copy of transcripts in ${kind}`, function () {
        this.timeout(120_000);
        const { fresh, open, servers } = engine(kind);

        it('does not open with the key store of today, and hides nothing else', async () => {
            const address = fresh();
            const first = await open(address);
            const names = Array.from({ length: 12 }, (_, index) => `talk ${index}`);
            for (const name of names) await keep(first.store, name, [`${name} one`, `${name} two`]);
            const putBack = await backup(address, servers);
            const gone = names.filter((_, index) => index % 3 !== 0);
            for (const name of gone) await first.store.erase(refOf(name));
            for (const name of names) await keep(first.store, name, [`${name} after`]);
            await first.close();
            await putBack();
            const open2 = await open(address);
            const seen = new Set<string>();
            for (const name of names) {
                const found = await reading(open2, name);
                if (!gone.includes(name)) assert.deepEqual(found, [`${name} one`, `${name} two`]);
                else if (typeof found === 'string') seen.add(found);
                else assert.deepEqual([found, seen.add('nothing')][0], []);
            }
            const listed = await open2.store.listTranscripts(CHANNEL);
            assert.deepEqual(listed.items.map(({ id }) => id).toSorted(), names.filter((name) => !gone.includes(name)).toSorted());
            assert.equal((await open2.store.sweep()).verified, true);
            for (const name of names) await keep(open2.store, name, [`${name} anew`]);
            for (const name of names) assert.equal((await open2.textsOf(name)).at(-1), `${name} anew`);
            for (const name of gone) assert.deepEqual(await open2.textsOf(name), [`${name} anew`]);
            figure(`${kind}: what an erased conversation reads as in an old copy`, [...seen].join(', '));
        });

        it('opens as it was where only deadlines have moved since', async () => {
            const address = fresh();
            const first = await open(address);
            for (const name of ['one', 'two']) await keep(first.store, name, [name]);
            const putBack = await backup(address, servers);
            await first.store.hold(refOf('one'), { reason: 'a lawsuit', until: Date.now() + 99 * HOUR }); // under the key of another hour
            await first.close();
            await putBack();
            const open2 = await open(address);
            assert.deepEqual([await reading(open2, 'one'), await reading(open2, 'two')], [['one'], ['two']]);
        });

        it('does not open, with its own data keys, once the key of its hour is destroyed', async () => {
            const address = fresh();
            const first = await open(address);
            const names = Array.from({ length: 30 }, (_, index) => `talk ${index}`);
            for (const name of names) await keep(first.store, name, [name]);
            const later = await open(address, { silence: 90 * HOUR });
            await keep(later.store, 'later', ['later']);
            const hours = await first.provider.keyStore.hours();
            assert.equal(hours.length, 2);
            await first.provider.keyStore.destroy([hourKeyName(hours[0]!)], Date.now());
            const open2 = await open(address);
            for (const name of names) assert.deepEqual(await reading(open2, name), []);
            assert.deepEqual(await open2.textsOf('later'), ['later']);
            assert.ok(hours[0]! >= hourAt(Date.now() + 23 * HOUR));
            figure(`${kind}: conversations gone with the key of their hour`, names.length);
        });
    });
}
