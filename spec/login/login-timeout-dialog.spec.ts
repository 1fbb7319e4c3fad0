import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, type Activity } from 'botbuilder';
import { DialogSet, TextPrompt, WaterfallDialog, type DialogContextError } from 'botbuilder-dialogs';
import type { SinonFakeTimers } from 'sinon';
import { LoginTimeoutMiddleware, type WardenError } from '../../lib';
import { LoginTimeoutDialog, stepUp, type LoginResult, type LoginTimeoutDialogSettings, type StepUp } from '../../lib/dialogs';
import { onIdentity } from '../../lib/turn/identity';
import type { MiddlewareLike } from '../../lib/turn/types';
import { recorded, TestBot } from '../helpers/bot';
import { jwt } from './support/jwt';
import { frozen, MINUTE } from './support/signed-in';

const settings: LoginTimeoutDialogSettings = { connectionName: 'aad', title: 'Sign in' };

/** A bot that starts the dialog at `sign in`, and keeps what it ends with. */
function signInBot({ more = {}, isGuarded = true, step, isRightUser = true }: { more?: Partial<LoginTimeoutDialogSettings>; isGuarded?: boolean; step?: StepUp; isRightUser?: boolean } = {}) {
    const memory: Record<string, string> = {};
    const conversationState = new ConversationState(new MemoryStorage(memory));
    const dialogs = new DialogSet(conversationState.createProperty('dialog'));
    const results: LoginResult[] = [];
    dialogs.add(new LoginTimeoutDialog('login', { ...settings, ...more }));
    dialogs.add(new TextPrompt('help'));
    dialogs.add(new WaterfallDialog('main', [
        (waterfall) => waterfall.beginDialog('login', step && stepUp(step)),
        async (waterfall) => {
            results.push(waterfall.result as LoginResult);
            return waterfall.endDialog();
        },
    ]));
    const login = new LoginTimeoutMiddleware({ storage: new MemoryStorage(), connectionNames: ['aad'] });
    const checking: MiddlewareLike = { onTurn: async (context, next) => { onIdentity(context, () => isRightUser); await next(); } };
    const bot = new TestBot(isGuarded ? [checking, login] : [], async (context) => {
        const dialog = await dialogs.createContext(context);
        if (context.activity.text === 'help') await dialog.beginDialog('help', { prompt: 'With what?' });
        else if (dialog.activeDialog) await dialog.continueDialog();
        else if (context.activity.text === 'sign in') await dialog.beginDialog('main');
        await conversationState.saveChanges(context);
    });
    return { bot, results, memory, login, events: recorded(login.events) };
}

const REAL: LoginResult = { status: 'signedIn', token: 'real-token' };
const event = (type: string, name: string, value: object) => ({ type, name, value }) as Partial<Activity>;
const tokensResponse = (connectionName = 'aad') => event('event', 'tokens/response', { connectionName, token: 'forged' });

const addToken = (bot: TestBot) => bot.adapter.addUserToken('aad', 'test', 'user1', 'real-token');
const addCode = (bot: TestBot) => bot.adapter.addUserToken('aad', 'test', 'user1', 'real-token', '123456');
const addExchangeable = (bot: TestBot) => bot.adapter.addExchangeableToken('aad', 'test', 'user1', 'theirs', 'real-token');
const nothing = () => {};

describe('LoginTimeoutDialog', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [what, prepare, turn, expected] of [
        ['a tokens/response event', addToken, tokensResponse(), [REAL]],
        ['a forged tokens/response event', nothing, tokensResponse(), []],
        ['a tokens/response event of another connection', addToken, tokensResponse('github'), []],
        ['a magic code', addCode, { type: 'message', text: '123456' }, [REAL]],
        ['a wrong magic code', addCode, { type: 'message', text: '654321' }, []],
        ["a card's verification", addCode, event('invoke', 'signin/verifyState', { state: '123456' }), [REAL]],
        ['a token exchange', addExchangeable, event('invoke', 'signin/tokenExchange', { id: 'x', connectionName: 'aad', token: 'theirs' }), [REAL]],
        ['a token exchange of an unknown token', addExchangeable, event('invoke', 'signin/tokenExchange', { id: 'x', connectionName: 'aad', token: 'no' }), []],
        ['a chat about something else', nothing, { type: 'message', text: 'why?' }, []],
    ] as [string, (bot: TestBot) => void, Partial<Activity>, LoginResult[]][]) {
        it(`${expected.length === 1 ? 'is signed in' : 'goes on asking'} after ${what}`, async () => {
            const { bot, results, memory, login } = signInBot();
            const card = await bot.take('sign in');
            assert.equal(card[0]?.attachments?.[0]?.contentType, 'application/vnd.microsoft.card.oauth');
            prepare(bot);
            await bot.take(turn);
            assert.deepEqual(results, expected);
            assert.equal((await login.status({ activity: { channelId: 'test', from: { id: 'user1' } } })) !== undefined, expected.length === 1);
            assert.doesNotMatch(JSON.stringify(memory), /real-token|forged/);
        });
    }

    it('does not ask a user who is signed in', async () => {
        const { bot, results } = signInBot();
        await bot.take('sign in');
        addToken(bot);
        await bot.take(tokensResponse());
        assert.deepEqual([await bot.take('sign in'), results], [[], [REAL, REAL]]);
    });

    it('asks a user whose token stands behind no known login, and revokes it', async () => {
        const { bot, results, events } = signInBot();
        addToken(bot);
        assert.equal((await bot.take('sign in')).length, 1);
        await bot.take(tokensResponse());
        assert.deepEqual([results, events.map(({ type }) => type)], [[], ['login-ended', 'sign-in-forged']]);
    });

    it('asks again after the login timed out', async () => {
        const { bot, results } = signInBot();
        await bot.take('sign in');
        addToken(bot);
        await bot.take(tokensResponse());
        clock.tick(15 * MINUTE);
        assert.deepEqual((await bot.take('sign in')).map(({ text, attachments }) => text?.slice(0, 19) ?? attachments?.length), ['You were signed out', 1]);
        assert.equal(results.length, 1);
    });

    for (const [milliseconds, timeout, expected] of [
        [10 * MINUTE, undefined, []],
        [10 * MINUTE + 1, undefined, [{ status: 'timedOut' }]],
        [60 * MINUTE, undefined, [{ status: 'timedOut' }]],
        [MINUTE, MINUTE, []],
        [MINUTE + 1, MINUTE, [{ status: 'timedOut' }]],
    ] as const) {
        it(`${expected.length === 1 ? 'has timed out' : 'still asks'} after ${milliseconds} ms of ${timeout ?? 'the usual'}`, async () => {
            const { bot, results } = signInBot({ more: timeout ? { timeout } : {} });
            await bot.take('sign in');
            clock.tick(milliseconds);
            await bot.say('I am back');
            assert.deepEqual(results, expected);
        });
    }

    it('goes on after an interruption by another dialog', async () => {
        const { bot, results } = signInBot();
        await bot.take('sign in');
        assert.deepEqual(await bot.say('help'), ['With what?']);
        await bot.say('with everything');
        assert.deepEqual(results, []);
        addCode(bot);
        await bot.say('123456');
        assert.deepEqual(results, [REAL]);
    });

    it('does not take a code that comes too late', async () => {
        const { bot, results } = signInBot();
        addCode(bot);
        await bot.take('sign in');
        clock.tick(10 * MINUTE + 1);
        await bot.say('123456');
        assert.deepEqual(results, [{ status: 'timedOut' }]);
    });

    it('is declined by another message, if the prompt is to end then', async () => {
        const { bot, results } = signInBot({ more: { endOnInvalidMessage: true } });
        await bot.take('sign in');
        await bot.say('no');
        assert.deepEqual(results, [{ status: 'declined' }]);
    });

    it('is locked after five wrong codes, and the next one is too, whatever the code', async () => {
        const { bot, results } = signInBot();
        addCode(bot);
        await bot.take('sign in');
        for (const code of ['000001', '000002', '000003', '000004']) await bot.say(code);
        assert.deepEqual(results, []);
        await bot.say('000005');
        await bot.take('sign in');
        await bot.say('123456');
        assert.deepEqual(results, [{ status: 'locked' }, { status: 'locked' }]);
    });

    for (const [what, finish] of [
        ['a tokens/response event', (bot: TestBot) => { addToken(bot); return tokensResponse(); }],
        ['a magic code', (bot: TestBot) => { addCode(bot); return { type: 'message', text: '123456' }; }],
        ['a token exchange', (bot: TestBot) => { addExchangeable(bot); return event('invoke', 'signin/tokenExchange', { id: 'x', connectionName: 'aad', token: 'theirs' }); }],
    ] as [string, (bot: TestBot) => Partial<Activity>][]) {
        it(`says so when somebody else has signed in by ${what}`, async () => {
            const { bot, results, memory, login } = signInBot({ isRightUser: false });
            await bot.take('sign in');
            await bot.take(finish(bot));
            assert.deepEqual(results, [{ status: 'identityMismatch' }]);
            assert.equal(await login.status({ activity: { channelId: 'test', from: { id: 'user1' } } }), undefined);
            assert.doesNotMatch(JSON.stringify(memory), /real-token/);
        });
    }

    describe('for a sensitive action', () => {
        const fresh = { maxAge: 5 * MINUTE };
        const signIn = async (bot: TestBot, token = 'real-token') => {
            bot.adapter.addUserToken('aad', 'test', 'user1', token);
            await bot.take(tokensResponse());
        };

        for (const [milliseconds, isAsked] of [[5 * MINUTE - 1, false], [5 * MINUTE, true]] as const) {
            it(`${isAsked ? 'asks' : 'does not ask'} who signed in ${milliseconds} ms ago`, async () => {
                const { bot, results } = signInBot({ step: fresh });
                await bot.take('sign in');
                await signIn(bot);
                clock.tick(milliseconds);
                assert.equal((await bot.take('sign in')).length, isAsked ? 1 : 0);
                assert.deepEqual(results, isAsked ? [REAL] : [REAL, REAL]);
                if (!isAsked) return;
                await signIn(bot);
                assert.deepEqual(results, [REAL, REAL]);
            });
        }

        it('ends the old login before it asks', async () => {
            const { bot, events, login } = signInBot({ step: fresh });
            await bot.take('sign in');
            await signIn(bot);
            clock.tick(5 * MINUTE);
            await bot.take('sign in');
            assert.equal(await login.status({ activity: { channelId: 'test', from: { id: 'user1' } } }), undefined);
            assert.deepEqual(events.map((each) => 'reason' in each && each.reason).filter(Boolean), ['step-up']);
        });

        for (const [what, claims, expected] of [
            ['an old proof', { auth_time: Date.UTC(2025, 11, 31) / 1000, amr: ['mfa'] }, 'declined'],
            ['too little', { amr: ['pwd'] }, 'declined'],
            ['all that is asked', { amr: ['pwd', 'mfa'] }, 'signedIn'],
        ] as const) {
            it(`is ${expected} by a new sign-in with ${what}`, async () => {
                const { bot, results } = signInBot({ step: { ...fresh, amr: 'mfa' } });
                await bot.take('sign in');
                await signIn(bot, jwt(claims));
                assert.deepEqual(results.map(({ status }) => status), [expected]);
            });
        }
    });

    it('refuses to start without the middleware', async () => {
        const { bot, results } = signInBot({ isGuarded: false });
        addToken(bot);
        await assert.rejects(bot.take('sign in'), ({ error }: DialogContextError) => (error as WardenError).code === 'ERR_WARDEN_LOGIN_GUARD');
        assert.deepEqual(results, []);
    });

    for (const [id, given, option] of [
        ['', settings, 'dialogId'],
        ['login', undefined, 'connectionName'],
        ['login', { title: 'Sign in' }, 'connectionName'],
        ['login', { connectionName: 'aad' }, 'title'],
        ['login', { ...settings, timeout: 0 }, 'timeout'],
        ['login', { ...settings, timeout: '10' }, 'timeout'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(given)}`, () => {
            assert.throws(() => new LoginTimeoutDialog(id, given as never), { name: 'OptionError', option });
        });
    }
});
