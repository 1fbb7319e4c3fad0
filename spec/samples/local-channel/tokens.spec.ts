import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { useFakeTimers } from 'sinon';
import { ann, Host, says, SECRET } from './support/host';

describe('local channel: Direct Line tokens', () => {
    let host: Host;
    before(async () => { host = await Host.start(); });
    after(() => host.stop());

    const generate = (credential: string | undefined, body: unknown = {}) =>
        host.directLine('POST', 'tokens/generate', credential, body);

    for (const [what, credential, body, status] of [
        ['the secret', SECRET, {}, 200],
        ['a user', SECRET, ann, 200],
        ['a name without an id', SECRET, { user: { name: 'Ann' } }, 200],
        ['an id without dl_', SECRET, { user: { id: 'ann' } }, 400],
        ['an id that is not text', SECRET, { user: { id: 7 } }, 400],
        ['a user that is not an object', SECRET, { user: 'dl_ann' }, 400],
        ['origins that are none', SECRET, { trustedOrigins: ['nowhere'] }, 400],
        ['no credential', undefined, {}, 401],
        ['a wrong secret', 'guess', {}, 403],
    ] as const) {
        it(`answers ${status} to generate with ${what}`, async () => {
            assert.equal((await generate(credential, body)).status, status);
        });
    }

    it('names the conversation and the user in the token, and its lifetime beside it', async () => {
        const { body } = await generate(SECRET, ann);
        const { user, conv, iss, aud, exp } = decodeJwt(body.token);
        const directLine = 'https://directline.botframework.com/';
        assert.deepEqual([user, conv, iss, aud], ['dl_ann', body.conversationId, directLine, directLine]);
        assert.equal(body.expires_in, 1800);
        assert.ok(Math.abs(Number(exp) - Date.now() / 1000 - 1800) < 5);
    });

    it('names no user in plain mode', async () => {
        assert.equal(decodeJwt((await host.generate()).token).user, undefined);
    });

    it('gives the holder of a token its own conversation again, and no other user', async () => {
        const { token, conversationId } = await host.generate(ann);
        assert.equal((await generate(token)).body.conversationId, conversationId);
        assert.equal((await generate(token, { user: { id: 'dl_bob' } })).status, 403);
    });

    it('refreshes a token for the same conversation and user', async () => {
        const first = await host.generate(ann);
        const { status, body } = await host.directLine('POST', 'tokens/refresh', first.token);
        assert.equal(status, 200);
        assert.notEqual(body.token, first.token);
        assert.deepEqual([body.conversationId, decodeJwt(body.token).user], [first.conversationId, 'dl_ann']);
    });

    describe('where a token is needed', () => {
        const endpoints = [
            ['POST', 'tokens/refresh'], ['POST', 'conversations'], ['GET', 'conversations/:id'],
            ['GET', 'conversations/:id/activities'], ['POST', 'conversations/:id/activities'], ['GET', 'session/getsessionid'],
        ] as const;
        for (const [method, path] of endpoints) {
            it(`${method} ${path} refuses every other credential`, async () => {
                const mine = await host.start(ann);
                const at = path.replace(':id', mine.conversationId);
                const body = method === 'POST' ? says('hello') : undefined;
                const statusWith = async (token?: string) => (await host.directLine(method, at, token, body)).status;
                const forged = `${mine.token.split('.').slice(0, 2).join('.')}.AAAA`;
                assert.equal(await statusWith(), 401);
                assert.equal(await statusWith('garbage'), 401);
                assert.equal(await statusWith(forged), 401);
                assert.equal(await statusWith((await host.channel.botToken()).token), 401);
                assert.equal(await statusWith(await host.channel.signServiceToken()), 401);
                if (path.includes(':id')) assert.equal(await statusWith((await host.start()).token), 403);
            });
        }

        it('says TokenExpired when the time is over', async () => {
            const { token } = await host.generate();
            const clock = useFakeTimers({ now: Date.now() + 1_801_000, toFake: ['Date'] });
            const { status, body } = await host.directLine('POST', 'tokens/refresh', token).finally(() => clock.restore());
            assert.deepEqual([status, body.error?.code], [403, 'TokenExpired']);
        });
    });

    it('keeps tokens out of caches', async () => {
        assert.equal((await generate(SECRET)).headers.get('cache-control'), 'no-store');
    });
});
