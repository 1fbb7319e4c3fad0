import assert from 'node:assert/strict';
import { Client, postToBot, startStack, type Posted, type Stack } from '../helpers/stack';

const MESSAGE: Posted = { type: 'message', id: '1', text: 'hello', channelId: 'directline', from: { id: 'dl_user' }, conversation: { id: 'c' } };
const TEAMS = { ...MESSAGE, channelId: 'msteams', conversation: { id: '19:team', isGroup: true, conversationType: 'channel' } };

describe('impersonation, over HTTP against a CloudAdapter', () => {
    let stack: Stack;
    beforeEach(async () => (stack = await startStack()));
    afterEach(() => stack.close());

    it('refuses another user id in the middle of a conversation', async () => {
        const client = await Client.open(stack, { plain: true });
        await client.say('first');
        await client.say('TRANSFER', 'somebody-else');
        await client.say('still me');
        assert.deepEqual(await client.heard(), ['echo: first', 'Sorry, I cannot take this message.', 'echo: still me']);
        assert.deepEqual(stack.seen.filter(({ type }) => type === 'message').map(({ text }) => text), ['first', 'still me']);
        assert.deepEqual(stack.events.map(({ type }) => type), ['speaker-bound', 'impersonation']);
    });

    it('refuses a foreign event as it refuses a message, without an answer', async () => {
        const client = await Client.open(stack, { plain: true });
        await client.say('first');
        await client.post({ type: 'event', name: 'order', from: { id: 'somebody-else' } as never });
        assert.equal(stack.seen.some(({ type }) => type === 'event'), false);
        assert.equal((await client.heard()).length, 1);
    });

    it('has nothing to refuse where the channel puts the token\'s user id into every message', async () => {
        const client = await Client.open(stack);
        await client.say('first');
        await client.say('second', 'dl_somebody-else');
        assert.deepEqual(await client.heard(), ['echo: first', 'echo: second']);
        assert.deepEqual(stack.seen.filter(({ type }) => type === 'message').map(({ from }) => from?.id), [client.userId, client.userId]);
    });

    it('refuses a proactive turn that a client makes up', async () => {
        const client = await Client.open(stack, { plain: true });
        await client.say('first');
        await client.post({ type: 'event', name: 'ContinueConversation', from: { id: 'somebody-else' } as never });
        assert.equal(stack.seen.some(({ name }) => name === 'ContinueConversation'), false);
    });

    it('answers 401 without a token', async () => {
        assert.equal((await postToBot(stack, MESSAGE, '')).status, 401);
    });
});

describe('impersonation, as other channels would post', () => {
    let stack: Stack;
    beforeEach(async () => (stack = await startStack({ logic: async () => {} })));
    afterEach(() => stack.close());

    it('answers a refused invoke with 403', async () => {
        await postToBot(stack, MESSAGE);
        const { status } = await postToBot(stack, { ...MESSAGE, type: 'invoke', name: 'adaptiveCard/action', from: { id: 'dl_other' } });
        assert.equal(status, 403);
    });

    it('lets everybody in a Teams channel speak', async () => {
        for (const [index, id] of ['29:ann', '29:ben', '29:ann'].entries()) await postToBot(stack, { ...TEAMS, id: String(index), from: { id } });
        assert.deepEqual(stack.seen.map(({ from }) => from?.id), ['29:ann', '29:ben', '29:ann']);
    });

    it('does not believe Direct Line that a conversation is a group', async () => {
        const { conversationId } = await Client.open(stack, { plain: true });
        const group = { ...MESSAGE, conversation: { id: conversationId, isGroup: true } };
        for (const id of ['dl_ann', 'dl_ben']) await postToBot(stack, { ...group, id: `of ${id}`, from: { id } });
        assert.deepEqual(stack.seen.filter(({ type }) => type === 'message').map(({ from }) => from?.id), ['dl_ann']);
    });

    for (const [what, claims, header, expected] of [
        ['a good token', {}, {}, [200]],
        ['another audience', { aud: 'another bot' }, {}, [401]],
        ['another issuer', { iss: 'https://evil.example' }, {}, [401]],
        ['another service URL', { serviceurl: 'https://evil.example' }, {}, [401]],
        ['a token that expired long ago', { exp: 1_000_000_000 }, {}, [401]],
        ['an unknown key', {}, { kid: 'unknown' }, [401]],
    ] as const) {
        it(`answers ${expected.join(' or ')} to ${what}`, async () => {
            const { status } = await postToBot(stack, MESSAGE, await stack.channel.signServiceToken(claims, header));
            assert.ok(expected.includes(status as never), `got ${status}`);
            assert.equal(stack.seen.length, status === 200 ? 1 : 0);
        });
    }
});
