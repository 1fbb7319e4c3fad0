import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { useFakeTimers } from 'sinon';
import { Streams } from '../../../samples/local-channel/src/direct-line/streams';
import { Conversations } from '../../../samples/local-channel/src/conversations/conversations';
import { DirectLineTokens } from '../../../samples/local-channel/src/direct-line/direct-line-tokens';
import { serveStreams } from '../../../samples/local-channel/src/direct-line/upgrade-handler';
import { ann, Host, says, type Talk } from './support/host';
import { listen, stop } from './support/servers';
import { StreamClient } from './support/stream-client';

const ticketOf = (url: string) => new URL(url).searchParams.get('t') ?? '';

describe('local channel: streams', () => {
    let host: Host;
    let talk: Talk;
    beforeEach(async () => {
        host = await Host.start();
        talk = await host.start(ann);
    });
    afterEach(() => host.stop());

    const reply = (text: string) =>
        host.asBot('POST', `/connector/v3/conversations/${talk.conversationId}/activities`, { type: 'message', text });

    it('echoes what the user wrote, with the client\'s own mark, then brings the reply', async () => {
        const stream = await StreamClient.open(talk.streamUrl);
        host.bot.onTurn = ({ text }) => reply(`Echo: ${text}`);
        const { body } = await host.post(talk, { ...says('hello'), channelData: { clientActivityID: 'c1' } });
        const [echo, answer] = [await stream.frame(), await stream.frame()];
        const [mine, its] = [echo.activities[0], answer.activities[0]];
        assert.deepEqual([mine?.id, mine?.channelData?.clientActivityID], [body.id, 'c1']);
        assert.deepEqual([mine?.serviceUrl, mine?.recipient], [undefined, undefined]);
        assert.deepEqual([its?.text, its?.from.role], ['Echo: hello', 'bot']);
        assert.deepEqual([echo.watermark, answer.watermark], ['1', '2']);
    });

    it('begins with what was said before it was opened', async () => {
        await reply('welcome');
        const stream = await StreamClient.open(talk.streamUrl);
        assert.equal((await stream.frame()).activities[0]?.text, 'welcome');
    });

    it('goes on from the watermark after a reconnection', async () => {
        await reply('one');
        await reply('two');
        const { body } = await host.directLine('GET', `conversations/${talk.conversationId}?watermark=1`, talk.token);
        const { activities } = await (await StreamClient.open(body.streamUrl)).frame();
        assert.deepEqual(activities.map(({ text }) => text), ['two']);
    });

    it('ends an older stream with the reason collision', async () => {
        const older = await StreamClient.open(talk.streamUrl);
        const newer = await StreamClient.open(talk.streamUrl);
        assert.equal(await older.closed, 'collision');
        await reply('still here');
        assert.equal((await newer.frame()).activities[0]?.text, 'still here');
    });

    it('ends when the channel closes', async () => {
        const stream = await StreamClient.open(talk.streamUrl);
        await host.channel.close();
        assert.equal(await stream.closed, '');
    });

    const withTicket = (ticket: string | undefined, url = talk.streamUrl) => {
        const changed = new URL(url);
        changed.searchParams.delete('t');
        if (ticket !== undefined) changed.searchParams.set('t', ticket);
        return changed.href;
    };

    for (const [what, url, status] of [
        ['no ticket', async () => withTicket(undefined), 401],
        ['garbage', async () => withTicket('garbage'), 401],
        ['a Direct Line token', async () => withTicket(talk.token), 401],
        ['another conversation\'s ticket', async () => withTicket(ticketOf((await host.start()).streamUrl)), 403],
        ['a path that nobody serves', async () => talk.streamUrl.replace('/stream?', '/streams?'), 404],
    ] as const) {
        it(`answers ${status} to ${what}`, async () => {
            assert.equal(await StreamClient.refusal(await url()), status);
        });
    }

    it('answers 403 to a foreign host name', async () => {
        assert.equal(await StreamClient.refusal(talk.streamUrl, { headers: { host: 'example.com' } }), 403);
    });

    it('gives 60 seconds to connect', async () => {
        const clock = useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
        assert.equal(await StreamClient.refusal(talk.streamUrl).finally(() => clock.restore()), 403);
    });

    it('takes no stream ticket for a token', async () => {
        assert.equal((await host.directLine('POST', 'tokens/refresh', ticketOf(talk.streamUrl))).status, 401);
    });

    it('keeps quiet streams alive with empty frames', async () => {
        const parts = {
            conversations: new Conversations(), directLineTokens: new DirectLineTokens({ secret: 's', tokenLifetime: 60_000 }),
        };
        const [server, streams] = [createServer(), new Streams(parts, 5)];
        const [url, letGo] = [await listen(server), serveStreams(server, streams)];
        const { id } = parts.conversations.create({ trustedOrigins: [] });
        const t = await parts.directLineTokens.issueStreamTicket(id);
        const client = await StreamClient.open(`${url.replace('http', 'ws')}/v3/directline/conversations/${id}/stream?t=${t}`);
        assert.equal(await client.next(), '');
        letGo();
        streams.close();
        await stop(server);
    });
});
