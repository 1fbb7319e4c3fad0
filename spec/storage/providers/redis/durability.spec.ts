import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { RedisProvider } from '../../../../lib/storage/providers/redis';
import { Cuttable } from '../../../helpers/cuttable';
import { newPrefix, RedisServer, type Client } from '../../../helpers/redis-server';
import { until } from '../../../helpers/servers';
import { generation } from '../../../transcripts/provider-contract';
import { wrappedKey } from '../../key-store-contract';

const changes = { due: 1, state: Buffer.from('state') };
const store = { code: 'ERR_WARDEN_STORE' };

describe('RedisProvider, when things break', function () {
    this.timeout(60_000);
    let redis: RedisServer | undefined;
    let client: Client;
    before(async function () { redis = await RedisServer.start(this); });
    beforeEach(async () => { client = await redis!.connect(); });
    after(() => redis?.stop());

    const count = async (provider: RedisProvider) => {
        const slot = await provider.get('talk');
        assert.ok(slot && 'live' in slot);
        assert.equal((await provider.read('talk', 'one', 0, 1_000)).length, slot.live.count);
        return slot.live.count;
    };

    it('has after a crash of Redis what it acknowledged; calls reject meanwhile, and work again after it', async () => {
        const provider = new RedisProvider({ client, prefix: newPrefix() });
        await provider.start('talk', generation('one'));
        await provider.keyStore.create('key', wrappedKey(1));
        await provider.keyStore.destroy(['destroyed'], 5);
        let acknowledged = 0;
        const appending = (async () => {
            for (;; acknowledged++) await provider.append('talk', 'one', acknowledged, [randomBytes(100)], changes);
        })();
        await until(async () => assert.ok(acknowledged > 20));
        await Promise.all([redis!.kill(), assert.rejects(appending, store)]);
        for (const call of [
            () => provider.get('talk'), () => provider.start('talk', generation('two')), () => provider.append('talk', 'one', acknowledged, [], changes),
            () => provider.read('talk', 'one', 0, 1), () => provider.replace('talk', 'one', 0, randomBytes(1)), () => provider.erase('talk', 'one', { erasedAt: 1 }),
            () => provider.erasures(1), () => provider.purge({ conversation: 'talk', generation: 'one' }), () => provider.due(1, 1),
            () => provider.list({ user: 'ann' }, '', 1), () => provider.forgetTombstones(1),
            () => provider.keyStore.get(['key']), () => provider.keyStore.create('a', wrappedKey(1)), () => provider.keyStore.rewrap('key', wrappedKey(2)),
            () => provider.keyStore.destroy(['key'], 1), () => provider.keyStore.hours(), () => provider.keyStore.forgetTombstones(1),
        ] as (() => Promise<unknown>)[]) await assert.rejects(call, store, String(call));
        await redis!.up();
        const kept = await until(() => count(provider));
        assert.ok(kept === acknowledged || kept === acknowledged + 1, `${kept} of ${acknowledged}`);
        assert.equal(await provider.append('talk', 'one', kept, [randomBytes(1)], changes), 'ok');
        assert.deepEqual(await provider.keyStore.get(['key', 'destroyed', 'a']), [{ live: wrappedKey(1) }, { destroyedAt: 5 }, undefined]);
    });

    for (const [lost, expected] of [['requests', 1], ['answers', 4]] as const) {
        it(`rejects when the network loses ${lost}, and has all records of a call or none`, async () => {
            const network = await Cuttable.to(redis!.port);
            try {
                const provider = new RedisProvider({ client: await redis!.connect(network.port), prefix: newPrefix() });
                await provider.start('talk', generation('one'));
                await provider.append('talk', 'one', 0, [randomBytes(100)], changes);
                network.lost = lost;
                await assert.rejects(provider.append('talk', 'one', 1, [1, 2, 3].map(() => randomBytes(100_000)), changes), store);
                await assert.rejects(provider.get('talk'), store);
                network.lost = 'nothing';
                assert.equal(await until(() => count(provider)), expected);
            } finally {
                network.close();
            }
        });
    }

    it('leaves of an erased transcript what the append-only file has, until Redis rewrites that', async () => {
        const provider = new RedisProvider({ client, prefix: newPrefix() });
        const secrets = { record: randomBytes(100), replaced: randomBytes(100), state: randomBytes(100), pending: randomBytes(100), key: randomBytes(40), old: randomBytes(40) };
        const live = { record: randomBytes(100), key: randomBytes(40) };
        await provider.start('talk', generation('one', { state: secrets.state }));
        await provider.append('talk', 'one', 0, [secrets.record, secrets.replaced], { ...changes, state: secrets.state });
        await provider.replace('talk', 'one', 1, Buffer.from('redacted'));
        await provider.keyStore.create('key', { wrapped: secrets.old, hour: 1 });
        await provider.keyStore.rewrap('key', { wrapped: secrets.key, hour: 2 });
        await provider.start('neighbour', generation('two'));
        await provider.append('neighbour', 'two', 0, [live.record], changes);
        await provider.keyStore.create('neighbour', { wrapped: live.key, hour: 1 });

        await provider.keyStore.destroy(['key'], 5);
        await provider.erase('talk', 'one', { erasedAt: 5 }, secrets.pending);
        await provider.purge({ conversation: 'talk', generation: 'one' });
        const found = (what: Record<string, Buffer>) => Object.keys(what).filter((name) => redis!.holds(what[name]!));
        assert.deepEqual([found(secrets), found(live)], [Object.keys(secrets), Object.keys(live)]);
        await redis!.rewrite(client);
        assert.deepEqual([found(secrets), found(live)], [[], Object.keys(live)]);
    });
});
