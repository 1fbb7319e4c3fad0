import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder';
import { fake, type SinonSpy } from 'sinon';
import { tokenServiceOf, useTokenService } from '../../lib/login/token-service';

function turn(adapter: object = new TestAdapter()) {
    return new TurnContext(adapter as TestAdapter, { type: 'message', channelId: 'test', from: { id: 'ann', name: '' } });
}

describe('tokenServiceOf', () => {
    it('is the client in the turn state, under the key of its adapter', () => {
        const key = Symbol('client');
        const context = turn({ UserTokenClientKey: key, getUserToken() {} });
        const client = {};
        context.turnState.set(key, client);
        assert.equal(tokenServiceOf(context), client);
    });

    it('is nothing when the adapter knows none', () => assert.equal(tokenServiceOf(turn({})), undefined));

    it('is what was put in its place', () => {
        const context = turn();
        const service = tokenServiceOf(context)!;
        useTokenService(context, service);
        assert.equal(tokenServiceOf(context), service);
    });

    for (const [method, given, handedOn] of [
        ['getUserToken', ['ann', 'aad', 'test', '123456'], ['aad', '123456']],
        ['exchangeToken', ['ann', 'aad', 'test', { token: 't' }], ['aad', 'ann', { token: 't' }]],
        ['getAadTokens', ['ann', 'aad', ['https://graph'], 'test'], ['aad', ['https://graph']]],
        ['getSignInResource', ['aad', {}, 'https://back'], ['aad', 'ann', 'https://back']],
        ['signOutUser', ['ann', 'aad', 'test'], ['aad', 'ann']],
    ] as const) {
        it(`hands ${method} on to an adapter that carries it itself`, async () => {
            const adapter = { getUserToken: fake.resolves('answer'), [method]: fake.resolves('answer') } as Record<string, SinonSpy>;
            const context = turn(adapter);
            const service = tokenServiceOf(context) as unknown as Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
            assert.equal(await service[method]!(...given), 'answer');
            assert.deepEqual(adapter[method]!.firstCall.args, [context, ...handedOn]);
        });
    }
});
