import assert from 'node:assert/strict';
import { Host } from './support/host';

const ANN = { userId: 'dl_ann', connectionName: 'practice', channelId: 'directline' };

const path = (operation: string, key: Record<string, string> = ANN) =>
    `/api/usertoken/${operation}?${String(new URLSearchParams(key))}`;
const state = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const resource = (value: string) => `/api/botsignin/GetSignInResource?${String(new URLSearchParams({ state: value }))}`;

describe('local channel: token service', () => {
    let host: Host;
    beforeEach(async () => { host = await Host.start({ connectionNames: ['practice', 'other'] }); });
    afterEach(() => host.stop());

    const getToken = (key?: Record<string, string>) => host.asBot('GET', path('GetToken', key));
    const reference = { user: { id: 'dl_ann' }, conversation: { id: 'c1' }, channelId: 'msteams' };

    for (const [method, at] of [
        ['GET', path('GetToken')], ['GET', path('GetTokenStatus')], ['DELETE', path('SignOut')],
        ['POST', path('GetAadTokens')], ['POST', path('exchange')], ['GET', resource('e30=')],
    ] as const) {
        it(`${method} ${at.split('?')[0]} needs the bot's token, and fails on request`, async () => {
            assert.equal((await host.send(method, at)).status, 401);
            assert.equal((await host.send(method, at, { token: 'garbage' })).status, 401);
            host.channel.failTokenService = true;
            assert.equal((await host.asBot(method, at)).status, 503);
        });
    }

    it('answers 404 without a body when there is no token', async () => {
        const { status, text } = await getToken();
        assert.deepEqual([status, text], [404, '']);
    });

    it('keeps a token for its user, connection and channel alone', async () => {
        host.channel.tokens.set(ANN, 'planted', new Date(Date.now() + 60_000));
        const { expiration, ...answer } = (await getToken()).body;
        assert.deepEqual(answer, { channelId: 'directline', connectionName: 'practice', token: 'planted' });
        assert.ok(Date.parse(expiration) > Date.now());
        for (const other of [{ userId: 'dl_bob' }, { connectionName: 'other' }, { channelId: 'msteams' }]) {
            assert.equal((await getToken({ ...ANN, ...other })).status, 404);
        }
    });

    it('forgets a token that has expired', async () => {
        host.channel.tokens.set(ANN, 'planted', new Date(Date.now() - 1));
        assert.equal((await getToken()).status, 404);
    });

    for (const [what, key, left] of [
        ['one connection', ANN, [false, true]],
        ['all connections', { userId: 'dl_ann', channelId: 'directline' }, [false, false]],
    ] as const) {
        it(`signs out of ${what}, and tells the status`, async () => {
            for (const connectionName of ['practice', 'other']) host.channel.tokens.set({ ...ANN, connectionName }, 'planted');
            assert.equal((await host.asBot('DELETE', path('SignOut', key))).status, 204);
            const status = await host.listAsBot(path('GetTokenStatus', { userId: 'dl_ann', channelId: 'directline' }));
            assert.deepEqual(status.map(({ connectionName }) => connectionName), ['practice', 'other']);
            assert.deepEqual(status.map(({ hasToken }) => hasToken), left);
        });
    }

    it('limits the status to the connections asked for', async () => {
        const status = await host.listAsBot(path('GetTokenStatus', { ...ANN, include: 'other' }));
        assert.deepEqual(status.map(({ connectionName }) => connectionName), ['other']);
    });

    it('has no other tokens to give', async () => {
        assert.deepEqual((await host.asBot('POST', path('GetAadTokens'), { resourceUrls: ['https://example.com'] })).body, {});
        assert.equal((await host.asBot('POST', path('exchange'), { token: 'x' })).status, 404);
    });

    it('answers 400 when the user is missing', async () => {
        assert.equal((await getToken({ connectionName: 'practice', channelId: 'directline' })).status, 400);
    });

    for (const [what, value, status] of [
        ['a state', state({ connectionName: 'practice', conversation: reference }), 200],
        ['an unknown connection', state({ connectionName: 'unknown', conversation: reference }), 400],
        ['no conversation', state({ connectionName: 'practice' }), 400],
        ['no JSON', 'garbage', 400],
    ] as const) {
        it(`answers ${status} to a sign-in request with ${what}`, async () => {
            const answer = await host.asBot('GET', resource(value));
            assert.equal(answer.status, status);
            assert.equal(typeof answer.body.signInLink, status === 200 ? 'string' : 'undefined');
        });
    }
});
