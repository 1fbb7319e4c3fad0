import assert from 'node:assert/strict';
import { RedisProvider } from '../../../../lib/storage/providers/redis';
import { keysUnder, newPrefix, RedisServer, type Client } from '../../../helpers/redis-server';
import { generation, transcriptProviderContract } from '../../../transcripts/provider-contract';
import { wrappedKey } from '../../key-store-contract';

const DAY = 24 * 3_600_000;
const records = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`record ${index}`));
const state = Buffer.from('state');

describe('RedisProvider', function () {
    this.timeout(60_000);
    let redis: RedisServer | undefined;
    let client: Client;
    let other: Client;
    let prefix: string;
    let provider: RedisProvider;
    before(async function () {
        redis = await RedisServer.start(this);
        [client, other] = [await redis.connect(), await redis.connect()];
    });
    beforeEach(() => {
        prefix = newPrefix();
        provider = new RedisProvider({ client, prefix });
    });
    after(() => redis?.stop());

    transcriptProviderContract(() => provider);

    const key = (name: string) => `{${prefix}}:${name}`;

    it('leaves nothing but the tombstone, whoever comes late', async () => {
        await provider.start('talk', generation('one', { users: ['ann'] }));
        await provider.append('talk', 'one', 0, records(600), { due: 1, state, user: 'bob' });
        await provider.erase('talk', 'one', { erasedAt: 5 }, Buffer.from('pending'));
        await provider.purge({ conversation: 'talk', generation: 'one' });
        assert.equal(await provider.append('talk', 'one', 600, records(1), { due: 1, state, user: 'eve' }), 'over');
        await provider.replace('talk', 'one', 0, Buffer.from('late'));
        assert.deepEqual(await keysUnder(client, prefix), ['format', 'slot:talk', 'tombstones']);
        assert.deepEqual({ ...(await client.hGetAll(key('slot:talk'))) }, { erasedAt: '5' });
        await provider.forgetTombstones(6);
        assert.deepEqual(await keysUnder(client, prefix), ['format']);
    });

    it('forgets with the tombstone nothing that was started since', async () => {
        await provider.start('talk', generation('one'));
        await provider.erase('talk', 'one', { erasedAt: 5 });
        await provider.start('talk', generation('two'));
        await provider.forgetTombstones(6);
        assert.deepEqual(await provider.get('talk'), { live: generation('two') });
    });

    it('purges from the end on, some at a time', async () => {
        await provider.start('talk', generation('one'));
        await provider.append('talk', 'one', 0, records(20_000), { due: 1, state });
        await provider.erase('talk', 'one', { erasedAt: 5 });
        const purged = provider.purge({ conversation: 'talk', generation: 'one' });
        const left = async () => (await provider.read('talk', 'one', 0, 20_000)).map(String);
        const between = await left();
        assert.ok(between.length > 0 && between.length < 20_000);
        assert.deepEqual(between, records(between.length).map(String));
        await purged;
        assert.deepEqual([await left(), await keysUnder(client, prefix)], [[], ['format', 'slot:talk', 'tombstones']]);
    });

    it('takes each record from one of two processes, and none after the end', async () => {
        const [here, there] = [provider, new RedisProvider({ client: other, prefix })];
        const outcomes = new Set<string>();
        for (let round = 0; round < 100; round++) {
            const [name, id] = [`talk-${round}`, `generation-${round}`];
            await here.start(name, generation(id));
            const late = { due: 1, state };
            const racers = [
                () => here.append(name, id, 0, records(3), late), () => there.append(name, id, 0, records(2), late), () => there.erase(name, id, { erasedAt: 1 }),
            ] as const;
            const turn = round % 3;
            const ran = await Promise.all([...racers.slice(turn), ...racers.slice(0, turn)].map((race) => race()));
            const [three, two, erased] = [...ran.slice(3 - turn), ...ran.slice(0, 3 - turn)];
            const kept = three === 'ok' ? 3 : two === 'ok' ? 2 : 0;
            assert.ok(!(three === 'ok' && two === 'ok'));
            assert.deepEqual([erased, (await here.read(name, id, 0, 9)).length, await here.get(name)], [kept, kept, { erased: { erasedAt: 1 } }]);
            outcomes.add(`${three} ${two}`);
        }
        assert.ok(outcomes.size > 1, [...outcomes].join());
    });

    for (const [what, before, after] of [
        ['in the past', 0, 1_000], ['sooner', Date.now() + 300 * DAY, Date.now() + DAY], ['later', Date.now() + DAY, Date.now() + 300 * DAY],
        ['the same', Date.now() + DAY, Date.now() + DAY], ['an hour later', Date.now(), Date.now() + 3_600_000], ['never', 1, Number.MAX_VALUE],
    ] as const) {
        it(`has Redis delete all records a week or more after they are due, which is ${what} after a change`, async () => {
            await provider.start('talk', generation('one', { due: before }));
            await provider.append('talk', 'one', 0, records(200), { due: before, state });
            await provider.append('talk', 'one', 200, records(400), { due: after, state });
            const due = Math.min(Math.max(after, Date.now()), 8.64e15);
            const deadlines = ['records:one:0', 'records:one:1', 'records:one:2', 'slot:talk'].map((name) => client.pExpireTime(key(name)));
            const days = (await Promise.all(deadlines)).map((deadline) => (deadline - due) / DAY);
            assert.equal((await keysUnder(client, prefix)).filter((name) => name.startsWith('records:')).length, 3);
            assert.ok(days.slice(0, 3).every((each) => each > 6.99 && each < 9.01), days.join());
            assert.ok(days.at(-1)! > 28.99 && days.at(-1)! < 31.01, days.join());
        });
    }

    it('takes off its lists what Redis has deleted', async () => {
        for (const name of ['a', 'b', 'c', 'd']) await provider.start(name, generation(`of-${name}`, { users: ['ann'] }));
        for (const name of ['a', 'b', 'd']) await client.del(key(`slot:${name}`));
        for (const filter of [{ channel: 'channel-1' }, { user: 'ann' }]) assert.deepEqual(await provider.list(filter, '', 1), ['c']);
        assert.deepEqual(await provider.due(2_000, 1), { names: ['c'], next: undefined });
        for (const filter of [{ channel: 'channel-1' }, { user: 'ann' }]) assert.deepEqual(await provider.list(filter, 'c', 1), []);
        assert.deepEqual(await provider.due(2_000, 9), { names: ['c'], next: undefined });
        for (const list of ['due', 'channel:channel-1', 'user:ann']) assert.deepEqual(await client.zRange(key(list), 0, -1), ['c']);
    });

    it('has all its keys under the hash tag of a cluster, and none elsewhere', async () => {
        for (const name of ['a', 'b']) {
            await provider.start(name, generation(`of-${name}`, { users: ['ann'] }));
            await provider.append(name, `of-${name}`, 0, records(3), { due: 1, state });
        }
        await provider.erase('a', 'of-a', { erasedAt: 5 });
        await provider.keyStore.create('hour-1', wrappedKey(1));
        const keys = await Promise.all(['*', '{spec-*}:*'].map(async (pattern) => (await client.keys(pattern)).length));
        assert.ok(keys[0]! >= 12 && keys[0] === keys[1], keys.join());
    });

    for (const [what, damage, use] of [
        ['the state is', () => client.hDel(key('slot:talk'), 'state'), () => provider.get('talk')],
        ['records are', () => client.del(key('records:one:0')), () => provider.append('talk', 'one', 3, records(1), { due: 1, state })],
    ] as [string, () => Promise<unknown>, () => Promise<unknown>][]) {
        it(`says so when ${what} missing, and can be made to erase the rest`, async () => {
            await provider.start('talk', generation('one'));
            await provider.append('talk', 'one', 0, records(3), { due: 1, state });
            await damage();
            await assert.rejects(use, { code: 'ERR_WARDEN_STORE', message: /missing/ });
            await provider.replace('talk', 'one', 0, Buffer.from('x'));
            assert.equal(await provider.erase('talk', 'one', { erasedAt: 5 }), 3);
        });
    }

    describe('when the memory of Redis is full', () => {
        beforeEach(async () => {
            await provider.start('talk', generation('one', { users: ['ann'] }));
            await provider.append('talk', 'one', 0, records(3), { due: 1, state });
            await provider.keyStore.create('key', wrappedKey(1));
            await client.configSet('maxmemory', '1');
        });
        afterEach(() => client.configSet('maxmemory', '0'));

        for (const [what, change] of [
            ['start', () => provider.start('new', generation('new'))],
            ['add', () => provider.append('talk', 'one', 3, records(1), { due: 5, state: Buffer.from('other'), user: 'bob' })],
            ['change', () => provider.append('talk', 'one', 3, [], { due: 5, state: Buffer.from('other'), user: 'bob' })],
            ['create a key', () => provider.keyStore.create('new', wrappedKey(2))],
        ] as [string, () => Promise<unknown>][]) {
            it(`refuses to ${what}, and changes nothing`, async () => {
                const keys = await keysUnder(client, prefix);
                const slot = await provider.get('talk');
                await assert.rejects(change, { code: 'ERR_WARDEN_STORE' });
                assert.deepEqual([await keysUnder(client, prefix), await provider.get('talk')], [keys, slot]);
                assert.deepEqual(await provider.keyStore.get(['new']), [undefined]);
            });
        }

        it('erases all the same', async () => {
            await provider.keyStore.destroy(['key', 'new'], 5);
            assert.equal(await provider.erase('talk', 'one', { erasedAt: 5 }, Buffer.from('pending')), 3);
            await provider.purge({ conversation: 'talk', generation: 'one' });
            assert.deepEqual(await provider.keyStore.get(['key', 'new']), [{ destroyedAt: 5 }, { destroyedAt: 5 }]);
            await provider.forgetTombstones(6);
            assert.deepEqual(await keysUnder(client, prefix), ['format']);
        });
    });
});
