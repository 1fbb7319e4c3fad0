import { RedisProvider } from '../../../../lib/storage/providers/redis';
import { newPrefix, RedisServer, type Client } from '../../../helpers/redis-server';
import { transcriptProviderContract } from '../../../transcripts/provider-contract';

describe('RedisProvider', () => {
    let redis: RedisServer | undefined;
    let client: Client;
    before(async function () {
        redis = await RedisServer.start(this);
        client = await redis.connect();
    });
    after(() => redis?.stop());

    transcriptProviderContract(() => new RedisProvider({ client, prefix: newPrefix() }));
});
