import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rejectForged, SecureChannelMiddleware } from '../../lib';
import { attack, ENDPOINT_ATTACKS } from '../../lib/testing';
import { APP_ID, Azure, KEY_ID, type AzureOptions } from '../channel/support/azure';

const NAMES = ['tokens that no bot may accept', 'a body of nested arrays', 'a body of eight megabytes', 'a body with a key named __proto__'];

async function verdicts(options: AzureOptions): Promise<string[]> {
    const azure = await Azure.start(options);
    try {
        return (await attack(`${azure.url}/api/messages`, { appId: APP_ID, keyId: KEY_ID })).attacks.map(({ verdict }) => verdict);
    } finally {
        await azure.close();
    }
}

async function onServer(listener: RequestListener): Promise<string[]> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
        return (await attack(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { timeout: 500 })).attacks.map(({ verdict }) => verdict);
    } finally {
        server.closeAllConnections();
        server.close();
    }
}

describe('attack, on an endpoint', () => {
    for (const [what, options, expected] of [
        ['a bot with an app id', {}, ['unclear', 'held', 'held', 'held']],
        ['the same with rejectForged', { adapted: rejectForged }, ['held', 'held', 'held', 'held']],
        ['a bot without an app id, which cannot copy what is nested so', { authenticated: false }, ['got-through', 'unclear', 'held', 'got-through']],
        ['that bot behind the middleware', { authenticated: false, protections: [new SecureChannelMiddleware()] }, ['held', 'held', 'held', 'held']],
    ] as [string, AzureOptions, string[]][]) {
        it(`finds of ${what}: ${expected.join(', ')}`, async () => assert.deepEqual(await verdicts(options), expected));
    }

    it('finds an endpoint that takes everything', async () => {
        assert.deepEqual(await onServer((request, response) => { request.resume().on('end', () => response.end()); }), Array(4).fill('got-through'));
    });

    it('finds one that ends at what it is sent', async () => {
        let isDown = false;
        const found = await onServer((request, response) => {
            let length = 0;
            request.on('data', (data: Buffer) => { length += data.length; });
            request.on('end', () => {
                isDown ||= length > 90_000;
                if (isDown) response.destroy();
                else response.writeHead(401).end();
            });
        });
        assert.deepEqual(found, ['held', 'got-through', 'got-through', 'got-through']);
    });

    it('has its own table', () => assert.deepEqual(ENDPOINT_ATTACKS.map(({ name }) => name), NAMES));

    for (const [url, options, option] of [
        ['https://bot.example/api/messages', undefined, 'iOwnThis'], ['https://bot.example/api/messages', { iOwnThis: false }, 'iOwnThis'], ['https://bot.example/api/messages', { iOwnThis: 'yes' }, 'iOwnThis'],
        ['http://bot.example/api/messages', { iOwnThis: true }, 'url'], ['http://127.0.0.1.evil.example/', undefined, 'iOwnThis'], ['http://localhost.evil.example/', { iOwnThis: true }, 'url'],
        ['ftp://localhost/', { iOwnThis: true }, 'url'], ['/api/messages', undefined, 'url'], ['', undefined, 'url'], ['http://127.0.0.1:9/', { timeout: 0 }, 'timeout'],
        ['http://127.0.0.1:9/', { appId: '' }, 'appId'], ['http://127.0.0.1:9/', { connectionName: 'aad' }, 'connectionName'],
    ] as const) {
        it(`sends nothing to ${url || 'nowhere'} with ${JSON.stringify(options) ?? 'nothing'}, and names ${option}`, async () => {
            await assert.rejects(attack(url, options as never), { name: 'OptionError', option });
        });
    }

    it('says when no bot is there', async () => {
        await assert.rejects(attack('http://127.0.0.1:9/api/messages'), { code: 'ERR_WARDEN_ENDPOINT' });
    });
});
