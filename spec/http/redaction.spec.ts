import assert from 'node:assert/strict';
import { TurnContext as BotContext, type Activity, type ConversationParameters, type Middleware } from 'botbuilder';
import * as sinon from 'sinon';
import { Client, postToBot, startStack, type Stack } from '../helpers/stack';

const CARDS = [
    ['blanks', '4111 1111 1111 1111'], ['dashes', '4111-1111-1111-1111'], ['dots', '4111.1111.1111.1111'],
    ['no-break spaces', '4111\u00a01111\u00a01111\u00a01111'], ['line ends', '4111\n1111\n1111\n1111'], ['nothing', '4111111111111111'],
    ['American Express groups', '3782 822463 10005'], ['13 digits', '4222222222222'],
] as const;

const LOOKALIKES = [
    ['a wrong check digit', 'order 4111 1111 1111 1112'], ['no issuer has such numbers', 'order 9999 9999 9999 9995'],
    ['a time in milliseconds', 'at 1700000000003'], ['a decimal fraction', 'p = 0.4111111111111111'],
] as const;

describe('redaction, over HTTP against a CloudAdapter', () => {
    let stack: Stack;
    afterEach(() => stack.close());

    for (const [what, number] of CARDS) {
        it(`hides a card number with ${what} between its groups from bot, store and user`, async () => {
            stack = await startStack();
            const client = await Client.open(stack);
            await client.say(`card ${number}, thanks`);
            assert.equal(stack.seen.at(-1)?.text, 'card [CREDIT_CARD], thanks');
            assert.deepEqual(await client.heard(), ['echo: card [CREDIT_CARD], thanks']);
            const { items } = await stack.warden.transcripts!.getTranscriptActivities('directline', client.conversationId);
            assert.deepEqual(items.map(({ text }) => text).filter(Boolean), ['card [CREDIT_CARD], thanks', 'echo: card [CREDIT_CARD], thanks']);
        });
    }

    for (const [why, text] of LOOKALIKES) {
        it(`leaves a number alone: ${why}`, async () => {
            stack = await startStack();
            const client = await Client.open(stack);
            await client.say(text);
            assert.deepEqual(await client.heard(), [`echo: ${text}`]);
        });
    }

    it('has the last word on what leaves, though a logger was registered first', async () => {
        const logged: string[] = [];
        const logger: Middleware = {
            onTurn: async (context, next) => {
                context.onSendActivities(async (_, activities, send) => {
                    const sent = await send();
                    logged.push(...activities.map(({ text }) => text ?? ''));
                    return sent;
                });
                await next();
            },
        };
        stack = await startStack({ first: [logger], logic: async (context) => void (await context.sendActivity('yours is 4111111111111111')) });
        const client = await Client.open(stack);
        await client.say('which card?');
        assert.ok(logged.length > 0, 'the logger ran');
        assert.equal(stack.events.filter(({ type }) => type === 'registered-late').length, 1);
        assert.ok((await client.heard()).every((text) => text === 'yours is [CREDIT_CARD]'));
    });

    it('covers the replies that leave in the HTTP answer', async () => {
        stack = await startStack({ logic: async (context) => void (await context.sendActivity('yours is 4111111111111111')) });
        const activity = { type: 'message', text: 'hi', channelId: 'directline', deliveryMode: 'expectReplies', from: { id: 'u' }, conversation: { id: 'c' } };
        const { body } = await postToBot(stack, activity);
        assert.deepEqual((body as { activities: { text: string }[] }).activities.map(({ text }) => text), ['yours is [CREDIT_CARD]']);
    });

    it('covers the answer to an invoke, and the message of an error', async () => {
        stack = await startStack({
            logic: async (context) => {
                if (context.activity.type === 'message') throw new Error('no such card: 4111111111111111');
                await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { card: '4111111111111111' } } });
            },
        });
        const activity = { channelId: 'directline', from: { id: 'u' }, conversation: { id: 'c' } };
        const invoked = await postToBot(stack, { ...activity, type: 'invoke', name: 'get' });
        assert.deepEqual(invoked.body, { card: '[CREDIT_CARD]' });
        const { status, body } = await postToBot(stack, { ...activity, type: 'message', text: 'hi' });
        assert.equal(status, 500);
        assert.equal(body, 'no such card: [CREDIT_CARD]');
    });

    for (const [title, thrown, expected] of [
        ['an object', { card: '4111111111111111' }, { card: '[CREDIT_CARD]' }],
        ['an array', ['4111111111111111'], ['[CREDIT_CARD]']],
        ['an error with a message that is no string', Object.assign(new Error(), { message: { card: '4111111111111111' } }), { card: '[CREDIT_CARD]' }],
    ] as const) {
        it(`covers ${title} that the bot throws`, async () => {
            stack = await startStack({ logic: () => { throw thrown; } }); // eslint-disable-line @typescript-eslint/only-throw-error
            const { status, body } = await postToBot(stack, { type: 'message', text: 'hi', channelId: 'directline', from: { id: 'u' }, conversation: { id: 'c' } });
            assert.deepEqual([status, body], [500, expected]);
        });
    }

    it("covers the getters of classes, which the SDK's serializer reads", async () => {
        class Card { contentType = 'text/plain'; get name() { return 'card 4111111111111111.txt'; } }
        class Greeting { type = 'message'; attachments = [new Card()]; constructor(readonly replyToId: string) {} get text() { return 'yours is 4111111111111111'; } }
        stack = await startStack({
            logic: async (context) => {
                if (context.activity.type !== 'message') return;
                const reference = BotContext.getConversationReference(context.activity);
                const greeting = Object.assign(new Greeting(context.activity.id!), { conversation: reference.conversation, serviceUrl: reference.serviceUrl, from: reference.bot });
                await context.adapter.sendActivities(context, [greeting as unknown as Activity]);
            },
        });
        const client = await Client.open(stack);
        await client.say('hi');
        assert.deepEqual(await client.heard(), ['yours is [CREDIT_CARD]']);
        const { path, token } = client as unknown as { path: string; token: string };
        const { activities } = (await (await fetch(path, { headers: { authorization: `Bearer ${token}` } })).json()) as { activities: Activity[] };
        assert.equal(activities.at(-1)?.attachments?.[0]?.name, 'card [CREDIT_CARD].txt');
    });

    it('covers the first message of a conversation that the bot creates', async () => {
        const asked = sinon.stub().resolves({ id: 'new' });
        stack = await startStack({
            logic: async (context) => {
                const activity = { type: 'message', text: 'yours is 4111111111111111' } as Activity;
                const parameters = { activity, topicName: '4111111111111111', isGroup: false } as ConversationParameters;
                const factory = { create: () => Promise.resolve({ conversations: { createConversation: asked } }) };
                sinon.stub((context.adapter as unknown as { botFrameworkAuthentication: { createConnectorFactory(): unknown } }).botFrameworkAuthentication, 'createConnectorFactory').returns(factory);
                await context.adapter.createConversationAsync('app', 'directline', 'http://s', 'aud', parameters, () => Promise.resolve());
            },
        });
        await postToBot(stack, { type: 'message', text: 'hi', channelId: 'directline', from: { id: 'u' }, conversation: { id: 'c' } });
        assert.deepEqual(asked.args, [[{ activity: { type: 'message', text: 'yours is [CREDIT_CARD]' }, topicName: '[CREDIT_CARD]', isGroup: false }]]);
    });
});
