import assert from 'node:assert/strict';
import { ann, Host, says, type Talk } from './support/host';

const OAUTH_CARD = 'application/vnd.microsoft.card.oauth';

const card = (connectionName: string, value?: string) => {
    const content = { connectionName, buttons: [{ type: 'signin', title: 'Sign in', value }] };
    return { type: 'message', attachments: [{ contentType: OAUTH_CARD, content }] };
};

describe('local channel: connector', () => {
    let host: Host;
    let talk: Talk;
    let path: string;
    before(async () => { host = await Host.start(); });
    after(() => host.stop());
    beforeEach(async () => {
        talk = await host.start(ann);
        path = `/connector/v3/conversations/${talk.conversationId}`;
    });

    const lastShown = async () => (await host.history(talk)).activities.at(-1);
    const shownLink = async () => (await lastShown())?.attachments?.[0]?.content.buttons[0]?.value;

    for (const [method, at] of [
        ['POST', '/activities'], ['POST', '/activities/a1'], ['PUT', '/activities/a1'], ['DELETE', '/activities/a1'],
        ['GET', '/members'], ['GET', '/members/dl_ann'], ['GET', '/pagedmembers'],
    ] as const) {
        it(`${method} ${at} needs the bot's token`, async () => {
            const body = method === 'GET' ? undefined : says('hello');
            for (const token of [undefined, 'garbage', talk.token, await host.channel.signServiceToken()]) {
                assert.equal((await host.send(method, path + at, { ...(token && { token }), body })).status, 401);
            }
        });
    }

    it('shows a message of the bot as the bot\'s, in this conversation', async () => {
        const { status, body } = await host.asBot('POST', `${path}/activities`, {
            type: 'message', text: 'hello', id: 'mine', from: { id: 'somebody', role: 'user' }, recipient: { id: 'dl_ann' },
            conversation: { id: 'other' }, channelId: 'msteams', serviceUrl: 'https://example.com', replyToId: 'r1',
        });
        const { timestamp = '', ...shown } = await lastShown() ?? {};
        assert.equal(status, 200);
        assert.deepEqual(shown, {
            type: 'message', text: 'hello', id: body.id, from: { id: 'spec-bot', role: 'bot' }, replyToId: 'r1',
            conversation: { id: talk.conversationId }, channelId: 'directline',
        });
        assert.ok(Date.parse(timestamp));
    });

    it('takes the answered activity from the path of a reply', async () => {
        await host.asBot('POST', `${path}/activities/${encodeURIComponent('c|0000001')}`, { type: 'message', text: 'hello' });
        assert.equal((await lastShown())?.replyToId, 'c|0000001');
    });

    for (const [method, at] of [
        ['PUT', '/activities/a1'], ['DELETE', '/activities/a1'],
    ] as const) {
        it(`answers 405 to ${method}, as Direct Line does`, async () => {
            const { status, body } = await host.asBot(method, path + at, method === 'PUT' ? says('hello') : undefined);
            assert.deepEqual([status, body.error?.code], [405, 'MethodNotAllowed']);
        });
    }

    it('creates no conversations', async () => {
        assert.equal((await host.asBot('POST', '/connector/v3/conversations', {})).status, 405);
    });

    it('knows the members', async () => {
        const members = await host.listAsBot(`${path}/members`);
        assert.deepEqual(members.map(({ id }) => id), ['dl_ann', 'spec-bot']);
        assert.deepEqual((await host.asBot('GET', `${path}/pagedmembers`)).body, { members });
        assert.equal((await host.asBot('GET', `${path}/members/dl_ann`)).body.name, 'Ann');
        assert.equal((await host.asBot('GET', `${path}/members/dl_bob`)).status, 404);
    });

    for (const [what, body, status] of [
        ['malformed JSON', '{"text":', 400], ['no type', {}, 400], ['too much', says('x'.repeat(256 * 1024)), 413],
    ] as const) {
        it(`answers ${status} as JSON to ${what}`, async () => {
            const answer = await host.asBot('POST', `${path}/activities`, body);
            assert.deepEqual([answer.status, typeof answer.body.error?.code], [status, 'string']);
        });
    }

    it('answers 404 for an unknown conversation', async () => {
        assert.equal((await host.asBot('POST', '/connector/v3/conversations/none/activities', says('hello'))).status, 404);
    });

    describe('OAuth cards', () => {
        it('get the sign-in link that they came without', async () => {
            await host.asBot('POST', `${path}/activities`, card('practice'));
            assert.match(await shownLink() ?? '', new RegExp(`^${host.url}/practice-idp/sign-in\\?signin=[\\w-]{32}$`));
        });

        it('keep a link that they came with', async () => {
            await host.asBot('POST', `${path}/activities`, card('practice', 'https://example.com/'));
            assert.equal(await shownLink(), 'https://example.com/');
        });

        it('are refused for an unknown connection', async () => {
            assert.equal((await host.asBot('POST', `${path}/activities`, card('unknown'))).status, 400);
        });
    });
});
