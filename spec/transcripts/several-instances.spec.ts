import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import { KeyRing, MemoryProvider, SelfDestructingTranscripts } from '../../lib';
import { dueAt, openState } from '../../lib/transcripts/state';
import { DataKeys } from '../../lib/storage/data-keys';
import { frozenClock } from '../helpers/frozen-clock';
import { inside, keep, said, transcripts } from './support/kept';

const HOUR = 3_600_000;

describe('several instances over one provider', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    function two(options: Parameters<typeof transcripts>[0] = {}) {
        const one = transcripts(options);
        return { one, other: transcripts({ ...options, keys: one.keys, provider: one.provider }), provider: one.provider };
    }

    it('add what they have at the same time, each record once and each in its order', async () => {
        const { one, other } = two();
        const say = async ({ store }: typeof one, who: string) => {
            const turn = await store.begin(said(''));
            await Promise.all(Array.from({ length: 9 }, (_, index) => store.append(turn, said(`${who} ${index}`, { user: who }))));
        };
        await Promise.all([say(one, 'ann'), say(other, 'bob')]);
        const texts = await one.textsOf();
        assert.equal(texts.length, 18);
        for (const who of ['ann', 'bob']) assert.deepEqual(texts.filter((text) => text.startsWith(who)), Array.from({ length: 9 }, (_, index) => `${who} ${index}`));
    });

    it('write nothing of an older turn into what another has begun anew', async () => {
        const { one, other } = two();
        const turn = await one.store.begin(said(''));
        await one.store.append(turn, said('old'));
        await other.store.erase(said(''));
        await keep(other.store, said('new'));
        const results = await Promise.all([one.store.append(turn, said('late')), one.store.expireTurn(turn, 5), one.store.expireActivities(turn, ['1'], 5), one.store.endTurn(turn, said(''))]);
        assert.deepEqual([results, await one.textsOf()], [[false, undefined, undefined, false], ['new']]);
        await clock.tickAsync(6);
        assert.deepEqual(await one.textsOf(), ['new']);
    });

    it('go on after another has begun anew', async () => {
        const { one, other } = two();
        await keep(one.store, said('old'));
        await other.store.erase(said(''));
        await keep(other.store, said('new'));
        await keep(one.store, said('newer'));
        assert.deepEqual(await other.textsOf(), ['new', 'newer']);
    });

    it('do not undo what another has changed of the times', async () => {
        const { one, other, provider } = two();
        await keep(one.store, said('a'));
        const turn = await one.store.begin(said(''));
        await other.store.expireAfter(said(''), HOUR);
        await one.store.append(turn, said('b'));
        await clock.tickAsync(HOUR);
        assert.equal(inside(provider).size, 0);
    });

    it('begin nothing anew to end it, or to have it expire', async () => {
        const { one, provider } = two();
        await one.store.end(said(''));
        await one.store.expireAfter(said(''), HOUR);
        assert.equal(inside(provider).size, 0);
    });

    it('take an end, a limit and a hold in any order, and what the provider has as due is what the state says', async () => {
        const { one, other, provider } = two({ end: HOUR });
        const keys = new DataKeys(provider.keyStore, one.keys);
        await keep(one.store, said('a'));
        for (const act of [
            () => one.store.hold(said(''), { reason: 'x', until: Date.now() + 9 * HOUR }),
            () => other.store.expireAfter(said(''), 5 * HOUR),
            () => keep(one.store, said('b')),
            async () => other.store.append(await other.store.begin(said('')), said('c'), { expiresAt: Date.now() + HOUR / 2 }),
            () => one.store.end(said('')),
            () => other.store.release(said('')),
            () => keep(other.store, said('d', { user: 'bob' })),
        ] as (() => Promise<unknown>)[]) {
            await act();
            const [name, { generation }] = [...inside(provider)][0]!;
            const state = openState((await keys.open(generation.id))!, name, generation);
            assert.equal(generation.due, dueAt(state));
        }
    });

    it('have a user who takes part found', async () => {
        const { one, other } = two();
        await Promise.all([keep(one.store, said('a')), keep(other.store, said('b', { user: 'bob' }))]);
        assert.equal((await one.store.eraseUser('directline', 'bob')).records, 2);
    });

    it('keep what many users say at once in a group, in one lot', async () => {
        const { one } = two();
        const turn = await one.store.begin(said(''));
        await Promise.all(Array.from({ length: 60 }, (_, index) => one.store.append(turn, said(String(index), { user: `user ${index % 7}` }))));
        const { items, continuationToken } = await one.store.getTranscriptActivities('directline', 'talk');
        assert.deepEqual(items.map(({ text }: { text: string }) => text), Array.from({ length: 20 }, (_, index) => String(index)));
        assert.equal(continuationToken, '20');
        for (let user = 0; user < 7; user++) assert.equal((await one.provider.list({ user: (inside(one.provider).values().next().value!).generation.users[user]! }, '', 9)).length, 1);
    });

    it('do not lose one user for the failure of another', async () => {
        const provider = new MemoryProvider();
        const { store, textsOf } = transcripts({ provider });
        const turn = await store.begin(said(''));
        const append = provider.append.bind(provider);
        let calls = 0;
        provider.append = async (...args) => ((calls += 1) === 2 ? Promise.reject(new Error('no')) : append(...args));
        const settled = await Promise.allSettled(['ann', 'bob', 'cid'].map((user) => store.append(turn, said(user, { user }))));
        assert.deepEqual([settled.map(({ status }) => status), await textsOf()], [['fulfilled', 'rejected', 'fulfilled'], ['ann', 'cid']]);
    });
});

describe('ten thousand records', () => {
    it('leave no more at hand than ten', async function () {
        this.timeout(20_000);
        const sizes: number[] = [];
        const keys = KeyRing.generate();
        const provider = new MemoryProvider();
        const store = new SelfDestructingTranscripts({ keys, provider, redactor: { redactActivity: (activity) => ({ activity, findings: [] }) as never } });
        for (let lot = 0; lot < 10; lot++) {
            const turn = await store.begin(said(''));
            await Promise.all(Array.from({ length: 1_000 }, (_, index) => store.append(turn, said('x', { user: `user ${lot}` }), { expiresAt: Date.now() + HOUR + index })));
            sizes.push(inside(provider).values().next().value!.generation.state.length);
        }
        store.close();
        assert.ok(Math.max(...sizes) < 3_000, `${sizes.join(', ')} bytes of state`);
        assert.equal(inside(provider).values().next().value!.records.length, 10_000);
    });
});
