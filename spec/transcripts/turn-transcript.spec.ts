import assert from 'node:assert/strict';
import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { expireAfter, MemoryProvider, SelfDestructMiddleware, type SelfDestructingTranscriptsOptions } from '../../lib';
import { CloudBot } from '../login/support/cloud-bot';
import { failing } from '../helpers/failing';
import { frozenClock } from '../helpers/frozen-clock';
import { unhandled } from '../helpers/unhandled';
import { inside, transcripts } from './support/kept';

const MINUTE = 60_000;

/** A bot on a channel that can edit and delete. */
function keptBot(logic: (context: TurnContext) => Promise<void>, options: Partial<SelfDestructingTranscriptsOptions> = {}) {
    const all = transcripts(options);
    const bot = new CloudBot([new SelfDestructMiddleware({ store: all.store })], logic);
    const adapter = bot.adapter as { updateActivity: unknown; deleteActivity: unknown };
    adapter.updateActivity = async () => ({ id: '' });
    adapter.deleteActivity = async (_: unknown, __: Partial<ConversationReference>) => {};
    const items = async () => (await all.store.getTranscriptActivities('directline', 'conversation-1')).items as Activity[];
    return { ...all, bot, items, texts: async () => (await items()).map(({ text, type }) => text ?? type) };
}

describe('what a turn leaves', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    for (const [what, change, expected] of [
        ['edits', (context, id) => context.updateActivity({ id, type: 'message', text: 'edited' }), ['hi', 'edited']],
        ['edits, and changes nothing', (context, id) => context.updateActivity({ id, type: 'message', text: 'sent' }), ['hi', 'sent']],
        ['edits twice', async (context, id) => { for (const text of ['once', 'twice']) await context.updateActivity({ id, type: 'message', text }); }, ['hi', 'twice']],
        ['edits what was never kept', (context) => context.updateActivity({ id: 'old', type: 'message', text: 'edited' }), ['hi', 'sent', 'edited']],
        ['edits, with a sensitive value', (context, id) => context.updateActivity({ id, type: 'message', text: 'ann@example.org' }), ['hi', '[EMAIL_ADDRESS]']],
        ['deletes by id', (context, id) => context.deleteActivity(id), ['hi']],
        ['deletes by reference', (context, id) => context.deleteActivity({ activityId: id } as ConversationReference), ['hi']],
        ['edits and deletes', async (context, id) => { await context.updateActivity({ id, type: 'message', text: 'edited' }); await context.deleteActivity(id); }, ['hi']],
        ["deletes the user's", (context) => context.deleteActivity(context.activity.id!), ['sent']],
        ['deletes what was never kept', (context) => context.deleteActivity('old'), ['hi', 'sent']],
    ] as [string, (context: TurnContext, id: string) => Promise<unknown>, string[]][]) {
        it(`is as the bot ${what} right after sending`, async () => {
            const { bot, texts } = keptBot(async (context) => { await change(context, (await context.sendActivity('sent'))!.id); });
            await bot.say('hi');
            assert.deepEqual(await texts(), expected);
        });
    }

    it('does not have the bot taken for a user by what it edits', async () => {
        const { bot, store } = keptBot(async (context) => { await context.updateActivity({ id: 'old', type: 'message', text: 'edited' }); });
        await bot.say('hi');
        assert.deepEqual((await store.eraseUser('directline', 'the-bot')).total, 0);
    });

    for (const [what, turn, expected] of [
        ['edits', { type: 'messageUpdate', id: 'in-1', text: 'edited' }, ['edited', 'echo']],
        ['edits into a code', { type: 'messageUpdate', id: 'in-1', text: '123456' }, ['[SIGN_IN_CODE]', 'echo']],
        ['edits what was never kept', { type: 'messageUpdate', id: 'old', text: 'edited' }, ['one', 'echo', 'edited']],
        ['edits something without an id', { type: 'messageUpdate', id: undefined, text: 'edited' }, ['one', 'echo', 'edited']],
        ['deletes', { type: 'messageDelete', id: 'in-1' }, ['echo']],
        ['deletes what was never kept', { type: 'messageDelete', id: 'old' }, ['one', 'echo']],
        ['deletes an id that is none', { type: 'messageDelete', id: null }, ['one', 'echo']],
    ] as [string, object, string[]][]) {
        it(`is as the user ${what} later`, async () => {
            const { bot, texts } = keptBot(async (context) => { if (context.activity.type === 'message') await context.sendActivity('echo'); });
            await bot.say('one');
            await bot.take(turn as Partial<Activity>);
            assert.deepEqual(await texts(), expected);
        });
    }

    for (const [what, turn] of [['without a conversation', { conversation: undefined }], ['with a conversation of no name', { conversation: {} }], ['with ids of 10 kB', { conversation: { id: 'c'.repeat(10_000) }, from: { id: 'u'.repeat(10_000) }, id: 'i'.repeat(10_000) }]] as [string, object][]) {
        it(`can be ${what}`, async () => {
            const { bot, store } = keptBot(async () => {});
            await bot.take({ type: 'event', name: 'e', ...turn } as Partial<Activity>);
            assert.equal((await store.getTranscriptActivities('directline', (turn as { conversation?: { id?: string } }).conversation?.id ?? '')).items.length, 1);
        });
    }

    for (const conversation of [{ id: 5 }, { id: {} }]) {
        it(`is nothing when the conversation's id is none: ${JSON.stringify(conversation)}`, async () => {
            const { bot, provider } = keptBot(async () => {});
            await bot.take({ type: 'event', conversation } as unknown as Partial<Activity>);
            assert.deepEqual([bot.seen.length, inside(provider).size], [0, 0]);
        });
    }

    it('goes without the bot when it is too large to be searched, and nothing of it is left unsearched', async () => {
        const { bot, items } = keptBot(async () => {});
        await Promise.allSettled([bot.say(`4111111111111111 ${'x'.repeat(4_100_000)}`)]);
        assert.doesNotMatch(JSON.stringify(await items()), /4111/);
    });

    describe('after expireAfter', () => {
        for (const [what, logic] of [
            ['first', async (context) => { expireAfter(context, MINUTE); await context.sendActivity('code'); }],
            ['last', async (context) => { await context.sendActivity('code'); expireAfter(context, MINUTE); }],
            ['last, and then the bot fails', async (context) => { await context.sendActivity('code'); expireAfter(context, MINUTE); throw new Error('no'); }],
            ['twice', async (context) => { expireAfter(context, 9 * MINUTE); await context.sendActivity('code'); expireAfter(context, MINUTE); }],
        ] as [string, (context: TurnContext) => Promise<void>][]) {
            it(`goes at its time, both what the user and what the bot said: called ${what}`, async () => {
                const { bot, texts } = keptBot(async (context) => { if (context.activity.text === 'send me a code') await logic(context); });
                await bot.say('hello');
                await Promise.allSettled([bot.say('send me a code')]);
                await clock.tickAsync(MINUTE - 1);
                assert.deepEqual(await texts(), ['hello', 'send me a code', 'code']);
                await clock.tickAsync(1);
                assert.deepEqual(await texts(), ['hello']);
            });
        }

        it('goes with the whole conversation, whatever is said meanwhile', async () => {
            const { bot, provider } = keptBot(async (context) => { if (context.activity.text === 'first') expireAfter(context, MINUTE, 'conversation'); });
            await bot.say('first');
            await clock.tickAsync(MINUTE - 1);
            await bot.say('second');
            assert.equal(inside(provider).size, 1);
            await clock.tickAsync(1);
            assert.equal(inside(provider).size, 0);
        });

        for (const what of ['turn', 'conversation'] as const) {
            it(`begins nothing anew when its conversation was erased meanwhile (${what})`, async () => {
                const all = keptBot(async (context) => {
                    if (context.activity.text !== 'secret') return;
                    expireAfter(context, MINUTE, what);
                    await all.bot.say('forget me');
                });
                await all.bot.say('secret');
                assert.equal(inside(all.provider).size, 0);
            });
        }

        it('goes in time even when the rest of the turn is not taken', async () => {
            const down = failing(new MemoryProvider(), 'append');
            down.down = false;
            const { bot, texts } = keptBot(async (context) => {
                if (context.activity.text !== 'code') return;
                expireAfter(context, MINUTE);
                for (let turn = 0; turn < 9; turn++) await new Promise(setImmediate);
                down.down = true;
                await context.sendActivity('lost').catch(() => undefined);
                for (let turn = 0; turn < 9; turn++) await new Promise(setImmediate);
                down.down = false;
            }, { provider: down });
            await assert.rejects(bot.say('code'));
            await clock.tickAsync(MINUTE);
            assert.deepEqual(await texts(), []);
        });
    });

    it('does not keep an error handler from speaking because of what failed before', async () => {
        const down = failing(new MemoryProvider(), 'append');
        const { bot, texts } = keptBot(async () => {}, { provider: down });
        bot.adapter.onTurnError = async (context) => {
            down.down = false;
            await context.sendActivity('something went wrong');
        };
        await bot.say('hi');
        assert.deepEqual(await texts(), ['something went wrong']);
    });

    it('leaves no rejection that nobody takes', async () => {
        const { bot } = keptBot(async (context) => {
            await context.sendActivity('a');
            await context.updateActivity({ id: 'old', type: 'message', text: 'edited' });
        }, { provider: failing(new MemoryProvider(), 'append', 'replace') });
        assert.deepEqual(await unhandled(async () => Promise.allSettled([bot.say('hi')])), []);
    });
});
