import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createLocalChannel, type LocalChannel } from 'bot-warden-local-channel';
import express from 'express';
import { directLineTokenEndpoint, KeyRing, verifyUserId, type DirectLineGrant } from '../../lib';

const SECRET = 'the-secret-of-the-local-channel';
const PAGE = 'http://localhost:3978';

describe('a token of the endpoint, on the local channel', () => {
    const keys = KeyRing.generate();
    let server: Server;
    let channel: LocalChannel;
    let url: string;
    /** The turns that reached the bot. */
    let turns: { type: string; text?: string; from: { id: string; name?: string } }[];
    let grant: DirectLineGrant;

    before(async () => {
        turns = [];
        const app = express();
        server = createServer(app).listen(0, '127.0.0.1');
        await once(server, 'listening');
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        channel = await createLocalChannel({ baseUrl: url, botEndpoint: `${url}/bot`, appId: 'app', secret: SECRET, connectionNames: [] });
        channel.attach(server);
        app.use(channel.router);
        app.post('/bot', express.json(), (request, response) => {
            turns.push(request.body as (typeof turns)[number]);
            response.end();
        });
        app.post('/token', directLineTokenEndpoint({ secret: SECRET, keys, trustedOrigins: [PAGE], directLineUrl: url, userName: () => 'Anna' }));
        grant = (await (await fetch(`${url}/token`, { method: 'POST', headers: { origin: PAGE, 'content-type': 'application/json' }, body: '{}' })).json()) as DirectLineGrant;
    });
    after(async () => {
        await channel.close();
        server.close();
        server.closeAllConnections();
    });

    const call = (path: string, init: RequestInit = {}) =>
        fetch(url + path, { ...init, headers: { authorization: `Bearer ${grant.token}`, 'content-type': 'application/json', ...init.headers } });

    it('opens its conversation, in which nobody but the minted id speaks', async () => {
        assert.equal((await call('/v3/directline/conversations', { method: 'POST' })).status, 201);
        const message = { type: 'message', text: 'hi', from: { id: 'dl_the-ceo' } };
        assert.equal((await call(`/v3/directline/conversations/${grant.conversationId}/activities`, { method: 'POST', body: JSON.stringify(message) })).status, 200);
        const { from } = turns.find(({ text }) => text === 'hi') ?? {};
        assert.deepEqual([from?.id, from?.name], [grant.userId, 'Anna']);
        assert.ok(verifyUserId(keys, from?.id).valid);
    });

    for (const [origin, status] of [[PAGE, 200], ['https://evil.example', 403]] as const) {
        it(`ties a sign-in to the trusted pages: ${origin} gets ${status}`, async () => {
            assert.equal((await call('/v3/directline/session/getsessionid', { headers: { referer: `${origin}/` } })).status, status);
        });
    }
});
