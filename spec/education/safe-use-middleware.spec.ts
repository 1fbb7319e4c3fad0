import assert from 'node:assert/strict';
import { MemoryStorage, type Activity, type ChannelAccount, type TurnContext } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { KeyRing, SafeUseMiddleware, SecurityEvents } from '../../lib';
import { onForget, forgetAll } from '../../lib/turn/forget';
import type { MiddlewareLike, TurnContextLike } from '../../lib/turn/types';
import { CloudBot } from '../login/support/cloud-bot';
import { counting, fromElsewhere } from '../login/support/processes';
import { failing } from '../helpers/failing';
import { frozenClock } from '../helpers/frozen-clock';
import { cardIn, DAY, educatedBot, inGroup, join, MINUTE, press, readIn } from './support/educated';

const THANKS = 'Thank you. To read this again, write “help security”.';

/** Stands for a protection that finds something in messages that name it. */
const finds = (events = new SecurityEvents()): MiddlewareLike => ({
    onTurn: async (context, next) => {
        if (context.activity.text?.includes('card')) events.report(context.activity, { type: 'redacted', direction: 'to-bot', kinds: ['CREDIT_CARD'] });
        if (context.activity.text?.includes('password')) events.report(context.activity, { type: 'redacted', direction: 'to-bot', kinds: ['SECRET'] });
        await next();
    },
});

describe('SafeUseMiddleware', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozenClock(Date.UTC(2026, 0, 1)); });
    afterEach(() => clock.restore());

    describe('at first contact', () => {
        it('shows a card after the answer to the first message, once', async () => {
            const { heard } = educatedBot();
            assert.deepEqual([await heard('hi'), await heard('again')], [['echo: hi', 'card'], ['echo: again']]);
        });

        it('shows it to a user who joins, and not again to the first message', async () => {
            const { heard } = educatedBot();
            assert.deepEqual([await heard(join()), await heard('hi')], [['card'], ['echo: hi']]);
        });

        it('shows it to each user, on each channel', async () => {
            const { heard } = educatedBot();
            const bob = { from: { id: 'dl_bob', name: 'Bob' } as Activity['from'] };
            assert.deepEqual(await heard('hi'), ['echo: hi', 'card']);
            assert.deepEqual(await heard({ text: 'hi', ...bob }), ['echo: hi', 'card']);
            assert.deepEqual(await heard({ text: 'hi', channelId: 'webchat' }), ['echo: hi', 'card']);
            assert.deepEqual(await heard({ text: 'hi', conversation: { id: 'another' } as Activity['conversation'] }), ['echo: hi']);
        });

        for (const [title, given] of [
            ['a join that names no language', { ...join(), locale: '' }],
            ['the join of the bot', join({ membersAdded: [{ id: 'the-bot' }] as ChannelAccount[] })],
            ['the join of one whom the channel does not know yet', join({ membersAdded: [{ id: 'conversation-1' }] as ChannelAccount[] })],
            ['the join of several', join({ membersAdded: [{ id: 'a' }, { id: 'b' }] as ChannelAccount[] })],
            ['a join without members', join({ membersAdded: [] })],
            ['a join in a group', join({ conversation: { id: 'group-1', isGroup: true } as Activity['conversation'] })],
            ['a join in a channel of a team', join({ conversation: { id: 'group-1', conversationType: 'channel' } as Activity['conversation'] })],
            ['an event', { type: 'event', name: 'anything' }],
            ['an invoke', { type: 'invoke', name: 'anything' }],
            ['typing', { type: 'typing' }],
            ['an end', { type: 'endOfConversation' }],
            ['a reaction', { type: 'messageReaction' }],
            ['another bot', { text: 'hi', from: { id: 'dl_ann', role: 'bot' } as Activity['from'] }],
            ['nobody', { text: 'hi', from: undefined }],
        ] as [string, Partial<Activity>][]) {
            it(`shows nothing to ${title}`, async () => {
                const { heard, bot } = educatedBot({}, { logic: async () => {} });
                assert.deepEqual([await heard(given), bot.seen.length], [[], 1]);
            });
        }

        it('shows nothing in a turn of the bot\'s own', async () => {
            const { bot } = educatedBot();
            await bot.proactive();
            assert.deepEqual(bot.sent, []);
        });

        it('shows one card to a group, and one to each of its users who writes alone', async () => {
            const { heard } = educatedBot();
            assert.deepEqual([await heard(inGroup('dl_ann', 'hi')), await heard(inGroup('dl_bob', 'hi')), await heard('alone')], [['echo: hi', 'card'], ['echo: hi'], ['echo: alone', 'card']]);
        });

        it('shows it once when two processes come to it together, and to users of both', async () => {
            const memory = new MemoryStorage();
            const [one, other] = [educatedBot({ storage: memory }), educatedBot({ storage: fromElsewhere(memory) })];
            await Promise.all([one.heard('hi'), other.heard('hi'), one.heard(join()), other.heard(join())]);
            assert.equal([...one.bot.sent, ...other.bot.sent].filter(cardIn).length, 1);
            assert.deepEqual(await other.heard('again'), ['echo: again']);
        });

        it('shows it although the bot throws, and lets the bot\'s error through', async () => {
            const { bot, heard } = educatedBot({}, { logic: () => Promise.reject(new Error('the bot failed')) });
            await assert.rejects(heard('hi'), /the bot failed/);
            assert.match(readIn(bot.sent[0]), /^Using this bot safely/);
        });

        it('shows it with the next message when the channel did not take it, and the bot goes on', async () => {
            const { bot, heard, events } = educatedBot();
            bot.adapter.use({ onTurn: async (context: TurnContext, next: () => Promise<void>) => {
                context.onSendActivities(async (_, activities, send) => (down && activities.some(({ attachments }) => attachments) ? Promise.reject(new Error('no')) : send()));
                await next();
            } });
            let down = true;
            assert.deepEqual(await heard('hi'), ['echo: hi']);
            assert.deepEqual(events.map(({ type }) => type), ['safe-use-failed']);
            down = false;
            assert.deepEqual([await heard('again'), await heard('and again')], [['echo: again', 'card'], ['echo: and again']]);
        });

        it('repeats the suggested actions and the input hint of the bot\'s last message, which clients would drop', async () => {
            const suggestedActions = { actions: [{ type: 'imBack', title: 'Yes', value: 'yes' }], to: [] };
            const { bot, heard } = educatedBot({}, { logic: async (context) => {
                await context.sendActivities([{ type: 'message', text: 'Sure?', suggestedActions, inputHint: 'expectingInput' }, { type: 'trace' }] as unknown as Activity[]);
            } });
            await heard('hi');
            const card = bot.sent.at(-1);
            assert.ok(cardIn(card));
            assert.deepEqual([card?.suggestedActions, card?.inputHint], [suggestedActions, 'expectingInput']);
        });

        it('is in force once, however often it is registered', async () => {
            const storage = new MemoryStorage();
            const bot = new CloudBot([new SafeUseMiddleware({ storage }), new SafeUseMiddleware({ storage })], async () => {});
            assert.equal((await bot.take({ text: 'hi' })).sent.length, 1);
        });

        it('says nothing by itself on quiet channels, but when asked', async () => {
            const { heard } = educatedBot({ quietChannels: ['directline'] }, { after: [finds()] });
            assert.deepEqual([await heard('my card'), await heard('help security')], [['echo: my card'], ['card']]);
        });
    });

    describe('when asked', () => {
        for (const [words, locale, title] of [
            ['help security', 'en-US', 'Using this bot safely'],
            ['Hilfe Sicherheit!', 'de-DE', 'Diesen Bot sicher nutzen'],
            ['セキュリティヘルプ。', 'ja-JP', 'このボットを安全にお使いいただくために'],
            ['ayuda seguridad', undefined, 'Using this bot safely'],
            ['HELP SECURITY', 'ar', 'استخدام هذا البوت بأمان'],
        ] as const) {
            it(`shows the card at ${words} in ${locale}, every time, and the bot does not see it`, async () => {
                const { bot } = educatedBot();
                for (let times = 0; times < 2; times++) {
                    const { sent } = await bot.take({ text: words, ...(locale && { locale }) });
                    assert.equal(readIn(sent[0]).split('\n')[0], title);
                }
                assert.equal(bot.seen.length, 0);
            });
        }

        it('counts as the first contact', async () => {
            const { heard } = educatedBot();
            assert.deepEqual([await heard('help security'), await heard('hi')], [['card'], ['echo: hi']]);
        });

        it('knows the bot\'s own words, or none', async () => {
            const own = educatedBot({ helpWords: ['safety?!', 'is this safe'] });
            assert.deepEqual(await own.heard('Is this safe!'), ['card']);
            assert.match(readIn(own.bot.sent[0]), /write “safety\?!”/);
            const none = educatedBot({ helpWords: [] });
            assert.deepEqual(await none.heard('help security'), ['echo: help security', 'card']);
            assert.doesNotMatch(readIn(none.bot.sent[1]), /help security/);
        });

        it('answers although the storage is down', async () => {
            const { heard, events } = educatedBot({ storage: failing(new MemoryStorage(), 'read') });
            assert.deepEqual(await heard('help security'), ['card']);
            assert.deepEqual(events.map(({ type }) => type), ['store-unavailable', 'safe-use-told']);
        });
    });

    describe('after something has happened', () => {
        const known = async (options = {}) => {
            const all = educatedBot(options, { after: [finds()] });
            await all.heard('hi');
            return all;
        };

        it('advises when the bot has answered, by the name of the kind alone', async () => {
            const { heard, bot } = await known();
            assert.deepEqual(await heard('my card'), ['echo: my card', 'redacted/card']);
            assert.equal(readIn(bot.sent.at(-1)), 'I removed a card number from your message. If you can, delete the message from this chat too.');
            assert.equal(cardIn(bot.sent.at(-1))?.actions.length, 1);
        });

        it('names all kinds in one message', async () => {
            const { heard, bot } = await known();
            assert.deepEqual(await heard('my card and password'), ['echo: my card and password', 'redacted/card+redacted/secret']);
            assert.match(readIn(bot.sent.at(-1)), /^I removed a card number and a password or key from/);
        });

        it('shows the card too at first contact, and advises last', async () => {
            const { heard } = educatedBot({}, { after: [finds()] });
            assert.deepEqual(await heard('my card'), ['echo: my card', 'card', 'redacted/card']);
        });

        it('advises once in ten minutes, of whatever kind', async () => {
            const { heard } = await known();
            await heard('my card');
            await clock.tickAsync(10 * MINUTE - 1);
            assert.deepEqual(await heard('my password'), ['echo: my password']);
            await clock.tickAsync(1);
            assert.deepEqual(await heard('my password'), ['echo: my password', 'redacted/secret']);
        });

        it('takes another cool-down', async () => {
            const { heard } = await known({ coolDown: 5_000 });
            await heard('my card');
            await clock.tickAsync(5_000);
            assert.deepEqual(await heard('my card'), ['echo: my card', 'redacted/card']);
        });

        it('cools down in all processes', async () => {
            const storage = new MemoryStorage();
            const [one, other] = [await known({ storage }), await known({ storage: fromElsewhere(storage) })];
            const all = (await Promise.all([one.heard('my card'), other.heard('my card')])).flat();
            assert.deepEqual(all.filter((each) => each.startsWith('redacted')), ['redacted/card']);
        });

        it('does not repeat for 30 days what was acknowledged', async () => {
            const { heard, bot, events } = await known();
            await heard('my card');
            assert.deepEqual([await heard(press('redacted/card')), bot.seen.at(-1)?.text], [[THANKS], 'my card']);
            assert.deepEqual(events.map(({ type }) => type).slice(-2), ['safe-use-told', 'safe-use-acknowledged']);
            await clock.tickAsync(DAY);
            assert.deepEqual(await heard('my card'), ['echo: my card']);
            assert.deepEqual(await heard('my password and card'), ['echo: my password and card', 'redacted/secret']);
            for (let days = 1; days < 30; days++) {
                await clock.tickAsync(DAY);
                await heard('hi');
            }
            assert.deepEqual(await heard('my card'), ['echo: my card', 'redacted/card']);
        });

        it('tells each user of a group', async () => {
            const { heard } = await known();
            await heard(inGroup('dl_bob', 'hi'));
            assert.deepEqual([await heard(inGroup('dl_ann', 'my card')), await heard(inGroup('dl_bob', 'my card'))], [['echo: my card', 'redacted/card'], ['echo: my card', 'redacted/card']]);
        });

        it('advises although the bot throws', async () => {
            const { heard, bot } = educatedBot({}, { after: [finds()], logic: () => Promise.reject(new Error('no')) });
            await assert.rejects(heard('my card'), { message: 'no' });
            assert.match(readIn(bot.sent.at(-1)), /^I removed a card number/);
        });

        it('sends nothing where a protection ahead of it has refused the turn', async () => {
            const refuses: MiddlewareLike = { onTurn: async () => {} };
            const bot = new CloudBot([refuses, new SafeUseMiddleware({ storage: new MemoryStorage() })]);
            assert.deepEqual((await bot.take({ text: 'hi' })).sent, []);
        });

        it('reminds a user who was away for 30 days', async () => {
            const { heard, bot } = await known();
            await clock.tickAsync(29 * DAY);
            assert.deepEqual(await heard('hi'), ['echo: hi']);
            await clock.tickAsync(30 * DAY);
            assert.deepEqual([await heard('hi'), await heard('again')], [['echo: hi', 'idle'], ['echo: again']]);
            assert.match(readIn(bot.sent.at(-2)), /It has been a while/);
        });
    });

    describe('the button', () => {
        it('is heard once', async () => {
            const { heard, events, bot } = educatedBot();
            await heard('hi');
            assert.deepEqual([await heard(press('safe-use')), await heard(press('safe-use')), bot.seen.length], [[THANKS], [], 1]);
            assert.deepEqual(events.flatMap((event) => (event.type === 'safe-use-acknowledged' ? event.topics : [])), ['safe-use']);
        });

        for (const value of [{ botWarden: 'safe-use' }, { botWarden: 'safe-use', topics: ['nonsense', 5, null, '__proto__'] }, { botWarden: 'safe-use', topics: 'safe-use' }]) {
            it(`of somebody else's making is not heard, and not by the bot either: ${JSON.stringify(value)}`, async () => {
                const { heard, bot, events } = educatedBot();
                assert.deepEqual([await heard({ type: 'message', value }), bot.seen.length, events], [[], 0, []]);
            });
        }

        for (const given of [{ type: 'message', text: 'a', value: { botWarden: 'stay-signed-in' } }, { type: 'message', text: 'a', value: 'safe-use' }, { type: 'event', value: { botWarden: 'safe-use', topics: ['safe-use'] } }] as Partial<Activity>[]) {
            it(`is not seen in ${JSON.stringify(given)}`, async () => {
                const { heard, bot } = educatedBot();
                await heard(given);
                assert.equal(bot.seen.length, 1);
            });
        }

        it('is not confirmed when it cannot be put on record', async () => {
            const storage = failing(new MemoryStorage(), 'read');
            const { heard, events } = educatedBot({ storage });
            assert.deepEqual([await heard(press('safe-use')), events.map(({ type }) => type)], [[], ['store-unavailable']]);
        });
    });

    describe('what it costs', () => {
        it('is no look-up for a user of whom this process knows, one for others, and no write', async () => {
            const storage = counting(new MemoryStorage());
            const first = educatedBot({ storage });
            await first.heard('hi');
            Object.assign(storage, { reads: 0, writes: 0 });
            for (let turn = 0; turn < 5; turn++) await first.heard('hi');
            assert.deepEqual([storage.reads, storage.writes], [0, 0]);
            const second = educatedBot({ storage });
            for (let turn = 0; turn < 5; turn++) await second.heard('hi');
            assert.deepEqual([storage.reads, storage.writes], [1, 0]);
            await clock.tickAsync(DAY);
            for (let turn = 0; turn < 5; turn++) await second.heard('hi');
            assert.equal(storage.writes, 1);
        });
    });

    describe('when the storage fails', () => {
        for (const method of ['read', 'write'] as const) {
            it(`at ${method}, the bot goes on, and nothing is said that would be said in every turn`, async () => {
                const storage = failing(new MemoryStorage(), method);
                const { heard, events } = educatedBot({ storage }, { after: [finds()] });
                assert.deepEqual([await heard('my card'), await heard('hi')], [['echo: my card'], ['echo: hi']]);
                assert.deepEqual(events.map((event) => [event.type, 'protection' in event && event.protection]), [['store-unavailable', 'education'], ['store-unavailable', 'education']]);
                storage.down = false;
                assert.deepEqual(await heard('hi'), ['echo: hi', 'card']);
            });
        }

        for (const record of [{ seenAt: 'long ago' }, { shownAt: 'x', seenAt: 1 }, { seenAt: 1, advised: 5 }, {}]) {
            it(`or holds ${JSON.stringify(record)}, starts anew`, async () => {
                const memory: Record<string, string> = {};
                const { heard, storage } = educatedBot({ storage: new MemoryStorage(memory) });
                await heard('hi');
                const [name = ''] = Object.keys(memory);
                await storage.write({ [name]: { ...record, eTag: '*' } });
                const other = educatedBot({ storage });
                assert.deepEqual([await other.heard('hi'), await other.heard('hi')], [['echo: hi', 'card'], ['echo: hi']]);
            });
        }
    });

    describe('what is kept of a user', () => {
        const forgets: MiddlewareLike = { onTurn: (context, next) => (context.activity.text === 'forget' ? forgetAll(context) as Promise<never> : next()) };

        it('names nobody', async () => {
            const memory: Record<string, string> = {};
            const { heard } = educatedBot({ storage: new MemoryStorage(memory), keys: KeyRing.generate() }, { after: [finds()] });
            await heard('my card');
            await heard(press('safe-use'));
            const all = JSON.stringify(memory);
            assert.match(all, /bot-warden\/education\/[\w-]{43}/);
            assert.doesNotMatch(all, /ann|conversation-1|my card/);
        });

        it('is forgotten with the user, in whose turn nothing more is said', async () => {
            const memory: Record<string, string | undefined> = {};
            const { heard } = educatedBot({ storage: new MemoryStorage(memory as Record<string, string>) }, { after: [forgets] });
            await heard('hi');
            assert.deepEqual(await heard('forget'), []);
            assert.deepEqual(Object.values(memory).filter((value) => value !== undefined), []);
            assert.deepEqual(await heard('hi'), ['echo: hi', 'card']);
        });

        it('is forgotten when an administrator has the user erased', async () => {
            const { heard, education } = educatedBot();
            await heard('hi');
            await education.kept.user?.({ channelId: 'directline', userId: 'dl_ann' });
            assert.deepEqual(await heard('hi'), ['echo: hi', 'card']);
        });

        it('is forgotten beside what others keep', async () => {
            let called = 0;
            const other: MiddlewareLike = { onTurn: (context, next) => (onForget(context, async () => (called += 1)), next()) };
            const { heard } = educatedBot({}, { after: [other, forgets] });
            await heard('forget');
            assert.equal(called, 1);
        });
    });

    for (const given of [
        { text: 'hi', conversation: null }, { text: 'hi', conversation: { id: 5 } }, { text: 'hi', from: { id: 5 } }, { text: 'hi', channelId: null },
        { text: 'hi', value: 5 }, { text: null }, { text: 'hi', conversation: { id: [], isGroup: true } }, { type: 'conversationUpdate', locale: 5, membersAdded: [null, 5, { id: {} }] },
        { type: 'conversationUpdate', locale: 'en', membersAdded: 'all' },
    ]) {
        it(`lets the bot see whatever comes: ${JSON.stringify(given)}`, async () => {
            let seen = 0;
            const context = { activity: { type: 'message', ...given }, adapter: {}, turnState: new Map(), onSendActivities: () => {}, sendActivity: async () => undefined };
            const education = new SafeUseMiddleware({ storage: new MemoryStorage() });
            await education.onTurn(context as unknown as TurnContextLike, async () => { seen += 1; });
            assert.equal(seen, 1);
        });
    }

    it('reports a function of the bot\'s own that throws, and the bot goes on', async () => {
        const { heard, events } = educatedBot({ neverAsks: () => { throw new RangeError('secret'); } });
        assert.deepEqual(await heard('hi'), ['echo: hi']);
        assert.deepEqual(events.map(({ type, ...more }) => [type, 'error' in more && more.error]), [['safe-use-failed', 'RangeError']]);
    });
});
