import assert from 'node:assert/strict';
import type { Activity, TurnContext } from 'botbuilder';
import * as sinon from 'sinon';
import { addEgressFilter, filterBufferedReplies, type EgressFilter } from '../../lib/turn/egress';
import type { ActivityLike, MiddlewareLike, TurnContextLike } from '../../lib/turn/types';
import { TestBot } from '../helpers/bot';

const shout: EgressFilter = (_, activity) => (activity.text === undefined ? activity : { ...activity, text: activity.text.toUpperCase() });
const dot: EgressFilter = (_, activity) => ({ ...activity, text: `${activity.text}.` });
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
        const refuse: EgressFilter = (_, activity) => { if (activity.text === 'b') throw new Error('no'); return activity; };
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

        it('filters them again at the end of the turn', () => {
            const bufferedReplyActivities = [message('a'), message('b')];
            filterBufferedReplies({ bufferedReplyActivities } as unknown as TurnContextLike, shout);
            assert.deepEqual(bufferedReplyActivities.map(({ text }) => text), ['A', 'B']);
        });

        it('lets none through that a filter throws at', () => {
            const bufferedReplyActivities: ActivityLike[] = [message('a'), message('b'), message('c')];
            const filter: EgressFilter = (_, activity) => { if (activity.text === 'b') throw new Error('no'); return activity; };
            assert.throws(() => filterBufferedReplies({ bufferedReplyActivities } as unknown as TurnContextLike, filter), { message: 'no' });
            assert.deepEqual(bufferedReplyActivities.map(({ text }) => text), ['a']);
        });

        it('has nothing to do in a turn of an SDK that buffers none', () => {
            filterBufferedReplies({} as unknown as TurnContextLike, shout);
        });
    });
});
