import assert from 'node:assert/strict';
import { MemoryProvider, SelfDestructMiddleware, type ConversationRef, type RecallOutcome } from '../../lib';
import { CloudBot } from '../login/support/cloud-bot';
import { failing } from '../helpers/failing';
import { inside, keep, said, transcripts } from './support/kept';

const GROUP = { channelId: 'msteams', conversation: { id: 'group', isGroup: true, name: 'Group', conversationType: 'channel' } } as const;

describe('forget me', () => {
    describe('in a group', () => {
        const inGroup = (user: string, text: string, more = {}) => ({ ...GROUP, type: 'message', text, from: { id: user, name: user }, ...more });
        function groupBot(options: Parameters<typeof transcripts>[0] = {}) {
            const all = transcripts(options);
            const bot = new CloudBot([new SelfDestructMiddleware({ store: all.store })], async (context) => { await context.sendActivity(`echo: ${context.activity.text}`); });
            const say = async (user: string, text: string) => (await bot.take(inGroup(user, text) as object)).sent.map((sent) => sent.text);
            return { ...all, bot, say, texts: () => all.textsOf('group', 'msteams') };
        }

        it("erases what that user said and was told, and leaves the others'", async () => {
            const { say, texts } = groupBot();
            for (const [user, text] of [['ann', 'one'], ['bob', 'two'], ['ann', 'three']] as const) await say(user, text);
            assert.deepEqual(await say('ann', 'forget me'), ['What you said here, and what I answered, has been erased. The chat service may keep its own copy for a while.']);
            assert.deepEqual(await texts(), ['two', 'echo: two']);
        });

        for (const [what, more, isShared] of [
            ['a group chat that says so by its type alone', { channelId: 'msteams', conversation: { id: 'group', conversationType: 'groupChat' } }, true],
            ['one to one', { channelId: 'msteams', conversation: { id: 'group', conversationType: 'personal' } }, false],
            ['Direct Line, where the client says that it is one', { channelId: 'directline', conversation: { id: 'group', isGroup: true } }, false],
        ] as [string, { channelId: string; conversation: object }, boolean][]) {
            it(`${isShared ? 'is' : 'is not'} what it takes for one: ${what}`, async () => {
                const { store, textsOf } = transcripts();
                for (const [user, text] of [['ann', 'one'], ['bob', 'two']] as const) await keep(store, { ...inGroup(user, text), ...more } as never);
                await store.forget(more as ConversationRef, 'ann');
                assert.deepEqual(await textsOf('group', more.channelId), isShared ? ['two'] : []);
            });
        }

        it('says in the receipt how it was done', async () => {
            const { say, store } = groupBot();
            for (const [user, text] of [['ann', 'one'], ['bob', 'two']] as const) await say(user, text);
            const { verified, records, total, method, failed } = await store.forget(GROUP, 'ann');
            assert.deepEqual([verified, records, total, failed, /overwritten/.test(method), /destroyed \(/.test(method)], [true, 2, 1, 0, true, false]);
        });

        it('erases replies by what they reply to', async () => {
            const { store, textsOf } = transcripts();
            const turn = await store.begin(GROUP);
            await store.append(turn, inGroup('ann', 'one', { id: '1' }));
            await store.append(turn, { ...inGroup('bot', 'to all', { id: '2' }), replyToId: '1' }, { delivered: true });
            await store.append(turn, { ...inGroup('bot', 'to others', { id: '3' }), replyToId: '9' }, { delivered: true });
            await store.forget(GROUP, 'ann');
            assert.deepEqual(await textsOf('group', 'msteams'), ['to others']);
        });

        it('takes back what that user was told alone', async () => {
            const { say, store } = groupBot();
            for (const [user, text] of [['ann', 'one'], ['bob', 'two']] as const) await say(user, text);
            const taken: string[] = [];
            await store.forget(GROUP, 'bob', async (ids) => { taken.push(...ids); return []; });
            assert.deepEqual(taken, ['out-2']);
        });

        it('waits for the end of a hold', async () => {
            const { say, store, texts } = groupBot();
            await say('ann', 'one');
            await store.hold(GROUP, { reason: 'case 7', until: Date.now() + 9_999 });
            const { verified, failed } = await store.forget(GROUP, 'ann');
            assert.deepEqual([verified, failed, (await texts()).length], [false, 1, 2]);
        });

        for (const method of ['get', 'read', 'replace'] as const) {
            it(`does not say that it erased when the store fails at ${method}`, async () => {
                const down = failing(new MemoryProvider(), method);
                down.down = false;
                const { say, store } = groupBot({ provider: down });
                await say('ann', 'one');
                down.down = true;
                const { verified, failed } = await store.forget(GROUP, 'ann');
                assert.deepEqual([verified, failed], [false, 1]);
            });
        }

        it('does no harm when there is nothing', async () => {
            const { verified, total } = await transcripts().store.forget(GROUP, 'ann');
            assert.deepEqual([verified, total], [true, 0]);
        });

        it('of nobody in particular erases all', async () => {
            const { say, store, provider } = groupBot();
            await say('ann', 'one');
            await store.forget(GROUP, undefined);
            assert.equal(inside(provider).size, 0);
        });
    });

    describe('and what was delivered', () => {
        const told = async (options: Parameters<typeof transcripts>[0] = {}) => {
            const all = transcripts(options);
            const turn = await all.store.begin(said(''));
            for (const id of ['1', '2', '3']) await all.store.append(turn, { ...said(id), id, recipient: { id: 'ann' } }, { delivered: id !== '2' });
            return { ...all, turn };
        };

        for (const [what, act] of [
            ['on request', ({ store }, recall) => store.forget(said(''), 'ann', recall)],
            ['at the end', ({ store, turn }, recall) => store.endTurn(turn, said(''), recall)],
        ] as [string, (all: Awaited<ReturnType<typeof told>>, recall: (ids: readonly string[]) => Promise<RecallOutcome[]>) => Promise<unknown>][]) {
            it(`is taken back ${what}, after the erasure`, async () => {
                const all = await told();
                const calls: unknown[] = [];
                await act(all, async (ids) => { calls.push([ids, inside(all.provider).size]); return []; });
                assert.deepEqual(calls, [[['3', '1'], 0]]);
            });

            it(`does not keep the erasure ${what} from happening when it cannot be taken back`, async () => {
                const all = await told();
                await act(all, () => Promise.reject(new Error('no')));
                assert.equal(inside(all.provider).size, 0);
            });

            it(`does not keep the erasure ${what} from happening when it cannot be read`, async () => {
                const down = failing(new MemoryProvider(), 'read');
                const all = await told({ provider: down });
                await act(all, async () => []);
                assert.equal((await down.get(all.store.labelOf(said(''))) as { erased?: unknown }).erased !== undefined, true);
            });
        }

        it('counts as failed in the receipt when it cannot be taken back', async () => {
            const { store } = await told();
            const { channels, verified } = await store.forget(said(''), 'ann', () => Promise.reject(new Error('no')));
            assert.deepEqual([channels, verified], [[{ channelId: 'directline', recalled: 0, notSupported: 0, failed: 2 }], true]);
        });

        it('is a hundred messages at most', async () => {
            const { store, turn } = await told();
            await Promise.all(Array.from({ length: 250 }, (_, index) => store.append(turn, { ...said('x'), id: `m${index}`, recipient: { id: 'ann' } }, { delivered: true })));
            let count = 0;
            await store.forget(said(''), 'ann', async (ids) => { count = ids.length; return []; });
            assert.equal(count, 100);
        });
    });

    it('does not count on ids that are none', async () => {
        const { store, textsOf } = transcripts();
        for (const id of [5, null, {}, undefined]) await keep(store, { ...said('hi'), from: { id: id as unknown as string, role: 'user' } });
        await keep(store, said('ann'));
        assert.equal((await textsOf()).length, 5);
        assert.equal((await store.eraseUser('directline', 'ann')).records, 5);
    });
});
