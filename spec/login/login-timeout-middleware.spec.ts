import assert from 'node:assert/strict';
import { MemoryStorage, type Activity } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { KeyRing, LoginTimeoutMiddleware } from '../../lib';
import { failing } from '../helpers/failing';
import { TestBot } from '../helpers/bot';
import { PendingSignIns } from '../../lib/login/pending-sign-ins';
import { CloudBot } from './support/cloud-bot';
import { frozen, loginBot, MINUTE, tokensOf, tokensResponse } from './support/signed-in';

const IDLE = 'You were signed out, because I have not heard from you for a while. Please sign in again to go on.';
const ABSOLUTE = 'You were signed out, because you have been signed in for a long time. Please sign in again to go on.';
const REFUSED = 'Sorry, I cannot take this message.';

describe('LoginTimeoutMiddleware', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [silence, expected] of [
        [15 * MINUTE - 1, ['real']],
        [15 * MINUTE, [IDLE, 'none']],
        [15 * MINUTE + 1, [IDLE, 'none']],
        [8 * 60 * MINUTE, [ABSOLUTE, 'none']],
    ] as const) {
        it(`says ${expected.length === 1 ? 'nothing' : 'that the login ended'} after ${silence} ms of silence`, async () => {
            const { bot, signIn } = loginBot();
            await signIn();
            clock.tick(silence);
            assert.deepEqual(await bot.say('show my mail'), expected);
        });
    }

    for (const [milliseconds, expected] of [[60 * MINUTE - 1, ['real']], [60 * MINUTE, [ABSOLUTE, 'none']]] as const) {
        it(`ends a busy login by its length to the millisecond: ${milliseconds} ms`, async () => {
            const { bot, signIn } = loginBot({ absolute: 60 * MINUTE });
            await signIn();
            for (let minutes = 10; minutes < 60; minutes += 10) {
                clock.tick(10 * MINUTE);
                assert.deepEqual(await bot.say('still here'), ['real']);
            }
            clock.tick(milliseconds - 50 * MINUTE);
            assert.deepEqual(await bot.say('show my mail'), expected);
        });
    }

    for (const [what, turn, extends_] of [
        ['a message', { type: 'message', text: 'hi' }, true],
        ['an invoke', { type: 'invoke', name: 'adaptiveCard/action' }, true],
        ['typing', { type: 'typing' }, false],
        ['a conversationUpdate', { type: 'conversationUpdate' }, false],
        ['an event', { type: 'event', name: 'page-opened' }, false],
        ['an event that is named as if the bot had started it', { type: 'event', name: 'ContinueConversation' }, false],
        ['a tokens/response of the live login', tokensResponse(), false],
        ['a message of somebody else', { type: 'message', from: { id: 'dl_eve', name: '' } }, false],
    ] as [string, Partial<Activity>, boolean][]) {
        it(`counts ${what} ${extends_ ? 'as' : 'not as'} being heard from`, async () => {
            const { bot, signIn, status } = loginBot();
            await signIn();
            const { lastSeen, since } = (await status())!;
            clock.tick(MINUTE);
            await bot.take(turn);
            assert.deepEqual([(await status())?.lastSeen, (await status())?.since], [lastSeen + (extends_ ? MINUTE : 0), since]);
        });
    }

    it("does not count the bot's own turns as being heard from", async () => {
        const { bot, signIn, status } = loginBot();
        await signIn();
        const before = await status();
        clock.tick(MINUTE);
        await bot.proactive();
        assert.equal(bot.seen.at(-1)?.name, 'ContinueConversation');
        assert.deepEqual(await status(), before);
    });

    it('is one login in all conversations of a user', async () => {
        const { bot, signIn } = loginBot();
        await signIn();
        assert.deepEqual(await bot.say('hi', { conversation: { id: 'conversation-2' } as Activity['conversation'] }), ['real']);
        clock.tick(15 * MINUTE);
        assert.deepEqual(await bot.say('hi', { conversation: { id: 'conversation-2' } as Activity['conversation'] }), [IDLE, 'none']);
        assert.deepEqual(await bot.say('hi'), ['none']);
    });

    it('revokes at every connection, tells the user once and the developer once', async () => {
        const { bot, signIn, events } = loginBot({ connectionNames: ['aad', 'github'] });
        await signIn();
        clock.tick(15 * MINUTE);
        assert.deepEqual([await bot.say('hi'), await bot.say('hi')], [[IDLE, 'none'], ['none']]);
        assert.deepEqual(bot.tokens.signOuts, ['dl_ann aad directline', 'dl_ann github directline']);
        assert.deepEqual(events.map((event) => [event.type, 'reason' in event ? event.reason : '']), [['login-started', ''], ['login-ended', 'idle']]);
    });

    it('ends a login once when ten turns come at the limit', async () => {
        const { bot, signIn, events } = loginBot({ connectionNames: ['aad', 'github'] });
        await signIn();
        clock.tick(15 * MINUTE);
        await Promise.all(Array.from({ length: 10 }, async () => bot.say('hi')));
        assert.deepEqual(bot.tokens.signOuts, ['dl_ann aad directline', 'dl_ann github directline']);
        assert.equal(bot.sent.filter(({ text }) => text === IDLE).length, 1);
        assert.equal(bot.sent.filter(({ text }) => text === 'none').length, 10);
        assert.equal(events.filter(({ type }) => type === 'login-ended').length, 1);
    });

    it("says the developer's sentence", async () => {
        const { bot, signIn } = loginBot({ notice: (reason) => `over: ${reason}` });
        await signIn();
        clock.tick(15 * MINUTE);
        assert.deepEqual(await bot.say('hi'), ['over: idle', 'none']);
    });

    for (const [what, notice] of [
        ['throws', () => { throw new Error('no such language'); }], ['is a promise', async () => 'over'], ['is nothing', () => undefined], ['is empty', () => ' '],
    ] as const) {
        it(`lets the turn go on when the notice ${what}`, async () => {
            const { bot, signIn, events } = loginBot({ notice: notice as () => string });
            await signIn();
            clock.tick(15 * MINUTE);
            assert.deepEqual(await bot.say('hello'), ['none']);
            assert.deepEqual(events.map(({ type }) => type), ['login-started', 'login-ended', 'login-notice-failed']);
        });
    }

    it('tells a user about the end in a turn of the bot', async () => {
        const { bot, signIn } = loginBot();
        await signIn();
        clock.tick(15 * MINUTE);
        await bot.proactive();
        const { text, replyToId, recipient } = bot.sent[0]!;
        assert.deepEqual([bot.sent.length, text, replyToId, recipient?.id], [1, IDLE, undefined, 'dl_ann']);
    });

    it('ends a login whose time is up in the middle of a turn at the next one', async () => {
        const { bot, signIn, events, login } = loginBot();
        await signIn();
        const got: unknown[] = [];
        await bot.adapter.continueConversationAsync(bot.appId, bot.reference(), async (context) => {
            clock.tick(15 * MINUTE);
            got.push(await tokensOf(context).getUserToken('dl_ann', 'aad', 'directline'), await login.status(context));
        });
        assert.deepEqual([got, bot.sent.length], [[undefined, undefined], 0]);
        assert.deepEqual(await bot.say('hi'), [IDLE, 'none']);
        assert.equal(events.filter(({ type }) => type === 'login-ended').length, 1);
    });

    describe('status', () => {
        it('tells when the login began and when it will end', async () => {
            const { signIn, bot, status } = loginBot();
            assert.equal(await status(), undefined);
            await signIn();
            const since = Date.now();
            clock.tick(MINUTE);
            await bot.say('hi');
            assert.deepEqual(await status(), {
                since, lastSeen: since + MINUTE, idleEndsAt: since + 16 * MINUTE, absoluteEndsAt: since + 480 * MINUTE,
            });
        });

        for (const [silence, isLive] of [[15 * MINUTE - 1, true], [15 * MINUTE, false]] as const) {
            it(`knows ${isLive ? 'a' : 'no'} login after ${silence} ms, before any turn`, async () => {
                const { signIn, status } = loginBot();
                await signIn();
                clock.tick(silence);
                assert.equal((await status()) !== undefined, isLive);
            });
        }
    });

    describe('signOut', () => {
        it('ends the login here and at the token service', async () => {
            const { bot, signIn, login, status, events } = loginBot();
            await signIn();
            await bot.adapter.continueConversationAsync(bot.appId, bot.reference(), (context) => login.signOut(context));
            assert.deepEqual([await status(), bot.tokens.has(), bot.tokens.signOuts], [undefined, false, ['dl_ann aad directline']]);
            assert.deepEqual(await bot.say('hi'), ['none']);
            assert.equal(events.at(-1)?.type, 'login-ended');
        });

        it('takes effect within the turn', async () => {
            const { bot, signIn, login } = loginBot();
            await signIn();
            let token: unknown = 'not asked';
            await bot.adapter.continueConversationAsync(bot.appId, bot.reference(), async (context) => {
                await login.signOut(context);
                token = await tokensOf(context).getUserToken('dl_ann', 'aad', 'directline');
            });
            assert.equal(token, undefined);
        });

        it('revokes also where no login is known', async () => {
            const { bot, login } = loginBot();
            bot.tokens.add('left over');
            await bot.adapter.continueConversationAsync(bot.appId, bot.reference(), (context) => login.signOut(context));
            assert.equal(bot.tokens.has(), false);
        });

        it('works in a turn that the middleware has not seen', async () => {
            const { login, signIn, bot, status } = loginBot();
            await signIn();
            const other = new CloudBot([], (context) => login.signOut(context));
            await other.take({});
            assert.deepEqual([await status(), other.tokens.signOuts], [undefined, ['dl_ann aad directline']]);
            assert.ok(bot.tokens.has());
        });
    });

    describe('when the storage is down', () => {
        for (const method of ['read', 'write'] as const) {
            it(`refuses a message (${method})`, async () => {
                const storage = failing(new MemoryStorage(), method);
                const { bot, signIn, events } = loginBot({ storage, refusal: 'Not now.' });
                storage.down = false;
                await signIn();
                storage.down = true;
                clock.tick(MINUTE);
                assert.deepEqual(await bot.say('hi'), ['Not now.']);
                assert.deepEqual([bot.seen.length, events.at(-1)?.type], [1, 'store-unavailable']);
                assert.doesNotMatch(JSON.stringify([events, bot.sent]), /the store is down/);
                storage.down = false;
                assert.deepEqual(await bot.say('hi'), ['real']);
            });
        }

        it('answers an invoke 403', async () => {
            const { bot } = loginBot({ storage: failing(new MemoryStorage(), 'read') });
            assert.deepEqual(await bot.take({ type: 'invoke', name: 'card' }), { sent: [], status: 403 });
        });

        it('does not believe a sign-in', async () => {
            const storage = failing(new MemoryStorage(), 'read');
            const { bot, ask } = loginBot({ storage });
            storage.down = false;
            await ask();
            storage.down = true;
            bot.tokens.add('real');
            await bot.take(tokensResponse());
            assert.equal(bot.seen.length, 0);
        });
    });

    it('refuses a sign-in while the token service is down', async () => {
        const { bot, signIn, events } = loginBot();
        bot.tokens.down = true;
        await signIn();
        assert.deepEqual([bot.seen.length, events.map(({ type }) => type)], [0, ['store-unavailable']]);
    });

    it('hides user ids in the storage', async () => {
        const memory: Record<string, string> = {};
        const { bot, signIn } = loginBot({ storage: new MemoryStorage(memory), keys: KeyRing.generate() });
        await signIn();
        await bot.say('hi');
        assert.ok(Object.keys(memory).length > 0);
        assert.doesNotMatch(JSON.stringify(memory), /dl_ann|directline|real/);
    });

    it('leaves turns of nobody alone, and gives them no token', async () => {
        const { bot } = loginBot();
        bot.tokens.add('whose?', { user: '' });
        assert.deepEqual(await bot.say('hi', { from: { id: '', name: '' } }), ['none']);
    });

    it('does without a token service until somebody signs in', async () => {
        const login = new LoginTimeoutMiddleware({ storage: new MemoryStorage(), connectionNames: ['aad'] });
        const context = { activity: { type: 'message', from: { id: 'a' } }, adapter: {}, turnState: new Map() };
        let ran = false;
        await login.onTurn(context as never, async () => { ran = true; });
        assert.ok(ran);
    });

    it('works on the adapters that carry the token service themselves', async () => {
        const storage = new MemoryStorage();
        const login = new LoginTimeoutMiddleware({ storage, connectionNames: ['aad'], idle: MINUTE });
        const bot = new TestBot([login], async (context) => {
            await context.sendActivity((await tokensOf(context).getUserToken('user1', 'aad', 'test'))?.token ?? 'none');
        });
        await new PendingSignIns(storage, undefined, 600_000).ask({ channelId: 'test', from: { id: 'user1' } }, 'aad');
        bot.adapter.addUserToken('aad', 'test', 'user1', 'real');
        await bot.take({ ...tokensResponse(), channelId: 'test' });
        assert.deepEqual(await bot.say('hi'), ['real']);
        clock.tick(MINUTE);
        assert.deepEqual(await bot.say('hi'), [IDLE, 'none']);
        assert.deepEqual(await bot.say('hi'), ['none']);
    });

    it('may be registered twice', async () => {
        const { login, signIn, bot } = loginBot();
        bot.adapter.use(login);
        await signIn();
        assert.deepEqual(await bot.say('hi'), ['real']);
        clock.tick(15 * MINUTE);
        assert.deepEqual(await bot.say('hi'), [IDLE, 'none']);
    });

    it('refuses with the usual sentence unless told another', async () => {
        assert.deepEqual(await loginBot({ storage: failing(new MemoryStorage(), 'read') }).bot.say('hi'), [REFUSED]);
    });

    for (const [given, option] of [
        [undefined, 'connectionNames'],
        [{ storage: new MemoryStorage() }, 'connectionNames'],
        [{ storage: new MemoryStorage(), connectionNames: [] }, 'connectionNames'],
        [{ storage: new MemoryStorage(), connectionNames: 'aad' }, 'connectionNames'],
        [{ storage: new MemoryStorage(), connectionNames: [''] }, 'connectionNames'],
        [{ connectionNames: ['aad'] }, 'storage'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], idle: 0 }, 'idle'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], idle: Infinity }, 'idle'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], absolute: Number.NaN }, 'absolute'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], absolute: '8h' }, 'absolute'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], notice: 'over' }, 'notice'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], keys: 'k' }, 'keys'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], refusal: ' ' }, 'refusal'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], timeout: 1 }, 'timeout'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], warnBefore: 19_999 }, 'warnBefore'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], signInTimeout: 0 }, 'signInTimeout'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], magicCode: 'on' }, 'magicCode'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], signOutWords: 'bye' }, 'signOutWords'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], signOutWords: [' '] }, 'signOutWords'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], clear: true }, 'clear'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], texts: 'bye' }, 'texts'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], texts: { bye: 'bye' } }, 'texts.bye'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], texts: { stay: '' } }, 'texts.stay'],
        [{ storage: new MemoryStorage(), connectionNames: ['aad'], signInInGroups: 'no' }, 'signInInGroups'],
    ] as const) {
        it(`names ${option} when it is wrong: ${JSON.stringify(given && Object.values(given).at(-1))}`, () => {
            assert.throws(() => new LoginTimeoutMiddleware(given as never), { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option });
        });
    }
});
