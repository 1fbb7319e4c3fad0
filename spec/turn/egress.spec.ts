import assert from 'node:assert/strict';
import type { Activity, TurnContext } from 'botbuilder';
import * as sinon from 'sinon';
import { addEgressFilter, asItLeaves, type EgressFilter } from '../../lib/turn/egress';
import type { ActivityLike, MiddlewareLike, TurnContextLike } from '../../lib/turn/types';
import { TestBot } from '../helpers/bot';

const shout: EgressFilter = (activity) => (activity.text === undefined ? activity : { ...activity, text: activity.text.toUpperCase() });
const dot: EgressFilter = (activity) => ({ ...activity, text: `${activity.text}.` });
const through = (...filters: EgressFilter[]): MiddlewareLike => ({
    onTurn: (context, next) => (filters.forEach((filter) => addEgressFilter(context, filter)), next()),
});
const message = (text: string) => ({ type: 'message', text }) as Activity;

describe('egress', () => {
    for (const [title, logic] of [
        ['sendActivity', (context: TurnContext) => context.sendActivity('hello')],
        ['sendActivities', (context: TurnContext) => context.sendActivities([message('hello')])],
        ['the adapter itself', (context: TurnContext) => context.adapter.sendActivities(context, [message('hello')])],
    ] as const) {
        it(`filters what leaves by ${title}`, async () => {
            const bot = new TestBot([through(shout)], async (context) => void (await logic(context)));
            assert.deepEqual(await bot.say('hi'), ['HELLO']);
        });
    }

    it('filters what leaves by updateActivity, on a copy', async () => {
        const update = message('hello');
        const bot = new TestBot([through(shout)], async (context) => {
            update.id = (await context.sendActivity('wait'))!.id;
            await context.updateActivity(update);
        });
        assert.deepEqual(await bot.say('hi'), ['HELLO']);
        assert.equal(update.text, 'hello');
    });

    it('passes through all filters, in the order in which they came, each once', async () => {
        const bot = new TestBot([through(shout, dot), through(dot, shout)], async (context) => void (await context.sendActivity('a')));
        await bot.say('first turn');
        assert.deepEqual(await bot.say('second turn'), ['A.']);
    });

    it('wraps an adapter once, whoever asks and however often', async () => {
        const bot = new TestBot([through(shout)]);
        await bot.say('first turn');
        const wrappers = () => Object.entries(bot.adapter).filter(([name]) => name === 'sendActivities' || name === 'updateActivity');
        const before = wrappers();
        await bot.say('second turn');
        assert.equal(before.length, 2);
        assert.deepEqual(wrappers(), before);
    });

    it('shows no trace on the adapter', async () => {
        const bot = new TestBot([through(shout)]);
        await bot.say('hi');
        assert.ok(!Object.getOwnPropertySymbols(bot.adapter).some((symbol) => Object.propertyIsEnumerable.call(bot.adapter, symbol)));
    });

    it('leaves other adapters alone', async () => {
        await new TestBot([through(shout)]).say('hi');
        assert.deepEqual(await new TestBot([]).say('hi'), ['echo: hi']);
    });

    it('sends nothing of a batch when a filter throws', async () => {
        const refuse: EgressFilter = (activity) => { if (activity.text === 'b') throw new Error('no'); return activity; };
        const bot = new TestBot([through(refuse)], async (context) => void (await context.sendActivities([message('a'), message('b')])));
        await assert.rejects(bot.say('hi'), { message: 'no' });
        assert.equal(bot.adapter.activeQueue.length, 0);
    });

    it('lets the bot see the responses of the adapter', async () => {
        const responses: unknown[] = [];
        const bot = new TestBot([through(shout)], async (context) => void responses.push(await context.sendActivities([message('a'), message('b')])));
        await bot.say('hi');
        assert.deepEqual((responses[0] as unknown[]).length, 2);
    });

    it('tells filters what to report about: the turn', async () => {
        const places: (string | undefined)[] = [];
        await new TestBot([through((activity, place) => (places.push(place?.text), activity))]).say('hi');
        assert.deepEqual(places, ['hi']);
    });

    it('keeps what the adapter says of a missing list', async () => {
        const sendActivities = sinon.fake.resolves([]);
        const adapter = { sendActivities, updateActivity: sendActivities };
        const context = { adapter, activity: {} } as unknown as TurnContextLike;
        addEgressFilter(context, shout);
        await (context.adapter as typeof adapter).sendActivities(context, undefined);
        assert.deepEqual(sendActivities.args, [[context, undefined]]);
    });

    describe('of replies that the HTTP response carries', () => {
        const asked = { ...message('hi'), deliveryMode: 'expectReplies' } as Partial<Activity>;

        it('filters them', async () => {
            let replies: Partial<Activity>[] = [];
            const bot = new TestBot([through(shout)], async (context) => {
                await context.sendActivity('hello');
                replies = [...context.bufferedReplyActivities];
            });
            assert.deepEqual(await bot.say(asked), []);
            assert.deepEqual(replies.map(({ text }) => text), ['HELLO']);
        });

        /** A turn of which only the list of replies is looked at. */
        const buffering = (...filters: EgressFilter[]) => {
            const bufferedReplyActivities: ActivityLike[] = [];
            const adapter = { sendActivities: sinon.fake(), updateActivity: sinon.fake() };
            const context = { adapter, activity: { channelId: 'test' }, bufferedReplyActivities } as unknown as TurnContextLike;
            for (const filter of filters) addEgressFilter(context, filter);
            return bufferedReplyActivities;
        };

        it('filters what a handler adds that came later, and what is sent when the turn failed', async () => {
            let replies: Partial<Activity>[] = [];
            const bot = new TestBot([through(shout)], async (context) => {
                replies = context.bufferedReplyActivities;
                context.onSendActivities(async (_, activities, next) => (activities.push(message('added')), next()));
                throw new Error('no');
            });
            bot.adapter.onTurnError = async (context) => void (await context.sendActivity('sorry'));
            await bot.say(asked);
            assert.deepEqual(replies.map(({ text }) => text), ['SORRY', 'ADDED']);
        });

        it('filters what was written past its push when it becomes JSON', () => {
            const replies = buffering(shout);
            replies[0] = message('hello');
            assert.deepEqual(JSON.parse(JSON.stringify({ replies })), { replies: [message('HELLO')] });
        });

        it('passes through all filters once per push, and leaves a list like any other', () => {
            const replies = buffering(dot, shout, dot);
            assert.equal(replies.push(message('a'), message('b')), 2);
            assert.deepEqual(replies, [message('A.'), message('B.')]);
            assert.deepEqual(Object.keys(replies), ['0', '1']);
        });

        it('lets none through that a filter throws at', () => {
            const replies = buffering((activity) => { if (activity.text === 'b') throw new Error('no'); return activity; });
            assert.throws(() => replies.push(message('b')), { message: 'no' });
            assert.equal(replies.length, 0);
            replies[0] = message('b') as ActivityLike;
            assert.throws(() => JSON.stringify(replies), { message: 'no' });
        });

        it("filters the invoke's answer too, of which the SDK keeps the object it put there", () => {
            const answer = { type: 'invokeResponse', value: 'secret' };
            buffering((activity) => ({ ...activity, value: '[S]' })).push(answer);
            assert.equal(answer.value, '[S]');
        });

        it('has nothing to do in a turn of an SDK that buffers none', () => {
            addEgressFilter({ adapter: {}, activity: {} } as unknown as TurnContextLike, shout);
        });
    });

    describe('of a conversation that the bot starts', () => {
        const places: unknown[] = [];
        const hide: EgressFilter = (activity, place) => (places.push(place), JSON.parse(JSON.stringify(activity).replaceAll('secret', '[S]')) as ActivityLike);
        const start = async (parameters: unknown) => {
            const create = sinon.fake.resolves(undefined);
            const adapter = { sendActivities: sinon.fake(), updateActivity: sinon.fake(), createConversationAsync: create };
            addEgressFilter({ adapter, activity: {} } as unknown as TurnContextLike, hide);
            await (adapter.createConversationAsync as (...given: unknown[]) => Promise<void>)('app', 'test', 'https://s', 'aud', parameters, 'logic');
            assert.ok(create.calledOn(adapter));
            return create.args[0] as unknown[];
        };
        const bot = { id: 'secret' };

        for (const [title, parameters, expected] of [
            ['its first message', { bot, activity: message('secret') }, { bot, activity: message('[S]') }],
            ['its topic', { bot, topicName: 'secret' }, { bot, topicName: '[S]' }],
            ['its channel data', { isGroup: true, channelData: { a: ['secret'] } }, { isGroup: true, channelData: { a: ['[S]'] } }],
            ['nothing', { bot }, { bot }],
        ] as const) {
            it(`filters ${title}, on a copy`, async () => {
                const before = structuredClone(parameters);
                assert.deepEqual(await start(parameters), ['app', 'test', 'https://s', 'aud', expected, 'logic']);
                assert.deepEqual(parameters, before);
                assert.deepEqual(places.at(-1), { channelId: 'test' });
            });
        }

        it('keeps what the adapter says of missing parameters', async () => assert.equal((await start(undefined))[4], undefined));
    });

    describe('asItLeaves', () => {
        it('is what left last, of an activity that is changed and put in place of itself', async () => {
            const kept: (string | undefined)[] = [];
            let own: Partial<Activity> = {};
            const bot = new TestBot([through(shout)], async (context) => {
                context.onSendActivities(async (_, [activity], next) => ((own = activity!), next()));
                const [sent] = await context.sendActivities([message('wait')]);
                kept.push(asItLeaves(context as TurnContextLike, own as ActivityLike).text);
                await context.updateActivity(Object.assign(own, { id: sent!.id, text: 'done' }));
                kept.push(asItLeaves(context as TurnContextLike, own as ActivityLike).text);
            });
            await bot.say('hi');
            assert.deepEqual(kept, ['WAIT', 'DONE']);
        });

        it('returns what would leave, silently, and leaves the activity as it is', async () => {
            const places: unknown[] = [];
            const noting: EgressFilter = (activity, place) => (places.push(place), activity);
            const own = message('hello');
            let leaving: ActivityLike | undefined;
            const bot = new TestBot([through(shout, noting)], (context) => Promise.resolve(void (leaving = asItLeaves(context as TurnContextLike, own))));
            await bot.say('hi');
            assert.deepEqual([leaving?.text, own.text, places], ['HELLO', 'hello', [undefined]]);
        });

        it('returns the same object when nobody filters', () => {
            const own = message('hello');
            assert.equal(asItLeaves({ adapter: {}, activity: {} } as unknown as TurnContextLike, own), own);
        });
    });
});
