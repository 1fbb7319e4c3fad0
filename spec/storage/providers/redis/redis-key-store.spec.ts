import { RedisKeyStore } from '../../../../lib/storage/providers/redis';
import { newPrefix, RedisServer, type Client } from '../../../helpers/redis-server';
import { keyStoreContract } from '../../key-store-contract';

describe('RedisKeyStore', () => {
    let redis: RedisServer | undefined;
    let client: Client;
    before(async function () {
        redis = await RedisServer.start(this);
        client = await redis.connect();
    });
    after(() => redis?.stop());

    keyStoreContract(() => new RedisKeyStore({ client, prefix: newPrefix() }));
});
