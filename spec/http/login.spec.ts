import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, type TurnContext } from 'botbuilder';
import { DialogSet } from 'botbuilder-dialogs';
import sinon from 'sinon';
import { LoginTimeoutDialog, type LoginResult } from '../../lib/dialogs';
import { Client, CONNECTION, startStack, type Stack, tokenIn } from '../helpers/stack';

const MINUTE = 60_000;

/** A bot that has its user sign in at the word `login`, and else says whether it can get a token. */
function bankBot() {
    const state = new ConversationState(new MemoryStorage());
    const dialogs = new DialogSet(state.createProperty('dialogs'));
    dialogs.add(new LoginTimeoutDialog('login', { connectionName: CONNECTION, title: 'Sign in' }));
    return async (context: TurnContext) => {
        const dialog = await dialogs.createContext(context);
        const { result, status } = context.activity.text === 'login' ? await dialog.beginDialog('login') : await dialog.continueDialog();
        if (result) await context.sendActivity(`login: ${(result as LoginResult).status}`);
        else if (context.activity.type === 'message' && status === 'empty') await context.sendActivity(`token: ${(await tokenIn(context)) ?? 'none'}`);
        await state.saveChanges(context);
    };
}

describe('login, over HTTP against a CloudAdapter and the local token service', () => {
    let stack: Stack;
    let client: Client;
    let clock: sinon.SinonFakeTimers;
    const plant = () => stack.channel.tokens.set({ userId: client.userId, connectionName: CONNECTION, channelId: 'directline' }, 'the real token', new Date(Date.now() + 24 * 60 * MINUTE));
    const finishSignIn = (token: string) => client.post({ type: 'event', name: 'tokens/response', value: { connectionName: CONNECTION, token } });

    beforeEach(async () => {
        clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
        sinon.stub(performance, 'now').callsFake(() => Date.now());
        stack = await startStack({ logic: bankBot(), warden: { login: { connectionNames: [CONNECTION], idle: 15 * MINUTE, absolute: 60 * MINUTE } } });
        client = await Client.open(stack);
    });
    afterEach(async () => {
        await stack.close();
        clock.restore();
    });

    async function signIn() {
        await client.say('login');
        plant();
        await finishSignIn('whatever the event says');
    }

    it('takes the token from the token service, not from the event', async () => {
        await signIn();
        await client.say('hello');
        assert.deepEqual((await client.heard()).slice(-2), ['login: signedIn', 'token: the real token']);
    });

    it('drops an event that claims a sign-in of which the token service knows nothing', async () => {
        await client.say('login');
        await finishSignIn('forged');
        assert.equal(stack.seen.some(({ name }) => name === 'tokens/response'), false);
        assert.deepEqual(stack.events.map(({ type }) => type), ['speaker-bound', 'sign-in-forged']);
    });

    for (const [minutes, expected] of [[[14, 14], 'token: the real token'], [[14, 15], 'token: none'], [[14, 14, 14, 14, 3], 'token: the real token'], [[14, 14, 14, 14, 4], 'token: none']] as const) {
        it(`says "${expected}" after silences of ${minutes.join(', ')} minutes`, async () => {
            await signIn();
            for (const silence of minutes) {
                clock.tick(silence * MINUTE);
                await client.say('hello');
            }
            const heard = await client.heard();
            assert.equal(heard.at(-1), expected);
            assert.equal(heard.filter((text) => text.startsWith('You were signed out')).length, expected === 'token: none' ? 1 : 0);
        });
    }

    it('is over though the token service is down, and revoked once it is up again', async function () {
        this.timeout(20_000); // the SDK's client repeats a failing call for seconds
        await signIn();
        clock.tick(15 * MINUTE);
        stack.channel.failTokenService = true;
        await client.say('hello');
        assert.equal((await client.heard()).at(-1), 'token: none');
        stack.channel.failTokenService = false;
        const isRevoked = () => stack.channel.tokens.get({ userId: client.userId, connectionName: CONNECTION, channelId: 'directline' }) === undefined;
        for (let tries = 0; !isRevoked() && tries < 20; tries++) {
            await client.say('hello again'); // takes a quarter of a second
            assert.equal((await client.heard()).at(-1), 'token: none');
        }
        assert.ok(isRevoked());
    });

    it('is the user\'s in another conversation too, and nobody else\'s', async () => {
        await signIn();
        const [same, other] = [await Client.open(stack, { userId: client.userId }), await Client.open(stack)];
        await same.say('hello');
        await other.say('hello');
        assert.deepEqual([(await same.heard()).at(-1), (await other.heard()).at(-1)], ['token: the real token', 'token: none']);
    });
});
