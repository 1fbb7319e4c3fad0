import assert from 'node:assert/strict';
import { cpSync, rmSync } from 'node:fs';
import { WardenError } from '../../../lib';
import { keysUnder } from '../../helpers/redis-server';
import type { Engine, Servers } from './engines';
import { CHANNEL, keep, refOf, type Address, type Open } from './open';

/** What is read: the texts, or the code of the error. */
export async function reading(open: Open, conversation: string): Promise<string[] | string> {
    return open.textsOf(conversation).catch((error: unknown) => {
        assert.ok(error instanceof WardenError, String(error));
        return error.code;
    });
}

/** Copies the data, without the keys. @returns what puts the copy in place of what is there by then */
export async function backup(address: Address, servers: Servers): Promise<() => Promise<void>> {
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

/** An older copy of the data, put back, has what was not erased. @returns what is read of what was: nothing, or codes of errors */
export async function readFromOldCopy({ fresh, open, servers }: Engine & { servers: Servers }): Promise<Set<string>> {
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
    return seen;
}
