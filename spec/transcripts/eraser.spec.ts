import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import { MemoryProvider, SelfDestructingTranscripts, verifyReceipt, type AlsoErased, type ErasedConversation, type ErasureReceipt } from '../../lib';
import { failing } from '../helpers/failing';
import { frozenClock } from '../helpers/frozen-clock';
import { inside, keep, said, slotsIn, transcripts } from './support/kept';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Something else that is kept of conversations and users; it fails while it is down. */
function other(name = 'other') {
    const erased: ErasedConversation[] = [];
    const users: string[] = [];
    const state = { down: false };
    const check = () => { if (state.down) throw new RangeError('detail'); };
    const also: AlsoErased = {
        name,
        conversation: async (each) => { check(); erased.push(each); },
        user: async ({ userId }) => { check(); users.push(userId); },
    };
    return { also, erased, users, state };
}

const statesOf = ({ stores }: ErasureReceipt) => stores.map(({ store, state }) => `${store}: ${state}`);
const notesIn = async (provider: MemoryProvider) => (await provider.erasures(10)).length;
const isShredded = (provider: MemoryProvider, id: string) => 'destroyedAt' in (slotsIn(provider).get(id) ?? {});

describe('an erasure', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    it('goes in its order: tombstone, key, everything else, records', async () => {
        const [provider, order] = [new MemoryProvider(), [] as string[]];
        for (const [target, method] of [[provider, 'erase'], [provider.keyStore, 'destroy'], [provider, 'purge']] as [any, string][]) {
            const call = target[method].bind(target);
            target[method] = async (...args: unknown[]) => { order.push(method); return call(...args); };
        }
        const { store } = transcripts({ provider, also: [{ name: 'other', conversation: async () => { order.push('other'); } }] });
        await keep(store, said('hi'));
        await store.erase(said(''));
        assert.deepEqual(order, ['erase', 'destroy', 'other', 'purge']);
    });

    it('tells the others whose it was, and why', async () => {
        const { also, erased } = other();
        const { store } = transcripts({ also: [also] });
        await keep(store, said('hi'), said('hello', { user: 'bob' }));
        await store.erase(said(''));
        assert.deepEqual(erased, [{ channelId: 'directline', conversationId: 'talk', userIds: ['ann', 'bob'], reason: 'request' }]);
    });

    describe('that is cut short', () => {
        for (const [where, target, method, states, failed] of [
            ['at the tombstone', 'provider', 'erase', ['transcripts: shredded'], 1],
            ['at the key', 'keys', 'destroy', ['transcripts: hidden'], 1],
            ['at the others', 'others', '', ['transcripts: shredded', 'other: pending'], 0],
            ['at the records', 'provider', 'purge', ['transcripts: shredded', 'other: purged'], 0],
        ] as const) {
            const setUp = async () => {
                const provider = new MemoryProvider();
                const { also, erased, state } = other();
                const down = target === 'others' ? state : failing(target === 'keys' ? provider.keyStore : provider, method as never);
                down.down = target !== 'others';
                const options = target === 'keys' ? { provider, keyStore: down as never } : { provider: target === 'provider' ? down as never : provider };
                const all = transcripts({ ...options, also: [also] });
                await keep(all.store, said('secret'));
                const { generation } = [...inside(provider).values()][0]!;
                down.down = true;
                const receipt = await all.store.erase(said(''));
                return { ...all, provider, also, erased, down, receipt, id: generation.id };
            };

            it(`${where} says how far it came`, async () => {
                const { receipt, keys } = await setUp();
                assert.deepEqual([statesOf(receipt), receipt.failed, receipt.verified, verifyReceipt(receipt, keys)], [states, failed, false, true]);
                assert.doesNotMatch(JSON.stringify(receipt), /detail|the store is down|secret/);
            });

            it(`${where} shows nothing any more, here or in another process`, async () => {
                const { textsOf, keys, provider, down } = await setUp();
                assert.deepEqual(await textsOf(), []);
                down.down = false;
                assert.deepEqual(await transcripts({ keys, provider }).textsOf(), []);
            });

            it(`${where} is not said to be done by asking again`, async () => {
                const { store } = await setUp();
                assert.equal((await store.erase(said(''))).verified, false);
            });

            it(`${where} is finished by itself`, async () => {
                const { provider, down, erased, id } = await setUp();
                down.down = false;
                await clock.tickAsync(5_000);
                assert.deepEqual([inside(provider).size, await notesIn(provider), isShredded(provider, id), erased.at(-1)?.conversationId], [0, 0, true, 'talk']);
            });

            if (where !== 'at the tombstone') { // of which nobody else knows
                it(`${where} is finished by another process`, async () => {
                    const { store, provider, keys, erased, also, id } = await setUp();
                    store.close();
                    const { verified } = await new SelfDestructingTranscripts({ keys, provider, also: [{ ...also, conversation: async (each) => { erased.push(each); } }] }).sweep();
                    assert.deepEqual([await notesIn(provider), isShredded(provider, id), erased.at(-1)?.userIds, verified], [0, true, ['ann'], true]);
                });
            }

            it(`${where} keeps nobody from going on once the store is back`, async () => {
                const { store, down, textsOf } = await setUp();
                down.down = false;
                await store.sweep();
                await keep(store, said('new'));
                assert.deepEqual(await textsOf(), ['new']);
            });
        }

        it('at the tombstone does not hang whoever goes on, and keeps nothing', async () => {
            const { store, textsOf } = transcripts({ provider: failing(new MemoryProvider(), 'erase') });
            await keep(store, said('hi'));
            await store.erase(said(''));
            await assert.rejects(keep(store, said('more')), { code: 'ERR_WARDEN_STORE' });
            assert.deepEqual(await textsOf(), []);
        });

        it('at the end of a turn does not take what comes after it', async () => {
            const provider = new MemoryProvider();
            const down = failing(provider, 'erase');
            const { store, keys, textsOf } = transcripts({ provider: down });
            const turn = await store.begin(said(''));
            await store.append(turn, said('old'));
            await store.endTurn(turn, said(''));
            const another = transcripts({ keys, provider });
            await another.store.erase(said(''));
            await keep(another.store, said('new'));
            down.down = false;
            await store.sweep();
            assert.deepEqual(await textsOf(), ['new']);
        });

        it('in many conversations does not keep others waiting', async () => {
            const provider = new MemoryProvider();
            const stuck = { name: 'other', conversation: async ({ conversationId }: ErasedConversation) => { if (conversationId.startsWith('stuck')) throw new Error('no'); } };
            const { store, keys } = transcripts({ provider, also: [stuck] });
            for (let index = 0; index < 70; index++) await keep(store, said('hi', { conversation: `stuck ${index}` }));
            for (let index = 0; index < 70; index++) await store.erase(said('', { conversation: `stuck ${index}` }));
            await keep(store, said('hi', { conversation: 'free' }));
            const kept = [...inside(provider)][0]!;
            await provider.erase(kept[0], kept[1].generation.id, { erasedAt: Date.now() }); // and then a crash
            const { verified } = await transcripts({ keys, provider, also: [stuck] }).store.sweep();
            assert.deepEqual([isShredded(provider, kept[1].generation.id), verified, (await provider.erasures(100)).length], [true, false, 70]);
        });

        it('leaves a note that does not open, and goes on with the others', async () => {
            const { also, state, erased } = other();
            const { store, provider, keys } = transcripts({ also: [also] });
            state.down = true;
            for (const conversation of ['a', 'b']) {
                await keep(store, said('hi', { conversation }));
                await store.erase(said('', { conversation }));
            }
            store.close();
            const [note] = (provider as unknown as { ended: Map<string, { pending: Buffer }> }).ended.values();
            note!.pending.fill(0);
            state.down = false;
            const receipt = await transcripts({ keys, provider, also: [also] }).store.sweep();
            assert.deepEqual([erased.map(({ conversationId }) => conversationId), await notesIn(provider), receipt.verified], [['b'], 1, false]);
        });
    });

    it('of a transcript whose key is lost still erases the rest, when it is told which', async () => {
        const { also, erased } = other();
        const { store, provider, keys } = transcripts();
        await keep(store, said('hi'));
        slotsIn(provider).clear();
        const { verified } = await transcripts({ keys, provider, also: [also] }).store.erase(said(''));
        assert.deepEqual([erased.map(({ conversationId }) => conversationId), verified], [['talk'], true]);
    });

    it('of a transcript whose key is lost does not say that the rest is gone, when nobody knows which', async () => {
        const { also, erased } = other();
        const { store, provider, keys } = transcripts();
        await keep(store, said('hi'));
        slotsIn(provider).clear();
        const receipt = await transcripts({ keys, provider, also: [also] }).store.eraseUser('directline', 'ann');
        assert.deepEqual([erased, receipt.verified, statesOf(receipt)], [[], false, ['transcripts: purged', 'other: pending']]);
    });

    it('is asked for by a user whose list breaks off: it says so, and the rest of the user goes', async () => {
        const { also, users } = other();
        const { store, events } = transcripts({ provider: failing(new MemoryProvider(), 'list'), also: [also] });
        const receipt = await store.eraseUser('directline', 'ann');
        assert.deepEqual([receipt.verified, users, events.map(({ type }) => type)], [false, ['ann'], ['store-unavailable']]);
    });

    for (const [channelId, userId] of [['directline', ''], ['directline', undefined], ['directline', 5], [undefined, 'ann']]) {
        it(`cannot be asked for by ${JSON.stringify([channelId, userId])}`, async () => {
            await assert.rejects(transcripts().store.eraseUser(channelId as string, userId as string), { name: 'OptionError' });
        });
    }

    describe('hands its receipt out', () => {
        for (const [what, options, act] of [
            ['on request', {}, async (store) => { await store.erase(said('')); }],
            ['at the end', {}, async (store) => { await store.endTurn(await store.begin(said('')), said('')); }],
            ['in a sweep that somebody asked for', { silence: HOUR }, async (store) => { clock.setSystemTime(Date.now() + HOUR); await store.sweep(); }],
            ['in a sweep of its own', { silence: HOUR }, async () => { await clock.tickAsync(HOUR); }],
            ['when somebody goes on with it', { silence: HOUR }, async (store) => { clock.setSystemTime(Date.now() + HOUR); await store.begin(said('')); }],
        ] as [string, object, (store: SelfDestructingTranscripts) => Promise<void>][]) {
            it(what, async () => {
                const receipts: ErasureReceipt[] = [];
                const { store, keys } = transcripts({ ...options, onReceipt: (receipt) => receipts.push(receipt) });
                await keep(store, said('hi'));
                await act(store);
                assert.deepEqual(receipts.map((receipt) => [receipt.total, receipt.records, receipt.verified, verifyReceipt(receipt, keys.publicKeys())]), [[1, 1, true, true]]);
            });
        }

        for (const [how, onReceipt] of [['throws', () => { throw new Error('no'); }], ['rejects', () => Promise.reject(new Error('no'))]] as [string, () => void][]) {
            it(`to one who ${how}, and is done all the same`, async () => {
                const { store, provider } = transcripts({ onReceipt });
                await keep(store, said('hi'));
                assert.deepEqual([(await store.erase(said(''))).verified, inside(provider).size], [true, 0]);
            });
        }
    });

    it('counts for the limit that was reached, after a hold too', async () => {
        const { store, events } = transcripts({ silence: HOUR, maxAge: 2 * DAY });
        await keep(store, said('hi'));
        await store.hold(said(''), { reason: 'case 7', until: Date.now() + 3 * DAY });
        await clock.tickAsync(3 * DAY);
        assert.deepEqual(events.map((event) => 'reason' in event && event.reason), ['silence']);
    });
});
