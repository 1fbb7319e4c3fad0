import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { createLocalChannel, LocalChannelError } from '../../../samples/local-channel/src';
import { isLoopback } from '../../../samples/local-channel/src/loopback/addresses';
import { isLocalRequest } from '../../../samples/local-channel/src/loopback/guard';
import { Host, SECRET } from './support/host';

const OPTIONS = {
    baseUrl: 'http://localhost:3978', botEndpoint: 'http://localhost:3978/api/messages',
    appId: 'a', secret: 's', connectionNames: ['practice'],
};

const notLoopback = (error: unknown) =>
    error instanceof LocalChannelError && error.code === 'ERR_LOCAL_CHANNEL_NOT_LOOPBACK';

describe('local channel: loopback', () => {
    for (const [address, expected] of [
        ['127.0.0.1', true], ['127.8.9.10', true], ['::1', true], ['::ffff:127.0.0.1', true],
        ['0.0.0.0', false], ['::', false], ['192.168.0.7', false], ['::ffff:10.0.0.1', false], ['128.0.0.1', false],
        [undefined, false],
    ] as const) {
        it(`${expected ? 'takes' : 'does not take'} ${address} for this machine`, () => {
            assert.equal(isLoopback(address), expected);
            const req = { socket: { remoteAddress: address }, headers: { host: 'localhost' } };
            assert.equal(isLocalRequest(req as unknown as IncomingMessage), expected);
        });
    }

    describe('host names', () => {
        let host: Host;
        before(async () => { host = await Host.start(); });
        after(() => host.stop());

        async function statusAs(name: string, path: string): Promise<number | undefined> {
            const req = request(new URL(path, host.url), { headers: { host: name } }).end();
            const [response] = await once(req, 'response') as [IncomingMessage];
            response.resume();
            return response.statusCode;
        }

        for (const [name, expected] of [
            ['localhost', 200], ['LOCALHOST:3978', 200], ['127.0.0.1:80', 200], ['[::1]:3978', 200],
            ['example.com', 403], ['localhost.example.com', 403], ['127.0.0.1.example.com', 403], ['evil@localhost', 403],
        ] as const) {
            it(`answers ${expected} to the host ${JSON.stringify(name)}, on every path`, async () => {
                for (const path of ['/issuer/keys', '/elsewhere']) assert.equal(await statusAs(name, path), expected);
            });
        }

        it('offers no CORS', async () => {
            const origin = { origin: 'http://example.com' };
            const answers = [
                await host.send('OPTIONS', '/v3/directline/tokens/generate', { headers: origin }),
                await host.send('POST', '/v3/directline/tokens/generate', { headers: origin, token: SECRET }),
            ];
            for (const { headers } of answers) assert.equal(headers.get('access-control-allow-origin'), null);
        });
    });

    describe('servers', () => {
        let server: Server;
        beforeEach(() => { server = createServer(); });
        afterEach(() => { server.close(); });

        it('are refused when they listen on every address', async () => {
            const channel = await createLocalChannel(OPTIONS);
            await once(server.listen(0, '0.0.0.0'), 'listening');
            assert.throws(() => channel.attach(server), notLoopback);
            await channel.close();
        });

        it('are closed, with an error, when they come to listen on every address', async () => {
            const channel = await createLocalChannel(OPTIONS);
            channel.attach(server);
            const closed = new Promise((resolve) => { server.once('close', resolve); });
            const error = await new Promise((resolve) => { server.once('error', resolve).listen(0); });
            await closed;
            assert.ok(notLoopback(error));
            await channel.close();
        });

        for (const address of ['127.0.0.1', 'localhost']) {
            it(`may listen on ${address}, before or after`, async () => {
                const listeners = () => server.listenerCount('upgrade') + server.listenerCount('listening');
                const before = listeners();
                const channel = await createLocalChannel(OPTIONS);
                channel.attach(server);
                await once(server.listen(0, address), 'listening');
                channel.attach(server);
                await channel.close();
                assert.equal(listeners(), before);
            });
        }
    });

    describe('options', () => {
        for (const [option, value] of [
            ['baseUrl', 'http://example.com'], ['baseUrl', 'http://localhost:3978/bot'], ['baseUrl', 'localhost:3978'],
            ['baseUrl', undefined],
            ['botEndpoint', 'https://bot.example.com/api/messages'], ['appId', ''], ['secret', ''], ['secret', 7],
            ['connectionNames', 'practice'], ['connectionNames', ['']], ['tokenLifetime', 999], ['tokenLifetime', NaN],
            ['tokenLifetime', Infinity],
        ] as const) {
            it(`refuses ${option} ${JSON.stringify(value)}`, async () => {
                const expected = { code: 'ERR_LOCAL_CHANNEL_OPTION', message: new RegExp(`^${option} must be `) };
                await assert.rejects(createLocalChannel({ ...OPTIONS, [option]: value }), expected);
            });
        }
    });
});
