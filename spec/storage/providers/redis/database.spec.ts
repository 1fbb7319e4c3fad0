import assert from 'node:assert/strict';
import { MemoryKeyStore } from '../../../../lib/storage/memory-key-store';
import { RedisKeyStore, RedisProvider, type RedisProviderOptions } from '../../../../lib/storage/providers/redis';
import { keysUnder, newPrefix, RedisServer, type Client } from '../../../helpers/redis-server';
import { generation } from '../../../transcripts/provider-contract';

const client = { callBuffer: () => Promise.resolve(null) };

describe('the options of the Redis providers', () => {
    for (const [option, given] of [
        ['options', null], ['client', {}], ['client', { client: 'redis://localhost' }], ['client', { client: { sendCommand() {} } }], ['prefix', { client, prefix: '' }],
        ['prefix', { client, prefix: 'a{b' }], ['keyStore', { client, keyStore: { get() {} } }], ['prefx', { client, prefx: 'a' }],
    ] as const) {
        it(`must not be ${JSON.stringify(given)}`, () => {
            const wrong = given as unknown as RedisProviderOptions;
            assert.throws(() => new RedisProvider(wrong), { name: 'OptionError', option });
            if (option !== 'keyStore') assert.throws(() => new RedisKeyStore(wrong), { name: 'OptionError', option });
        });
    }

    it('can name another key store', () => {
        const keyStore = new MemoryKeyStore();
        assert.equal(new RedisProvider({ client, keyStore }).keyStore, keyStore);
    });
});

describe('the keys under a prefix in Redis', function () {
    this.timeout(60_000);
    let redis: RedisServer | undefined;
    let own: Client;
    let prefix: string;
    before(async function () {
        redis = await RedisServer.start(this);
        own = await redis.connect();
    });
    beforeEach(() => { prefix = newPrefix(); });
    after(() => redis?.stop());

    for (const [what, use] of [
        ['transcripts', () => new RedisProvider({ client: own, prefix }).start('talk', generation('one'))],
        ['keys', () => new RedisKeyStore({ client: own, prefix }).destroy(['a'], 1)],
    ] as const) {
        it(`are not touched when a newer version has written ${what} there`, async () => {
            await own.set(`{${prefix}}:format`, '2');
            await assert.rejects(use(), { code: 'ERR_WARDEN_STORE', message: /update bot-warden/ });
            assert.deepEqual(await keysUnder(own, prefix), ['format']);
        });
    }

    it('are looked at again after a failure', async () => {
        await own.set(`{${prefix}}:format`, '2');
        const provider = new RedisProvider({ client: own, prefix });
        await assert.rejects(provider.get('talk'));
        await own.set(`{${prefix}}:format`, '1');
        assert.equal(await provider.get('talk'), undefined);
    });

    it('are found again after Redis has forgotten the scripts', async () => {
        const provider = new RedisProvider({ client: own, prefix });
        await provider.start('talk', generation('one'));
        await own.scriptFlush();
        assert.deepEqual(await provider.get('talk'), { live: generation('one') });
    });

    it('are not those of another prefix, nor those of its key store', async () => {
        const provider = new RedisProvider({ client: own, prefix });
        await provider.start('talk', generation('one'));
        await provider.keyStore.destroy(['a'], 1);
        assert.equal(await new RedisProvider({ client: own, prefix: newPrefix() }).get('talk'), undefined);
        assert.deepEqual(await keysUnder(own, prefix), ['channel:channel-1', 'due', 'format', 'slot:talk']);
        assert.deepEqual(await keysUnder(own, `${prefix}-keys`), ['format', 'key:a', 'tombstones']);
    });
});
