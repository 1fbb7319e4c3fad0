import assert from 'node:assert/strict';
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardedFetch } from '../../lib';
import { fetchGuarded, type GuardedFetchInit, type Network } from '../../lib/channel/guarded-fetch';

const ADDRESS = '93.184.215.14';
const refused = { name: 'WardenError', code: 'ERR_WARDEN_FETCH' };

/** Hosts in the Internet as a guarded fetch sees it: one server on this machine, behind public addresses. */
describe('guardedFetch', () => {
    let server: Server;
    let serve: (request: IncomingMessage, response: ServerResponse) => void;
    /** What was connected to, as `host=address`. */
    let connected: string[];
    let names: Record<string, string[]>;
    let lookups: number;

    beforeEach(async () => {
        [serve, connected, lookups] = [(_, response) => response.end('hello'), [], 0];
        names = { 'example.com': [ADDRESS], 'other.example': ['1.1.1.1'], 'inner.example': ['10.0.0.1'], 'both.example': [ADDRESS, '127.0.0.1'] };
        server = createServer((request, response) => serve(request, response));
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => {
        server.closeAllConnections();
        server.close();
    });

    const network: Network = {
        resolve: async (hostname) => {
            lookups += 1;
            const addresses = names[hostname];
            if (!addresses) throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
            return addresses.map((address) => ({ address, family: 4 }));
        },
        request: (url, { lookup, headers, signal }, answered) => {
            lookup!(url.hostname, {}, (_, address) => connected.push(`${url.hostname}=${String(address)}`));
            const { port } = server.address() as AddressInfo;
            return httpRequest({ host: '127.0.0.1', port, path: url.pathname, headers: { ...headers, host: url.host }, signal: signal!, agent: false }, answered);
        },
    };
    const get = (url: string, init: GuardedFetchInit = {}) => fetchGuarded(url, init, network);

    it('downloads from the address that it has checked', async () => {
        serve = (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('hello');
        const response = await get('https://example.com/a.png');
        assert.deepEqual([response.status, response.headers.get('content-type'), await response.text()], [200, 'image/png', 'hello']);
        assert.deepEqual([connected, lookups], [[`example.com=${ADDRESS}`], 1]);
    });

    for (const url of [
        'http://example.com/', 'file:///etc/passwd', 'data:text/plain,hi', 'gopher://example.com/', 'nonsense', '', 'https://localhost/', 'https://127.0.0.1/',
        'https://2130706433/', 'https://[::ffff:127.0.0.1]/', 'https://169.254.169.254/', 'https://user@example.com/', 'https://inner.example/', 'https://both.example/',
        'https://nobody.example/', 'https://metadata.google.internal/',
    ]) {
        it(`connects to nothing for ${url || 'nothing'}`, async () => {
            await assert.rejects(get(url), refused);
            assert.deepEqual(connected, []);
        });
    }

    it('refuses without a network at all what is not in the Internet', async () => {
        for (const url of ['http://example.com/', 'https://127.0.0.1/', 'https://localhost:1/']) await assert.rejects(guardedFetch(url), refused);
    });

    it('is not led elsewhere by a name that changes its address', async () => {
        const answers = [[ADDRESS], ['127.0.0.1']];
        Object.defineProperty(names, 'example.com', { get: () => answers.shift() });
        await get('https://example.com/');
        assert.deepEqual(connected, [`example.com=${ADDRESS}`]);
        await assert.rejects(get('https://example.com/'), refused);
    });

    for (const [title, location, expected] of [
        ['to another host', 'https://other.example/b', ['example.com', 'other.example']],
        ['to another path', '/b', ['example.com', 'example.com']],
        ['to the metadata service', 'http://169.254.169.254/metadata', undefined],
        ['to the metadata service over https', 'https://169.254.169.254/metadata', undefined],
        ['to a name in the network', 'https://inner.example/', undefined],
        ['to http', 'http://example.com/', undefined],
        ['to a file', 'file:///etc/passwd', undefined],
        ['to no URL', 'https://', undefined],
    ] as const) {
        it(`${expected ? 'follows' : 'does not follow'} a redirect ${title}`, async () => {
            serve = ({ url }, response) => (url === '/a' ? response.writeHead(302, { location }).end() : response.end('there'));
            if (expected) assert.equal(await (await get('https://example.com/a')).text(), 'there');
            else await assert.rejects(get('https://example.com/a'), refused);
            assert.deepEqual(connected.map((each) => each.split('=')[0]), expected ?? ['example.com']);
        });
    }

    for (const [redirects, isFollowed] of [[3, true], [4, false]] as const) {
        it(`${isFollowed ? 'follows' : 'does not follow'} ${redirects} redirects`, async () => {
            let left = redirects;
            serve = (_, response) => (left-- > 0 ? response.writeHead(307, { location: '/again' }).end() : response.end('there'));
            if (isFollowed) assert.equal((await get('https://example.com/')).status, 200);
            else await assert.rejects(get('https://example.com/'), refused);
        });
    }

    it('sends its headers to the first host only', async () => {
        const seen: unknown[] = [];
        serve = ({ url, headers }, response) => {
            seen.push(headers.authorization);
            if (url === '/') response.writeHead(302, { location: 'https://other.example/b' }).end();
            else response.end();
        };
        await get('https://example.com/', { headers: { authorization: 'Bearer secret' } });
        assert.deepEqual(seen, ['Bearer secret', undefined]);
    });

    for (const [title, headers, isTooMuch] of [
        ['more than it says', {}, true],
        ['as much as it says, and too much', { 'content-length': '100001' }, true],
        ['as much as allowed', { 'content-length': '100000' }, false],
    ] as const) {
        it(`${isTooMuch ? 'refuses' : 'takes'} an answer of ${title}`, async () => {
            serve = (_, response) => response.writeHead(200, headers).end(Buffer.alloc(isTooMuch ? 100_001 : 100_000));
            if (isTooMuch) await assert.rejects(get('https://example.com/', { maxBytes: 100_000 }), /more than 100000 bytes/);
            else assert.equal((await (await get('https://example.com/', { maxBytes: 100_000 })).arrayBuffer()).byteLength, 100_000);
        });
    }

    it('ends an answer without an end', async () => {
        serve = (_, response) => {
            const chunk = Buffer.alloc(65_536);
            const more = () => response.write(chunk, () => !response.destroyed && setImmediate(more));
            more();
        };
        await assert.rejects(get('https://example.com/', { maxBytes: 1_000_000 }), refused);
    });

    for (const [title, answer] of [
        ['does not answer', () => undefined],
        ['does not come to an end', (_: IncomingMessage, response: ServerResponse) => void response.write('a')],
    ] as const) {
        it(`gives up on a host that ${title}`, async () => {
            serve = answer;
            await assert.rejects(get('https://example.com/', { timeout: 50 }), { ...refused, message: 'the host took too long' });
        });
    }

    it('gives up on a name service that does not answer', async () => {
        await assert.rejects(fetchGuarded('https://example.com/', { timeout: 50 }, { ...network, resolve: async () => new Promise(() => {}) }), { ...refused, message: 'the host took too long' });
    });

    for (const status of [204, 304, 404, 500]) {
        it(`answers what the host does: ${status}`, async () => {
            serve = (_, response) => response.writeHead(status).end();
            assert.equal((await get('https://example.com/')).status, status);
        });
    }

    for (const [init, option] of [[{ maxBytes: NaN }, 'maxBytes'], [{ maxBytes: '5' }, 'maxBytes'], [{ timeout: 0 }, 'timeout'], [{ method: 'POST' }, 'method'], [null, 'options']] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(init)}`, async () => {
            await assert.rejects(get('https://example.com/', init as never), { name: 'OptionError', option });
        });
    }

    it('says nothing of the address in its errors', async () => {
        await assert.rejects(get('http://example.com/?sig=SECRET'), (error: Error) => !error.message.includes('SECRET'));
    });
});
