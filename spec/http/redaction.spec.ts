import assert from 'node:assert/strict';
import type { Middleware } from 'botbuilder';
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
});
