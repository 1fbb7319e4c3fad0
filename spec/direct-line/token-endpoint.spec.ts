import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as send, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { inspect } from 'node:util';
import { MemoryStorage } from 'botbuilder';
import express from 'express';
import { directLineTokenEndpoint, KeyRing, rememberedSubject, SecurityEvents, verifyUserId, type DirectLineGrant, type DirectLineTokenEndpoint, type DirectLineTokenOptions, type SecurityEvent } from '../../lib';
import { recorded } from '../helpers/bot';
import { failing } from '../helpers/failing';
import { until } from '../helpers/servers';
import { unhandled } from '../helpers/unhandled';
import { FakeDirectLine } from './support/fake-direct-line';
import { serve, type Served } from './support/serve';

const SECRET = 'the-secret-of-direct-line';
const PAGE = 'https://shop.example';
const JSON_TYPE = { 'content-type': 'application/json' };
const FAILED = { error: 'No token can be had at the moment.' };

type Hosting = (endpoint: DirectLineTokenEndpoint) => RequestListener;
const hostings: [string, Hosting][] = [
    ['node:http', (endpoint) => (request, response) => void endpoint(request, response)],
    ['express', (endpoint) => express().all('/token', endpoint)],
    ['express that has parsed the body', (endpoint) => express().use(express.json()).all('/token', endpoint)],
];

for (const [host, hosting] of hostings) {
    describe(`the token endpoint in ${host}`, () => {
        const keys = KeyRing.generate();
        let directLine: FakeDirectLine;
        let served: Served | undefined;
        let others: Served[];
        let events: SecurityEvent[];
        /** All that has come out of the endpoint, for the secret to be looked for. */
        let said: unknown[];

        beforeEach(async () => {
            directLine = await FakeDirectLine.start();
            [said, others] = [[], []];
        });
        afterEach(async () => {
            for (const each of [served, ...others]) await each?.close();
            served = undefined;
            await directLine.close();
            assert.ok(!inspect([said, events], { depth: 20, maxStringLength: null, showHidden: true }).includes(SECRET), 'the secret came out');
        });

        async function start(options: Partial<DirectLineTokenOptions> = {}): Promise<void> {
            const reporter = new SecurityEvents();
            events = recorded(reporter);
            const endpoint = directLineTokenEndpoint({
                secret: SECRET, keys, trustedOrigins: [PAGE, 'http://localhost:3978'], directLineUrl: directLine.url, events: reporter, ...options,
            });
            said.push(endpoint);
            served = await serve(hosting(endpoint));
        }

        async function serveToo(listener: RequestListener): Promise<Served> {
            const other = await serve(listener);
            others.push(other);
            return other;
        }

        async function ask({ method = 'POST', origin = PAGE, headers = JSON_TYPE, body = '{}' }: { method?: string; origin?: string | undefined; headers?: object; body?: string } = {}) {
            const init = { method, headers: { ...headers, ...(origin !== '' && { origin }) }, ...(method === 'POST' && { body }) };
            const response = await fetch(`${served?.url}/token`, init);
            const text = await response.text();
            said.push(text, [...response.headers]);
            return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as DirectLineGrant & { error?: string } };
        }

        const types = () => events.map(({ at: _, conversation: __, channelId: ___, ...rest }) => rest);

        it('gives a token, and the id that is in it', async () => {
            await start();
            const { status, headers, json } = await ask();
            const { userId, ...rest } = json();
            assert.deepEqual([status, rest], [200, { token: 'token-1', conversationId: 'conversation-1', expires_in: 1800 }]);
            assert.ok(verifyUserId(keys, userId).valid);
            assert.deepEqual(
                ['cache-control', 'content-type', 'access-control-allow-origin', 'access-control-allow-credentials', 'x-content-type-options', 'vary'].map((name) => headers.get(name)),
                ['no-store', 'application/json; charset=utf-8', PAGE, null, 'nosniff', 'Origin'],
            );
            assert.deepEqual(types(), [{ type: 'direct-line-token-issued', site: 'default', signedIn: false }]);
        });

        it('asks Direct Line with the secret for a token of that id and these pages', async () => {
            await start({ site: 'shop', userName: () => 'Anna' });
            const { userId } = (await ask()).json();
            const [{ method, url, headers, body }] = directLine.asked as [FakeDirectLine['asked'][number]];
            assert.deepEqual([method, url, headers.authorization, headers['content-type']], ['POST', '/v3/directline/tokens/generate', `Bearer ${SECRET}`, 'application/json']);
            assert.deepEqual(body, { user: { id: userId, name: 'Anna' }, trustedOrigins: [PAGE, 'http://localhost:3978'] });
            assert.equal(verifyUserId(keys, userId).valid, false);
            assert.ok(verifyUserId(keys, userId, { sites: ['shop'] }).valid);
        });

        it('makes a new id each time, whatever the page wants', async () => {
            await start();
            const wish = JSON.stringify({ user: { id: 'dl_the-ceo', name: 'CEO' }, userId: 'dl_the-ceo', id: 'dl_the-ceo', trustedOrigins: ['https://evil.example'], __proto__: { id: 'x' } });
            const [one, two] = [(await ask({ body: wish })).json(), (await ask({ body: wish })).json()];
            assert.notEqual(one.userId, two.userId);
            for (const { body } of directLine.asked) assert.doesNotMatch(JSON.stringify(body), /the-ceo|"CEO"|evil\.example/);
        });

        it('takes an empty body', async () => {
            await start();
            assert.equal((await ask({ body: '' })).status, 200);
        });

        for (const [title, origin] of [
            ['no page', ''], ['a sandboxed frame', 'null'], ['another site', 'https://evil.example'], ['a suffix trick', 'https://shop.example.evil.example'],
            ['a prefix trick', 'https://evilshop.example'], ['a sub-domain', 'https://www.shop.example'], ['the parent domain', 'https://example'], ['http', 'http://shop.example'],
            ['a scheme in capitals', 'HTTPS://shop.example'], ['a host in capitals', 'https://SHOP.example'], ['the default port', 'https://shop.example:443'],
            ['another port', 'https://shop.example:8443'], ['a slash', 'https://shop.example/'], ['a path', 'https://shop.example/chat'], ['a user name', 'https://shop.example@evil.example'],
            ['two origins', `${PAGE}, https://evil.example`], ['two origins, ours last', `https://evil.example ${PAGE}`], ['a dot at the end', 'https://shop.example.'],
            ['another port of localhost', 'http://localhost:3979'], ['localhost by address', 'http://127.0.0.1:3978'], ['a look-alike', 'https://xn--shp-0na.example'], ['a wildcard', '*'],
        ] as const) {
            it(`refuses ${title}, and tells neither page nor Direct Line anything`, async () => {
                await start();
                for (const method of ['POST', 'OPTIONS']) {
                    const { status, headers, text } = await ask({ origin, method });
                    assert.deepEqual([status, JSON.parse(text)], [403, { error: 'This page may not start a conversation.' }]);
                    assert.deepEqual([headers.get('cache-control'), headers.get('vary'), headers.get('access-control-allow-origin')], ['no-store', 'Origin', null]);
                }
                assert.equal(directLine.asked.length, 0);
                assert.deepEqual(types()[0], { type: 'direct-line-token-refused', reason: 'origin', status: 403 });
            });
        }

        it('refuses two Origin headers, the first of them ours', async () => {
            await start();
            const socket = connect(served?.port ?? 0, '127.0.0.1');
            socket.write(`POST /token HTTP/1.1\r\nHost: x\r\nOrigin: ${PAGE}\r\nOrigin: https://evil.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`);
            let answer = '';
            for await (const chunk of socket) answer += chunk;
            assert.match(answer, /^HTTP\/1\.1 403 /);
        });

        it('answers a preflight of a trusted page', async () => {
            await start();
            const { status, headers, text } = await ask({ method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } });
            assert.deepEqual([status, text], [204, '']);
            assert.deepEqual(
                ['access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-headers', 'access-control-max-age', 'vary', 'cache-control'].map((name) => headers.get(name)),
                [PAGE, 'POST', 'Content-Type', '600', 'Origin', 'no-store'],
            );
            assert.equal(directLine.asked.length, 0);
        });

        for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH']) {
            it(`refuses ${method}`, async () => {
                await start();
                const { status, headers } = await ask({ method });
                assert.deepEqual([status, headers.get('allow'), headers.get('cache-control')], [405, 'POST, OPTIONS', 'no-store']);
            });
        }

        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; a=application/json', 'application/jsonp', 'application/json-patch+json', 'multipart/form-data; boundary=x']) {
            it(`refuses ${type}, which a page may send anywhere unasked`, async () => {
                await start();
                assert.equal((await ask({ headers: { 'content-type': type } })).status, 415);
                assert.deepEqual(types(), [{ type: 'direct-line-token-refused', reason: 'request', status: 415 }]);
            });
        }
        for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/json ;charset=utf-8']) {
            it(`takes ${type}`, async () => {
                await start();
                assert.equal((await ask({ headers: { 'content-type': type } })).status, 200);
            });
        }

        describe('remembers', () => {
            it('who is signed in at the site, and the conversation', async () => {
                const storage = new MemoryStorage();
                await start({ storage, subject: async ({ headers }) => headers.cookie?.slice('session='.length) });
                const { headers, json } = await ask({ headers: { ...JSON_TYPE, cookie: 'session=anna' } });
                assert.equal(headers.get('access-control-allow-credentials'), 'true');
                assert.deepEqual(await rememberedSubject(storage, keys, json().userId), { conversationId: 'conversation-1', subject: 'anna' });
                assert.deepEqual(types(), [{ type: 'direct-line-token-issued', site: 'default', signedIn: true }]);
                const stranger = (await ask()).json();
                assert.deepEqual(await rememberedSubject(storage, keys, stranger.userId), { conversationId: 'conversation-2' });
            });

            it('the conversation, when it knows no subjects', async () => {
                const storage = new MemoryStorage();
                await start({ storage });
                assert.deepEqual(await rememberedSubject(storage, keys, (await ask()).json().userId), { conversationId: 'conversation-1' });
            });

            it('nothing, and gives no token, when the storage is down', async () => {
                await start({ storage: failing(new MemoryStorage(), 'write') });
                const { status, json } = await ask();
                assert.deepEqual([status, json()], [503, FAILED]);
                assert.deepEqual(types(), [{ type: 'store-unavailable', protection: 'direct-line', error: 'Error' }]);
            });

            it('nothing, and takes the next request, when the storage hangs', async () => {
                const storage = Object.assign(new MemoryStorage(), { write: () => new Promise<void>(() => undefined) });
                await start({ storage, limits: { timeout: 100, inFlight: 1 } });
                assert.deepEqual([(await ask()).status, (await ask()).json()], [503, FAILED]);
                assert.deepEqual(types().map((event) => 'error' in event && event.error), ['TimeoutError', 'TimeoutError']);
            });
        });

        for (const [callback, wrong, error] of [
            ['subject', () => { throw new RangeError(SECRET); }, 'RangeError'],
            ['subject', () => Promise.reject(new RangeError(SECRET)), 'RangeError'],
            ['subject', () => true, 'TypeError'],
            ['subject', () => '', 'TypeError'],
            ['subject', () => new Promise(() => undefined), 'DOMException'],
            ['userName', () => ({}), 'TypeError'],
            ['clientKey', () => 7, 'TypeError'],
            ['clientKey', () => { throw new RangeError(SECRET); }, 'RangeError'],
            ['extras', () => { throw new RangeError(SECRET); }, 'RangeError'],
        ] as const) {
            it(`gives no token when ${callback} is ${String(wrong)}`, async () => {
                await start({ storage: new MemoryStorage(), limits: { timeout: 100 }, [callback]: wrong });
                const { status, json } = await ask();
                assert.deepEqual([status, json()], [500, FAILED]);
                assert.deepEqual(types(), [{ type: 'direct-line-callback-failed', callback, error: error === 'DOMException' ? 'TimeoutError' : error }]);
            });
        }

        it('gives the page more fields, but no others in place of its own', async () => {
            await start({ extras: ({ conversationId }) => ({ feed: `/feed/${conversationId}`, token: 'mine', userId: 'dl_the-ceo' }) });
            const { feed, token, userId } = (await ask()).json() as DirectLineGrant & { feed: string };
            assert.deepEqual([feed, token], ['/feed/conversation-1', 'token-1']);
            assert.ok(verifyUserId(keys, userId).valid);
        });

        it('does not let them change what is given', async () => {
            await start({ extras: (grant) => ({ had: (grant.userId = 'dl_the-ceo') }) });
            assert.ok(verifyUserId(keys, (await ask()).json().userId).valid);
        });

        it('answers 500 when these fields are no JSON', async () => {
            await start({ extras: () => ({ big: 1n }) });
            assert.deepEqual([(await ask()).status, (await ask()).json()], [500, FAILED]);
        });

        describe('limits', () => {
            it('how often a client may ask', async () => {
                await start();
                const answers = [];
                for (let index = 0; index < 12; index++) answers.push(await ask());
                assert.deepEqual(answers.map(({ status }) => status), [...Array(10).fill(200), 429, 429]);
                const wait = Number(answers[10]?.headers.get('retry-after'));
                assert.ok(wait > 50 && wait <= 60, String(wait));
                assert.deepEqual(answers[10]?.json(), { error: 'There are too many requests. Try again later.' });
                assert.deepEqual(types().at(-1), { type: 'direct-line-token-refused', reason: 'client-limit', status: 429 });
            });

            it('clients behind a proxy each for itself', async () => {
                await start({ limits: { clientPerMinute: 1 }, clientKey: ({ headers }) => String(headers['x-client']) });
                const statuses = [];
                for (const client of ['a', 'a', 'b']) statuses.push((await ask({ headers: { ...JSON_TYPE, 'x-client': client } })).status);
                assert.deepEqual(statuses, [200, 429, 200]);
            });

            it('a client by what the request says of itself only when told to', async () => {
                await start({ limits: { clientPerMinute: 1 } });
                const statuses = [];
                for (const client of ['1.1.1.1', '2.2.2.2']) statuses.push((await ask({ headers: { ...JSON_TYPE, 'x-forwarded-for': client, forwarded: `for=${client}` } })).status);
                assert.deepEqual(statuses, [200, 429]);
            });

            it('how often all together may', async () => {
                await start({ limits: { perMinute: 2 } });
                const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
                assert.deepEqual(statuses, [200, 200, 503]);
                assert.deepEqual(types().at(-1), { type: 'direct-line-token-refused', reason: 'overall-limit', status: 503 });
            });

            it('how many may be under way', async () => {
                await start({ limits: { inFlight: 1 } });
                const { reply } = directLine;
                const held = new Promise<() => void>((resolve) => {
                    directLine.reply = (...args) => resolve(() => reply(...args));
                });
                const first = ask();
                const goOn = await held;
                const second = await ask();
                assert.deepEqual([second.status, second.headers.get('retry-after')], [503, '1']);
                assert.deepEqual(types().at(-1), { type: 'direct-line-token-refused', reason: 'busy', status: 503 });
                goOn();
                assert.equal((await first).status, 200);
                directLine.reply = reply;
                assert.equal((await ask()).status, 200);
            });
        });

        const echo: RequestListener = ({ headers }, response) => void response.end(JSON.stringify({ error: headers.authorization, token: headers.authorization }));
        const text = (body: string, status = 200): RequestListener => (_, response) => void response.writeHead(status).end(body);
        for (const [title, reply, event] of [
            ['refuses the secret, and quotes it', (request, response) => { response.statusCode = 403; echo(request, response); }, { reason: 'refused', status: 403 }],
            ['fails, and quotes it', (request, response) => { response.statusCode = 500; echo(request, response); }, { reason: 'refused', status: 500 }],
            ['gives the secret for a token', ({ headers }, response) => void response.end(JSON.stringify({ token: headers.authorization, conversationId: 'c', expires_in: 1 })), { reason: 'nonsense', status: 200 }],
            ['sends us elsewhere', ({ headers }, response) => void response.writeHead(307, { location: `/elsewhere?${headers.authorization}` }).end(), { reason: 'refused', status: 307 }],
            ['answers with no JSON', text('<html>'), { reason: 'nonsense', status: 200 }],
            ['answers with null', text('null'), { reason: 'nonsense', status: 200 }],
            ['answers with nothing', text(''), { reason: 'nonsense', status: 200 }],
            ['answers 204', text('', 204), { reason: 'refused', status: 204 }],
            ['leaves out the token', text('{"conversationId":"c","expires_in":1800}'), { reason: 'nonsense', status: 200 }],
            ['leaves out the conversation', text('{"token":"t","conversationId":"","expires_in":1800}'), { reason: 'nonsense', status: 200 }],
            ['leaves out the time', text('{"token":"t","conversationId":"c","expires_in":"1800"}'), { reason: 'nonsense', status: 200 }],
            ['gives a token that is over', text('{"token":"t","conversationId":"c","expires_in":0}'), { reason: 'nonsense', status: 200 }],
            ['answers without end', (_, response) => { const more = (): void => void response.write('x'.repeat(65_536), more); more(); response.on('error', () => undefined); }, { reason: 'nonsense', status: 200 }],
            ['hangs up', (_, response) => void response.destroy(), { reason: 'unreachable' }],
            ['hangs up in the middle', (_, response) => void response.write('{"token":', () => response.destroy()), { reason: 'unreachable' }],
            ['does not answer', () => undefined, { reason: 'unreachable' }],
            ['stops in the middle', (_, response) => void response.write('{"token":'), { reason: 'unreachable' }],
        ] satisfies [string, RequestListener, object][]) {
            it(`gives no token, and no reason, when Direct Line ${title}`, async () => {
                await start({ limits: { timeout: 200 }, storage: new MemoryStorage() });
                directLine.reply = reply;
                const { status, json, headers } = await ask();
                assert.deepEqual([status, json(), headers.get('cache-control')], [502, FAILED, 'no-store']);
                assert.deepEqual(types(), [{ type: 'direct-line-failed', ...event }]);
                assert.equal(directLine.asked.length, 1);
            });
        }

        it('gives no token when Direct Line is away', async () => {
            await start({ directLineUrl: `http://127.0.0.1:1` });
            assert.equal((await ask()).status, 502);
            assert.deepEqual(types(), [{ type: 'direct-line-failed', reason: 'unreachable' }]);
        });

        if (host === 'express that has parsed the body') return; // the parser answers these, not we

        describe('takes a bad body with a clean answer:', () => {
            for (const [title, body, status] of [
                ['no JSON', '{"user":', 400], ['two values', '{}{}', 400], ['bytes that are no text', '\ufffd', 400],
                ['one that is too large', JSON.stringify({ text: 'x'.repeat(5_000) }), 413], ['one that is just small enough', JSON.stringify({ text: 'x'.repeat(4_000) }), 200],
                ['one nested too deeply', '['.repeat(4_000), 400],
            ] as const) {
                it(title, async () => {
                    await start();
                    const { status: answered, headers } = await ask({ body });
                    assert.deepEqual([answered, headers.get('cache-control')], [status, 'no-store']);
                });
            }

            const raw = (headers: object) => send(`${served?.url}/token`, { method: 'POST', headers: { ...JSON_TYPE, origin: PAGE, ...headers } }).on('error', () => undefined);
            const answerOf = async (request: ReturnType<typeof send>) => ((await once(request, 'response')) as [IncomingMessage])[0];

            it('one without a length that goes on and on', async () => {
                await start();
                const request = raw({ 'transfer-encoding': 'chunked' });
                request.write('x'.repeat(5_000));
                const { statusCode, headers } = await answerOf(request);
                assert.deepEqual([statusCode, headers.connection], [413, 'close']);
                request.destroy();
            });

            it('one that is said to be huge, before it comes', async () => {
                await start();
                const request = raw({ 'content-length': 10_000_000_000 });
                request.flushHeaders();
                assert.equal((await answerOf(request)).statusCode, 413);
                request.destroy();
            });

            it('one of megabytes, which it does not wait for', async () => {
                await start();
                const body = new ReadableStream({
                    pull: (controller) => controller.enqueue(Buffer.alloc(65_536, 0x20)),
                });
                const response = await fetch(`${served?.url}/token`, { method: 'POST', headers: { ...JSON_TYPE, origin: PAGE }, body, duplex: 'half' } as RequestInit);
                assert.equal(response.status, 413);
                assert.equal((await ask({ body: ' '.repeat(3_000_000) })).status, 413);
            });

            it('one that is too large, whose sender an access log can still name', async () => {
                let logged: string | undefined;
                const endpoint = directLineTokenEndpoint({ secret: SECRET, keys, trustedOrigins: [PAGE], directLineUrl: directLine.url });
                const other = await serveToo((request, response) => {
                    response.on('finish', () => (logged = request.socket.remoteAddress));
                    void endpoint(request, response);
                });
                const request = send(other.url, { method: 'POST', headers: { ...JSON_TYPE, origin: PAGE, 'transfer-encoding': 'chunked' } }).on('error', () => undefined);
                request.write('x'.repeat(5_000));
                assert.deepEqual([(await answerOf(request)).statusCode, logged], [413, '127.0.0.1']);
                request.destroy();
            });

            it('one that somebody has read already', async () => {
                await start();
                const endpoint = directLineTokenEndpoint({ secret: SECRET, keys, trustedOrigins: [PAGE], directLineUrl: directLine.url });
                const other = await serveToo((request, response) => void request.resume().on('end', () => setImmediate(() => void endpoint(request, response))));
                assert.equal((await fetch(other.url, { method: 'POST', headers: { ...JSON_TYPE, origin: PAGE }, body: '{}' })).status, 200);
            });

            it('one that does not come', async () => {
                await start({ limits: { timeout: 50 } });
                const request = raw({ 'content-length': 10 });
                request.write('{');
                const { statusCode, headers } = await answerOf(request);
                assert.deepEqual([statusCode, headers.connection], [408, 'close']);
                assert.deepEqual(types(), [{ type: 'direct-line-token-refused', reason: 'request', status: 408 }]);
            });

            it('one whose sender hangs up, who leaves no place taken', async () => {
                await start({ limits: { inFlight: 1 } });
                const rejections = await unhandled(async () => {
                    for (let times = 3; times > 0; times--) {
                        const reported = events.length;
                        const request = raw({ 'content-length': 10 });
                        request.write('{', () => request.destroy());
                        await until(async () => assert.ok(events.length > reported));
                    }
                    assert.equal((await ask()).status, 200);
                });
                assert.deepEqual(rejections, []);
            });
        });

        it('survives a client that hangs up while Direct Line thinks', async () => {
            await start({ limits: { inFlight: 1 } });
            const { reply } = directLine;
            const rejections = await unhandled(async () => {
                const request = send(`${served?.url}/token`, { method: 'POST', headers: { ...JSON_TYPE, origin: PAGE } }).on('error', () => undefined);
                const held = new Promise<() => void>((resolve) => {
                    directLine.reply = (...args) => resolve(() => reply(...args));
                });
                request.end('{}');
                const goOn = await held;
                const closed = new Promise((resolve) => request.once('close', resolve));
                request.destroy();
                await closed;
                goOn();
                await until(async () => assert.equal(events.length, 1));
                directLine.reply = reply;
                assert.equal((await ask()).status, 200);
            });
            assert.deepEqual(rejections, []);
        });

        it('leaves a response alone that somebody has begun to write', async () => {
            await start();
            const endpoint = directLineTokenEndpoint({ secret: SECRET, keys, trustedOrigins: [PAGE], directLineUrl: directLine.url });
            const other = await serveToo((request, response) => {
                response.write('mi');
                void endpoint(request, response).then(() => response.end('ne'));
            });
            const rejections = await unhandled(async () => {
                const response = await fetch(other.url, { method: 'POST', headers: { ...JSON_TYPE, origin: PAGE }, body: '{}' });
                assert.equal(await response.text(), 'mine');
            });
            assert.deepEqual(rejections, []);
        });
    });
}
