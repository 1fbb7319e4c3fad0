import assert from 'node:assert/strict';
import { ann, Host, says, type Talk } from './support/host';

describe('local channel: activities of clients', () => {
    let host: Host;
    let talk: Talk;
    beforeEach(async () => {
        host = await Host.start();
        talk = await host.start(ann);
    });
    afterEach(() => host.stop());

    const lastSeen = () => host.bot.activities.at(-1);

    describe('who wrote', () => {
        let overwritten: unknown[];
        beforeEach(() => {
            overwritten = [];
            host.channel.events.on('userIdOverwritten', (event) => overwritten.push(event));
        });

        it('is the token\'s user, whoever the client says', async () => {
            await host.post(talk, says('hello', 'dl_the-ceo'));
            assert.deepEqual(lastSeen()?.from, { id: 'dl_ann', name: 'Ann', role: 'user' });
            assert.deepEqual(overwritten, [{ conversationId: talk.conversationId }]);
        });

        for (const from of [{ id: 'dl_ann' }, {}, undefined]) {
            it(`is the token's user without a report for from ${JSON.stringify(from)}`, async () => {
                await host.post(talk, { type: 'message', from, text: 'hello' });
                assert.equal(lastSeen()?.from.id, 'dl_ann');
                assert.deepEqual(overwritten, []);
            });
        }

        it('is whoever the client says in plain mode', async () => {
            const plain = await host.start();
            for (const id of ['r_1', 'dl_the-ceo']) {
                await host.post(plain, says('hello', id));
                assert.equal(lastSeen()?.from.id, id);
            }
            assert.deepEqual(overwritten, []);
        });

        it('has to be said in plain mode', async () => {
            const { status, body } = await host.post(await host.start(), { type: 'message', text: 'hello' });
            assert.deepEqual([status, body.error?.code], [400, 'MissingProperty']);
        });
    });

    it('keeps what the channel decides from the client', async () => {
        const forged = { id: 'other' };
        const { body } = await host.post(talk, {
            type: 'message', text: 'hello', id: 'mine', timestamp: '2000-01-01T00:00:00Z', channelId: 'msteams',
            serviceUrl: 'https://example.com', conversation: forged, recipient: forged, callerId: 'urn:other',
            deliveryMode: 'expectReplies', from: { id: 'dl_ann', role: 'bot' }, locale: 'en-GB', channelData: { a: 1 },
        });
        const { timestamp = '', ...seen } = lastSeen() ?? {};
        assert.deepEqual(seen, {
            type: 'message', text: 'hello', id: body.id, channelId: 'directline', serviceUrl: host.channel.serviceUrl,
            conversation: { id: talk.conversationId }, recipient: { id: 'spec-bot', name: 'Bot', role: 'bot' },
            from: { id: 'dl_ann', name: 'Ann', role: 'user' }, locale: 'en-GB', channelData: { a: 1 },
        });
        assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 60_000);
        assert.match(body.id, new RegExp(`^${talk.conversationId}\\|\\d{7}$`));
    });

    for (const type of ['message', 'event', 'typing', 'endOfConversation', 'conversationUpdate']) {
        it(`hands ${type} to the bot`, async () => {
            assert.equal((await host.post(talk, { type, from: { id: 'dl_ann' } })).status, 200);
            assert.equal(lastSeen()?.type, type);
        });
    }

    for (const [what, body, status, code] of [
        ['an invoke', { type: 'invoke', from: { id: 'dl_ann' } }, 400, 'BadArgument'],
        ['an Invoke', { type: 'Invoke', from: { id: 'dl_ann' } }, 400, 'BadArgument'],
        ['no type', { text: 'hello' }, 400, 'MissingProperty'],
        ['an array', [], 400, 'BadArgument'],
        ['malformed JSON', '{"type":"message","text":"my-secret-text', 400, 'BadArgument'],
        ['65 levels', `${'['.repeat(66)}${']'.repeat(66)}`, 400, 'BadArgument'],
        ['100,000 levels', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'BadArgument'],
        ['more than 256 kB', says('x'.repeat(256 * 1024)), 413, 'MessageSizeTooBig'],
    ] as const) {
        it(`answers ${status} as JSON to ${what}, and tells the bot nothing`, async () => {
            const before = host.bot.activities.length;
            const answer = await host.post(talk, body);
            assert.deepEqual([answer.status, answer.body.error?.code], [status, code]);
            assert.doesNotMatch(answer.text, /my-secret-text|node_modules|<html/);
            assert.equal(host.bot.activities.length, before);
        });
    }

    it('answers after the bot did', async () => {
        const order: string[] = [];
        host.bot.onTurn = () => new Promise<void>((resolve) => setImmediate(() => { order.push('bot'); resolve(); }));
        await host.post(talk, says('hello')).then(() => order.push('client'));
        assert.deepEqual(order, ['bot', 'client']);
    });

    for (const status of [401, 500]) {
        it(`answers 502 when the bot answers ${status}`, async () => {
            host.bot.status = status;
            const answer = await host.post(talk, says('hello'));
            assert.deepEqual([answer.status, answer.body.error?.code], [502, 'BotError']);
        });
    }

    it('answers 502 and reports status 0 when the bot is gone', async () => {
        const answered: unknown[] = [];
        host.channel.events.on('botAnswered', (event) => answered.push(event));
        host.bot.onTurn = () => host.channel.close();
        assert.equal((await host.post(talk, says('hello'))).status, 502);
        assert.deepEqual(answered, [{ conversationId: talk.conversationId, status: 0 }]);
    });

    it('answers unknown paths as JSON', async () => {
        const { status, body } = await host.directLine('GET', 'nothing', talk.token);
        assert.deepEqual([status, body.error?.code], [404, 'NotFound']);
        const undecodable = await host.directLine('GET', 'conversations/%E0%A4%A/activities', talk.token);
        assert.equal(undecodable.body.error?.code, 'BadArgument');
    });
});
