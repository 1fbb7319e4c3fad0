import assert from 'node:assert/strict';
import { CardFactory, type Activity, type TurnContext } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { MemoryProvider, SelfDestructMiddleware, type SelfDestructOptions, type SelfDestructingTranscriptsOptions } from '../../lib';
import { CloudBot } from '../login/support/cloud-bot';
import { failing } from '../helpers/failing';
import { frozenClock } from '../helpers/frozen-clock';
import { inside, transcripts } from './support/kept';

const REFUSED = 'Sorry, I cannot take this message.';
const FORGOTTEN = 'Everything in this conversation has been erased here. The chat service may keep its own copy for a while.';

const echo = async (context: TurnContext) => {
    if (context.activity.type === 'message') await context.sendActivity(`echo: ${context.activity.text}`);
};

/** A bot whose turns are kept; Ann speaks in `conversation-1`. */
function keptBot(logic: (context: TurnContext) => Promise<void> = echo, options: Partial<SelfDestructOptions> = {}, storeOptions: Partial<SelfDestructingTranscriptsOptions> = {}) {
    const all = transcripts(storeOptions);
    const bot = new CloudBot([new SelfDestructMiddleware({ store: all.store, ...options })], logic);
    const items = async () => (await all.store.getTranscriptActivities('directline', 'conversation-1')).items as Activity[];
    return { ...all, bot, items, texts: async () => (await items()).map(({ text, type }) => text ?? type) };
}

describe('SelfDestructMiddleware', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    it('keeps every turn, in order, with the ids that the channel gave', async () => {
        const { bot, items } = keptBot(async (context) => {
            await context.sendActivities([{ type: 'message', text: 'one' }, { type: 'message', text: 'two' }]);
            await context.sendActivity('three');
        });
        await bot.say('hi');
        await bot.say('again');
        assert.deepEqual((await items()).map(({ text, id, from }) => [text, id, from.id]), [
            ['hi', 'in-1', 'dl_ann'], ['one', 'out-1', 'the-bot'], ['two', 'out-2', 'the-bot'], ['three', 'out-3', 'the-bot'],
            ['again', 'in-2', 'dl_ann'], ['one', 'out-4', 'the-bot'], ['two', 'out-5', 'the-bot'], ['three', 'out-6', 'the-bot'],
        ]);
    });

    it('has kept everything when the turn is over, also when the bot throws', async () => {
        const { bot, texts } = keptBot(async (context) => {
            await context.sendActivity('so far');
            throw new Error('the bot failed');
        });
        await assert.rejects(bot.say('hi'), /the bot failed/);
        assert.deepEqual(await texts(), ['hi', 'so far']);
    });

    it('keeps what was sent, and not what was meant to be sent', async () => {
        const { bot, texts } = keptBot(async (context) => {
            context.onSendActivities(async (_, activities, next) => {
                activities[0] = { ...activities[0]!, text: 'changed' };
                return next();
            });
            context.onSendActivities(async (_, activities, next) => (activities[0]!.text === 'changed' ? next() : []));
            await context.sendActivity('meant');
        });
        await bot.say('hi');
        assert.deepEqual([bot.sent.map(({ text }) => text), await texts()], [['changed'], ['hi', 'changed']]);
    });

    it('keeps nothing that was not sent', async () => {
        const { bot, texts } = keptBot(async (context) => {
            context.onSendActivities(() => Promise.reject(new Error('not delivered')));
            await context.sendActivity('lost');
        });
        await assert.rejects(bot.say('hi'), /not delivered/);
        assert.deepEqual(await texts(), ['hi']);
    });

    it('keeps what the bot says in a turn of its own, and not the event that started it', async () => {
        const { bot, texts } = keptBot(async (context) => { await context.sendActivity('your order is here'); });
        await bot.proactive();
        assert.deepEqual(await texts(), ['your order is here']);
    });

    for (const [what, turn, sent, expected] of [
        ['a trace', { type: 'message', text: 'hi' }, { type: 'trace', name: 'state', value: 'secret' }, ['hi']],
        ['typing, in both directions', { type: 'typing' }, { type: 'typing' }, []],
        ['a token', { type: 'event', name: 'tokens/response', value: { token: 'secret' } }, undefined, []],
        ['a code', { type: 'message', text: ' 123456 ' }, undefined, ['[SIGN_IN_CODE]']],
        ["a card's verification", { type: 'invoke', name: 'signin/verifyState', value: { state: '123456' } }, { type: 'invokeResponse', value: { status: 200 } }, []],
        ['a token exchange', { type: 'invoke', name: 'signin/tokenExchange', value: { token: 'secret' } }, undefined, []],
        ['the link of a sign-in card', { type: 'message', text: 'hi' }, { attachments: [CardFactory.oauthCard('aad', 'secret', 'secret', 'https://secret')] }, ['hi', 'message']],
    ] as [string, Partial<Activity>, Partial<Activity> | undefined, string[]][]) {
        it(`does not keep ${what}`, async () => {
            const { bot, texts, items } = keptBot(async (context) => { if (sent) await context.sendActivity(sent); });
            await bot.take(turn);
            assert.deepEqual(await texts(), expected);
            assert.doesNotMatch(JSON.stringify(await items()), /secret|123456/);
        });
    }

    it("redacts what it keeps, and neither the turn nor the bot's objects", async () => {
        const card = CardFactory.heroCard('4111 1111 1111 1111');
        const reply = { type: 'message', text: 'ann@example.org', attachments: [card], channelData: { copy: '4111111111111111' } };
        const before = structuredClone(reply);
        const { bot, items } = keptBot(async (context) => { await context.sendActivity(reply); });
        await bot.take({ type: 'message', text: 'my card is 4111 1111 1111 1111', value: { card: '4111111111111111' } });
        const kept = JSON.stringify(await items());
        assert.doesNotMatch(kept, /4111|example\.org/);
        assert.match(kept, /CREDIT_CARD.*EMAIL_ADDRESS/);
        assert.deepEqual([bot.seen[0]?.text, bot.seen[0]?.value, reply], ['my card is 4111 1111 1111 1111', { card: '4111111111111111' }, before]);
        assert.deepEqual([bot.sent[0]?.text, bot.sent[0]?.attachments, bot.sent[0]?.channelData], [before.text, before.attachments, before.channelData]);
    });

    describe('the end of a conversation', () => {
        const end = { type: 'endOfConversation' };
        const bye = async (context: TurnContext) => { await context.sendActivities([{ type: 'message', text: 'bye' }, end]); };

        for (const [what, logic, last] of [['by the user', echo, end], ['by the bot', bye, { type: 'message', text: 'stop' }]] as const) {
            it(`${what} erases at the end of the turn`, async () => {
                const { bot, provider, events } = keptBot(logic);
                await bot.say('my secret');
                await bot.take({ ...last });
                assert.equal(inside(provider).size, 0);
                assert.deepEqual(events.map((event) => 'reason' in event && event.reason)[0], 'end');
            });

            it(`${what} erases as late as the developer wants, whatever is said meanwhile`, async () => {
                const { bot, provider, events } = keptBot(logic, {}, { end: 60_000 });
                await bot.take({ ...last });
                await clock.tickAsync(59_999);
                await bot.say('and one thing more');
                assert.equal(inside(provider).size, 1);
                await clock.tickAsync(1);
                assert.deepEqual([inside(provider).size, events.map((event) => 'reason' in event && event.reason)], [0, ['end']]);
            });
        }

        it('erases also when the bot throws', async () => {
            const { bot, provider } = keptBot(() => Promise.reject(new Error('no')));
            await assert.rejects(bot.take({ ...end }), /no/);
            assert.equal(inside(provider).size, 0);
        });

        it('starts anew with the next message', async () => {
            const { bot, texts } = keptBot();
            await bot.say('before');
            await bot.take({ ...end });
            await bot.say('after');
            assert.deepEqual(await texts(), ['after', 'echo: after']);
        });

        it('is made up for when the store fails', async () => {
            const provider = new MemoryProvider();
            const down = failing(provider, 'erase');
            const { bot, events, texts } = keptBot(echo, {}, { provider: down });
            await bot.say('my secret');
            await bot.take({ ...end });
            assert.deepEqual([await texts(), inside(provider).size, events.map(({ type }) => type)], [[], 1, ['store-unavailable']]);
            down.down = false;
            await clock.tickAsync(5_000);
            assert.equal(inside(provider).size, 0);
        });
    });

    describe('on request', () => {
        for (const words of ['forget me', 'Forget me', ' FORGET ME! ', 'forget me.', '<at>Echo Bot</at> forget me']) {
            it(`erases at ${JSON.stringify(words)}, and the bot does not see it`, async () => {
                const { bot, provider, events } = keptBot();
                await bot.say('my secret');
                assert.deepEqual([await bot.say(words), bot.seen.length, inside(provider).size], [[FORGOTTEN], 1, 0]);
                assert.deepEqual(events.map((event) => 'reason' in event && event.reason), ['request']);
            });
        }

        for (const words of [`forget me${'!'.repeat(300)}`, '.'.repeat(90_000), 'do not forget me', 'forget', 'forget me not', 'forget me?', '']) {
            it(`does not erase at ${JSON.stringify(words)}`, async () => {
                const { bot, texts } = keptBot();
                await bot.say('my secret');
                await bot.say(words);
                assert.equal((await texts()).length, 4);
            });
        }

        for (const turn of [{ type: 'event', text: 'forget me' }, { type: 'messageUpdate', text: 'forget me' }, { type: 'message', value: 'forget me' }] as Partial<Activity>[]) {
            it(`does not erase at ${JSON.stringify(turn)}`, async () => {
                const { bot, provider } = keptBot();
                await bot.take(turn);
                assert.deepEqual([bot.seen.length, inside(provider).size], [1, 1]);
            });
        }

        it("knows the developer's words, and says the developer's sentence", async () => {
            const { bot } = keptBot(echo, { forgetWords: ['Vergiss mich', 'oublie-moi'], forgotten: 'Done.' });
            assert.deepEqual([await bot.say('vergiss mich!'), await bot.say('Oublie-moi'), await bot.say('forget me')], [['Done.'], ['Done.'], ['echo: forget me']]);
        });

        it('does no harm twice', async () => {
            const { bot, events } = keptBot();
            await bot.say('my secret');
            assert.deepEqual([await bot.say('forget me'), await bot.say('forget me'), events.length], [[FORGOTTEN], [FORGOTTEN], 1]);
        });

        for (const method of ['get', 'erase'] as const) {
            it(`does not say that it erased when the store fails at ${method}`, async () => {
                const down = failing(new MemoryProvider(), method);
                const { bot, events } = keptBot(echo, { refusal: 'Not now.' }, { provider: down });
                down.down = false;
                await bot.say('my secret');
                down.down = true;
                assert.deepEqual([await bot.say('forget me'), events.map(({ type }) => type)], [['Not now.'], ['store-unavailable']]);
            });
        }

        it('does not say that it erased when the store itself throws', async () => {
            const { bot, store, events } = keptBot();
            store.forget = () => Promise.reject(new RangeError('detail'));
            assert.deepEqual(await bot.say('forget me'), [REFUSED]);
            assert.deepEqual(events.map((event) => 'error' in event && event.error), ['RangeError']);
        });
    });

    describe('a turn that runs while its conversation is erased', () => {
        for (const [what, erase] of [
            ['on request', (all: ReturnType<typeof keptBot>) => all.bot.say('forget me')],
            ['by the developer', (all: ReturnType<typeof keptBot>) => all.store.deleteTranscript('directline', 'conversation-1')],
            ["for all of the user's conversations", (all: ReturnType<typeof keptBot>) => all.store.eraseUser('directline', 'dl_ann')],
            ['by its end', (all: ReturnType<typeof keptBot>) => all.bot.take({ type: 'endOfConversation' })],
            ['by age', () => clock.tickAsync(30 * 24 * 3_600_000)],
        ] as const) {
            it(`writes nothing afterwards: erased ${what}`, async () => {
                const all = keptBot(async (context) => {
                    if (context.activity.text !== 'my secret') return;
                    await context.sendActivity('one moment');
                    await erase(all);
                    await context.sendActivity('here is your secret');
                    await context.sendActivity({ type: 'endOfConversation' });
                });
                await all.bot.say('my secret');
                assert.deepEqual([await all.texts(), inside(all.provider).size], [[], 0]);
                assert.equal(all.bot.sent.filter(({ text }) => text === 'here is your secret').length, 1);
            });
        }

        it('does not write into what the user has said since', async () => {
            const all = keptBot(async (context) => {
                if (context.activity.text !== 'my secret') return;
                await all.bot.say('forget me');
                await all.bot.say('hello again');
                await context.sendActivity('here is your secret');
            });
            await all.bot.say('my secret');
            assert.deepEqual(await all.texts(), ['hello again']);
        });
    });

    describe('when the store is down', () => {
        for (const method of ['get', 'start'] as const) {
            for (const [type, sent, status] of [['message', [REFUSED], undefined], ['invoke', [], 403], ['event', [], undefined]] as const) {
                it(`refuses a ${type} (${method}); the bot does not see it`, async () => {
                    const { bot, events } = keptBot(echo, {}, { provider: failing(new MemoryProvider(), method) });
                    const answer = await bot.take({ type, text: 'my secret' });
                    assert.deepEqual([answer.sent.map(({ text }) => text), answer.status, bot.seen.length], [sent, status, 0]);
                    assert.deepEqual(events.map((event) => [event.type, 'protection' in event && event.protection]), [['store-unavailable', 'transcripts']]);
                    assert.doesNotMatch(JSON.stringify([events, answer]), /the store is down|secret/);
                });
            }
        }

        it('lets the turn fail in which it stopped taking records, and then shows the bot nothing until it takes one', async () => {
            const down = failing(new MemoryProvider(), 'append');
            const { bot, events, texts } = keptBot(echo, {}, { provider: down });
            await assert.rejects(bot.say('one'), /the store is down/);
            assert.deepEqual([await bot.say('two'), bot.seen.map(({ text }) => text), await texts()], [[REFUSED], ['one'], []]);
            assert.deepEqual(events.map((event) => [event.type, 'protection' in event && event.protection]), [['store-unavailable', 'transcripts'], ['store-unavailable', 'transcripts']]);
            down.down = false;
            assert.deepEqual([await bot.say('three'), bot.seen.map(({ text }) => text), await texts()], [['echo: three'], ['one', 'three'], ['three', 'echo: three']]);
        });

        it('has the bot say nothing more after a record was not taken', async () => {
            const down = failing(new MemoryProvider(), 'append');
            const { bot } = keptBot(async (context) => {
                await clock.tickAsync(20);
                await new Promise(setImmediate);
                await new Promise(setImmediate);
                await context.sendActivity('not said');
            }, {}, { provider: down });
            await assert.rejects(bot.say('hi'), /the store is down/);
            assert.deepEqual(bot.sent, []);
        });

        it('tells the bot that a message has left and is not on record', async () => {
            const down = failing(new MemoryProvider(), 'append');
            down.down = false;
            const { bot, events, texts } = keptBot(async (context) => {
                await clock.tickAsync(20);
                await new Promise(setImmediate);
                await new Promise(setImmediate);
                down.down = true;
                await context.sendActivity('not on record');
            }, {}, { provider: down });
            await assert.rejects(bot.say('hi'), /the store is down/);
            assert.deepEqual([bot.sent.map(({ text }) => text), await texts(), events.map(({ type }) => type)], [['not on record'], ['hi'], ['store-unavailable']]);
        });

        it('keeps what an error handler says, and lets it say it', async () => {
            const { bot, texts } = keptBot(() => Promise.reject(new Error('the bot failed')));
            bot.adapter.onTurnError = async (context) => { await context.sendActivity('something went wrong'); };
            await bot.say('hi');
            assert.deepEqual(await texts(), ['hi', 'something went wrong']);
        });
    });

    for (const [given, option] of [
        [undefined, 'store'],
        [{ store: {} }, 'store'],
        [{ forgetWords: [] }, 'forgetWords'],
        [{ forgetWords: ['...'] }, 'forgetWords'],
        [{ forgetWords: ['x'.repeat(201)] }, 'forgetWords'],
        [{ forgetWords: 'forget me' }, 'forgetWords'],
        [{ forgetWords: [' '] }, 'forgetWords'],
        [{ forgotten: '' }, 'forgotten'],
        [{ refusal: 5 }, 'refusal'],
        [{ silence: 5 }, 'silence'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(given)}`, () => {
            const options = given && ('store' in given ? given : { store: transcripts().store, ...given });
            assert.throws(() => new SelfDestructMiddleware(options as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
        });
    }
});
