import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rejectForged, SecureChannelMiddleware, verifyEndpoint, type VerifyEndpointOptions } from '../../lib';
import { APP_ID, Azure, KEY_ID, type AzureOptions } from './support/azure';

/** What a bot's endpoint is found to be. */
async function verified(options: AzureOptions, given: VerifyEndpointOptions = { appId: APP_ID, keyId: KEY_ID }) {
    const azure = await Azure.start(options);
    try {
        return { ...(await verifyEndpoint(`${azure.url}/api/messages`, given)), seen: azure.seen.length };
    } finally {
        await azure.close();
    }
}

async function verifiedServer(listener: RequestListener) {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
        return await verifyEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`, { timeout: 200 });
    } finally {
        server.closeAllConnections();
        server.close();
    }
}

describe('verifyEndpoint', () => {
    it('finds that the SDK accepts none, and is not clear about the forged ones', async () => {
        const { accepted, unclear, results, seen } = await verified({});
        assert.deepEqual([accepted, seen], [[], 0]);
        assert.ok(unclear.includes('a forged signature') && unclear.includes('algorithm none'));
        assert.equal(results.length, 19);
    });

    it('finds that the SDK is clear about them with rejectForged', async () => {
        const { accepted, unclear, results } = await verified({ adapted: rejectForged });
        assert.deepEqual([accepted, unclear, new Set(results.map(({ status }) => status))], [[], [], new Set([401])]);
    });

    it('finds a bot without an app id', async () => {
        const { accepted, results, seen } = await verified({ authenticated: false });
        assert.deepEqual([accepted.length, seen], [results.length, results.length]);
    });

    it('finds that bot closed by the middleware', async () => {
        const { accepted, results, seen } = await verified({ authenticated: false, protections: [new SecureChannelMiddleware()] });
        assert.deepEqual([accepted, seen, new Set(results.map(({ status }) => status))], [[], 0, new Set([403])]);
    });

    it('finds a bot that does not know the invoke, and was reached all the same', async () => {
        const { accepted } = await verified({ authenticated: false, logic: async () => {} });
        assert.ok(accepted.includes('no token'));
    });

    it('finds an endpoint that reads claims and checks no signature', async () => {
        const { accepted } = await verifiedServer(({ headers }, response) => {
            const [, payload = ''] = (headers.authorization ?? '').split('.');
            let issuer: unknown;
            try {
                ({ iss: issuer } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { iss?: unknown });
            } catch {}
            response.writeHead(issuer === 'https://api.botframework.com' ? 200 : 401).end();
        });
        assert.ok(accepted.includes('a forged signature') && accepted.includes('algorithm none') && accepted.includes('expired'));
        assert.ok(!accepted.includes('another issuer') && !accepted.includes('no token'));
    });

    for (const [title, listener] of [
        ['404', (_, response) => response.writeHead(404).end()],
        ['405', (_, response) => response.writeHead(405).end()],
        ['nothing', ({ socket }) => socket.destroy()],
    ] as [string, RequestListener][]) {
        it(`says that no bot is there when that answers ${title}`, async () => {
            await assert.rejects(verifiedServer(listener), { name: 'WardenError', code: 'ERR_WARDEN_ENDPOINT' });
        });
    }

    it('does not follow a redirect with its tokens', async () => {
        const { accepted, results } = await verifiedServer((_, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end());
        assert.deepEqual([accepted, results[0]?.status], [[], 307]);
    });

    for (const url of ['http://bot.example/api/messages', 'ftp://localhost/', 'nonsense', '', undefined, 'http://localhost.example/']) {
        it(`does not knock at ${String(url)}`, async () => {
            await assert.rejects(verifyEndpoint(url as string), { name: 'OptionError', option: 'url' });
        });
    }

    for (const [given, option] of [[{ timeout: 0 }, 'timeout'], [{ appId: '' }, 'appId'], [{ apId: 'x' }, 'apId']] as const) {
        it(`names ${option} when it is ${JSON.stringify(given)}`, async () => {
            await assert.rejects(verifyEndpoint('http://localhost:1/', given as never), { name: 'OptionError', option });
        });
    }
});
