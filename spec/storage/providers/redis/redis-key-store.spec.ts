import assert from 'node:assert/strict';
import { RedisKeyStore } from '../../../../lib/storage/providers/redis';
import { keysUnder, newPrefix, RedisServer, type Client } from '../../../helpers/redis-server';
import { keyStoreContract, wrappedKey } from '../../key-store-contract';

const BLOB_STRING = 36;

describe('RedisKeyStore', function () {
    this.timeout(60_000);
    let redis: RedisServer | undefined;
    let client: Client;
    before(async function () {
        redis = await RedisServer.start(this);
        client = await redis.connect();
    });
    after(() => redis?.stop());

    keyStoreContract(() => new RedisKeyStore({ client, prefix: newPrefix() }));

    describe('by a client that looks like ioredis', () => {
        const callBuffer = (...args: (string | Buffer)[]) => client.sendCommand(args, { typeMapping: { [BLOB_STRING]: Buffer } });
        keyStoreContract(() => new RedisKeyStore({ client: { callBuffer }, prefix: newPrefix() }));
    });

    it('never forgets a live key by itself', async () => {
        const prefix = newPrefix();
        await new RedisKeyStore({ client, prefix }).create('hour-1', wrappedKey(1, 1));
        const lifetimes = await Promise.all((await keysUnder(client, prefix)).map((key) => client.pTTL(`{${prefix}}:${key}`)));
        assert.deepEqual([...new Set(lifetimes)], [-1]);
    });

    it('says so when a key is damaged', async () => {
        const prefix = newPrefix();
        const store = new RedisKeyStore({ client, prefix });
        await store.create('a', wrappedKey(1));
        await client.hDel(`{${prefix}}:key:a`, 'wrapped');
        await assert.rejects(store.get(['a']), { code: 'ERR_WARDEN_STORE', message: /damaged/ });
    });
});
