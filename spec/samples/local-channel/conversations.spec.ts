import assert from 'node:assert/strict';
import { ann, Host, says } from './support/host';
import type { WireActivity } from './support/wire';

const members = (activity?: WireActivity) => activity?.membersAdded?.map(({ id }) => id);

describe('local channel: conversations', () => {
    let host: Host;
    beforeEach(async () => { host = await Host.start(); });
    afterEach(() => host.stop());

    it('starts once: 201, then 200', async () => {
        const { token, conversationId } = await host.generate(ann);
        const first = await host.directLine('POST', 'conversations', token);
        const second = await host.directLine('POST', 'conversations', token);
        assert.deepEqual([first.status, second.status], [201, 200]);
        assert.deepEqual([first.body.conversationId, second.body.conversationId], [conversationId, conversationId]);
        assert.equal(host.bot.ofType('conversationUpdate').length, 1);
    });

    it('tells the bot of itself and the user when an enhanced conversation starts', async () => {
        await host.start(ann);
        const [update] = host.bot.activities;
        assert.equal(update?.from.id, 'dl_ann');
        assert.deepEqual(members(update), ['spec-bot', 'dl_ann']);
    });

    it('tells the bot of a plain conversation\'s user with the first content, and once', async () => {
        const talk = await host.start();
        assert.deepEqual(members(host.bot.activities[0]), ['spec-bot']);
        assert.equal(host.bot.activities[0]?.from.id, talk.conversationId);
        await host.post(talk, says('one', 'r_1'));
        await host.post(talk, says('two', 'r_1'));
        const [, update, ...rest] = host.bot.activities;
        assert.deepEqual([update?.type, members(update)], ['conversationUpdate', ['r_1']]);
        assert.deepEqual(rest.map(({ text }) => text), ['one', 'two']);
    });

    it('shows no conversationUpdate to clients', async () => {
        const talk = await host.start(ann);
        await host.post(talk, { type: 'conversationUpdate', from: { id: 'dl_ann' }, membersAdded: [{ id: 'x' }] });
        assert.equal(host.bot.ofType('conversationUpdate').length, 2);
        assert.deepEqual((await host.history(talk)).activities, []);
    });

    it('starts even when the bot fails, and reports it', async () => {
        const answered: unknown[] = [];
        host.channel.events.on('botAnswered', (event) => answered.push(event));
        host.bot.status = 500;
        const { conversationId } = await host.start(ann);
        assert.deepEqual(answered, [{ conversationId, status: 500 }]);
    });

    it('comes back with a new token and a stream from the watermark', async () => {
        const talk = await host.start(ann);
        const { status, body } = await host.directLine('GET', `conversations/${talk.conversationId}?watermark=3`, talk.token);
        assert.equal(status, 200);
        assert.equal(new URL(body.streamUrl).searchParams.get('watermark'), '3');
        assert.equal((await host.directLine('POST', 'tokens/refresh', body.token)).status, 200);
    });

    it('serves nothing of a conversation that was not started', async () => {
        const { token, conversationId } = await host.generate(ann);
        const { status, body } = await host.directLine('GET', `conversations/${conversationId}/activities`, token);
        assert.deepEqual([status, body.error?.code], [404, 'ConversationNotFound']);
    });
});
