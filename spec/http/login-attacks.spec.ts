import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { ConversationState, MemoryStorage, type Activity, type Middleware, type TurnContext } from 'botbuilder';
import { DialogSet } from 'botbuilder-dialogs';
import sinon from 'sinon';
import { LoginTimeoutDialog, stepUp, type LoginResult } from '../../lib/dialogs';
import { onIdentity } from '../../lib/turn/identity';
import { jwt } from '../login/support/jwt';
import { Client, CONNECTION, postToBot, startStack, type Posted, type Stack, type StackOptions, tokenIn } from '../helpers/stack';

const MINUTE = 60_000;

/** A bot that has its user sign in at `login`, asks for a fresh sign-in at `pay`, and else says whether it gets a token. */
function bankBot() {
    const state = new ConversationState(new MemoryStorage());
    const dialogs = new DialogSet(state.createProperty('dialogs'));
    dialogs.add(new LoginTimeoutDialog('login', { connectionName: CONNECTION, title: 'Sign in' }));
    const begin = { login: undefined, pay: stepUp({ maxAge: 5 * MINUTE, amr: 'mfa' }) };
    return async (context: TurnContext) => {
        const { text = '', type } = context.activity;
        const dialog = await dialogs.createContext(context);
        const { result, status } = text in begin ? await dialog.beginDialog('login', begin[text as keyof typeof begin]) : await dialog.continueDialog();
        if (result) await context.sendActivity(`${text in begin ? text : 'login'}: ${(result as LoginResult).status}`);
        else if (type === 'message' && status === 'empty') await context.sendActivity(`token: ${(await tokenIn(context)) ?? 'none'}`);
        await state.saveChanges(context);
    };
}

describe('attacks on a login, over HTTP against a CloudAdapter and the local token service', () => {
    let stack: Stack;
    let client: Client;
    let clock: sinon.SinonFakeTimers;
    let asked: string[];
    const note = (message: unknown) => void asked.push(`${(message as { request: IncomingMessage }).request.method} ${(message as { request: IncomingMessage }).request.url}`);
    const codes = () => asked.filter((url) => url.includes('code=')).length;
    const keyOf = (user = client.userId) => ({ userId: user, connectionName: CONNECTION, channelId: 'directline' });
    const plant = (token = 'the real token', user?: string) => stack.channel.tokens.set(keyOf(user), token, new Date(Date.now() + 24 * 60 * MINUTE));
    const finish = (value: object = { connectionName: CONNECTION, token: 'forged' }) => client.post({ type: 'event', name: 'tokens/response', value });
    const heard = async () => (await client.heard()).at(-1);
    const types = () => stack.events.map(({ type }) => type).filter((type) => type !== 'speaker-bound');

    async function start({ login = {}, ...options }: StackOptions & { login?: object } = {}) {
        stack = await startStack({ logic: bankBot(), ...options, warden: { login: { connectionNames: [CONNECTION], ...login }, ...options.warden } });
        client = await Client.open(stack);
    }

    beforeEach(() => {
        clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
        sinon.stub(performance, 'now').callsFake(() => Date.now());
        asked = [];
        subscribe('http.server.request.start', note);
    });
    afterEach(async () => {
        unsubscribe('http.server.request.start', note);
        await stack.close();
        clock.restore();
    });

    async function signIn(token?: string) {
        await client.say('login');
        plant(token);
        await finish();
        assert.equal(await heard(), 'login: signedIn');
    }

    const invoke = (name: string, value: object, more: Partial<Posted> = {}): Posted => ({
        type: 'invoke', name, value, channelId: 'directline', from: { id: client.userId }, conversation: { id: client.conversationId }, ...more,
    });
    const exchange = (id: string, connectionName = CONNECTION) => invoke('signin/tokenExchange', { id, connectionName, token: 'theirs' });

    it('8: a forged tokens/response gives the attacker nothing', async () => {
        await start();
        await client.say('login');
        await finish({ connectionName: CONNECTION, token: jwt({ sub: 'attacker' }) });
        await finish({ connectionName: 'other', token: 'forged' });
        assert.deepEqual([stack.seen.some(({ name }) => name === 'tokens/response'), types()], [false, ['sign-in-forged', 'sign-in-forged']]);
    });

    it('9: verifyState and tokenExchange need a sign-in that this user began here', async () => {
        await start();
        await client.say('hello');
        for (const forged of [invoke('signin/verifyState', { state: '123456' }), exchange('a')]) assert.equal((await postToBot(stack, forged)).status, 403);
        await client.say('login');
        for (const forged of [exchange('a', 'other'), invoke('signin/verifyState', { state: '123456' }, { from: { id: 'dl_eve' } })]) {
            assert.equal((await postToBot(stack, forged)).status, 403);
        }
        assert.deepEqual([codes(), asked.some((url) => url.includes('/exchange'))], [0, false]);
    });

    it('9: an exchange is done once, for all clients that send it, and not again', async () => {
        await start();
        await client.say('login');
        const answers = await Promise.all([1, 2, 3].map(async () => postToBot(stack, exchange('a'))));
        assert.deepEqual(answers.map(({ status }) => status), [412, 412, 412]); // the local service exchanges nothing
        assert.equal(asked.filter((url) => url.includes('/exchange')).length, 1);
        clock.tick(30_000);
        assert.equal((await postToBot(stack, exchange('a'))).status, 403);
    });

    it('10: of fifty codes, five reach the token service: one after the other', async () => {
        await start();
        await client.say('login');
        for (let code = 0; code < 50; code++) await client.say(String(100_000 + code));
        assert.equal(codes(), 5);
        assert.ok((await client.heard()).includes('login: locked'));
    });

    it('10: at once, over two conversations and over a restart', async () => {
        const storage = new MemoryStorage();
        await start({ warden: { storage } });
        const { userId } = client;
        const second = await Client.open(stack, { userId });
        await client.say('login');
        await Promise.all(Array.from({ length: 20 }, async (_, code) => client.say(String(100_000 + code))));
        await second.say('login');
        await Promise.all(Array.from({ length: 20 }, async (_, code) => second.say(String(200_000 + code))));
        assert.equal(codes(), 5);
        assert.equal(types().filter((type) => type === 'sign-in-locked').length, 1);
    });

    for (const text of ['4111 1111 1111 1111', '4111111111111111', 'the code is 123456', '123456!', 'call 5551234567']) {
        it(`11: "${text}" at the code prompt does not reach the token service`, async () => {
            await start();
            await client.say('login');
            await client.say(text);
            assert.equal(codes(), 0);
        });
    }

    it("12: another user's token is dropped, and signed out", async () => {
        const onlyAnn: Middleware = { onTurn: async (context, next) => { onIdentity(context, ({ identity: { sub } }) => sub === 'ann'); await next(); } };
        await start({ first: [onlyAnn] });
        await client.say('login');
        plant(jwt({ sub: 'ben' }));
        await finish();
        assert.deepEqual([await heard(), stack.channel.tokens.get(keyOf())], ['login: identityMismatch', undefined]);
        await client.say('login');
        plant(jwt({ sub: 'ann' }));
        await finish();
        assert.equal(await heard(), 'login: signedIn');
    });

    it('13: a sign-in card does not get into a group, and nobody can finish a sign-in there', async () => {
        await start();
        const group = { id: client.conversationId, isGroup: true };
        const inGroup = (activity: Partial<Posted>) => postToBot(stack, { type: 'message', channelId: 'directline', from: { id: client.userId }, conversation: group, ...activity });
        await inGroup({ text: 'login' });
        assert.match((await client.heard()).at(-1) ?? '', /in a conversation of our own/);
        plant();
        await inGroup({ type: 'event', name: 'tokens/response', value: { connectionName: CONNECTION } });
        await inGroup({ text: '123456' });
        assert.deepEqual([codes(), types()], [0, ['sign-in-card-withheld', 'sign-in-forged']]);
    });

    for (const [what, activity] of [['typing', { type: 'typing' }], ['an event', { type: 'event', name: 'page-opened' }], ['a tokens/response', { type: 'event', name: 'tokens/response', value: { connectionName: CONNECTION } }]] as const) {
        it(`36: ${what} does not extend a login`, async () => {
            await start();
            await signIn();
            clock.tick(14 * MINUTE);
            await client.post(activity as Partial<Activity>);
            clock.tick(MINUTE);
            await client.say('hello');
            assert.equal(await heard(), 'token: none');
        });
    }

    it('36: nothing extends beyond the absolute limit, neither the button nor ten turns at once', async () => {
        await start({ login: { absolute: 20 * MINUTE } });
        await signIn();
        const press = () => client.post({ type: 'message', text: 'Stay signed in', value: { botWarden: 'stay-signed-in' } });
        clock.tick(14 * MINUTE);
        await press();
        assert.equal(await heard(), 'You stay signed in.');
        clock.tick(6 * MINUTE - 1);
        await client.say('hello');
        assert.equal(await heard(), 'token: the real token');
        clock.tick(1);
        await Promise.all([...Array.from({ length: 9 }, async () => client.say('hello')), press()]);
        const all = await client.heard();
        assert.deepEqual([all.filter((text) => text.startsWith('You were signed out')).length, all.filter((text) => text === 'token: the real token').length], [1, 1]);
        assert.equal(asked.filter((url) => url.includes('/SignOut')).length, 1);
    });

    it('37: a bot that writes first knows that the login is over', async () => {
        await start();
        await signIn();
        let reference: object = {};
        stack.adapter.use({ onTurn: async ({ activity: { conversation, from: user, recipient: bot, channelId, serviceUrl } }, next) => {
            reference = { conversation, user, bot, channelId, serviceUrl };
            await next();
        } });
        await client.say('hello');
        const tell = () => stack.adapter.continueConversationAsync('00000000-0000-4000-8000-000000000001', reference, async (context) => {
            await context.sendActivity((await stack.warden.login?.isSignedIn(context)) ? 'You owe 10.' : 'There is news.');
        });
        await tell();
        assert.equal(await heard(), 'You owe 10.');
        await client.say('Sign out.');
        assert.equal(await heard(), 'You are signed out.');
        await tell();
        assert.equal(await heard(), 'There is news.');
    });

    it('38: a turn that is under way gets no token of a login that ends meanwhile', async () => {
        await start();
        await signIn();
        const get = stack.channel.tokens.get.bind(stack.channel.tokens);
        let ended = Promise.resolve();
        stack.channel.tokens.get = (key) => {
            const token = get(key);
            stack.channel.tokens.get = get;
            ended = stack.warden.login!.revoke({ channelId: 'directline', userId: client.userId }); // while the token is on its way
            return token;
        };
        await client.say('hello');
        await ended;
        assert.equal(await heard(), 'token: none');
    });

    it('39: sign-ins, messages and sign-outs of one user at once leave one state', async () => {
        await start();
        await client.say('login');
        plant();
        await Promise.all([finish(), finish(), client.say('hello'), finish(), client.say('hello')]);
        assert.equal(types().filter((type) => type === 'login-started').length, 1);
        await Promise.all([client.say('sign out'), client.say('sign out'), client.say('hello')]);
        await client.say('hello');
        assert.deepEqual([await heard(), stack.channel.tokens.get(keyOf())], ['token: none', undefined]);
    });

    for (const [what, claims, expected] of [
        ['an old proof', { auth_time: 0, amr: ['mfa'] }, 'login: declined'],
        ['no second factor', { amr: ['pwd'] }, 'login: declined'],
        ['a proof of tomorrow', { auth_time: 4e9, amr: ['mfa'] }, 'login: declined'],
        ['a fresh proof', { amr: ['pwd', 'mfa'] }, 'login: signedIn'],
    ] as const) {
        it(`40: a step-up comes to "${expected}" by a token with ${what}`, async () => {
            await start();
            await signIn(jwt({ amr: ['mfa'] }));
            clock.tick(6 * MINUTE);
            await client.say('pay');
            plant(jwt(claims));
            await finish();
            assert.equal(await heard(), expected);
        });
    }

    it('40: a step-up of this turn is none for the next', async () => {
        await start();
        await signIn(jwt({ amr: ['mfa'] }));
        await client.say('pay');
        assert.equal(await heard(), 'pay: signedIn');
        clock.tick(5 * MINUTE);
        await client.say('pay');
        assert.equal(await heard(), ''); // a card
        assert.equal(stack.events.at(-1)?.type, 'login-ended');
    });
});
