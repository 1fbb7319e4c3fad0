import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { fake, type SinonFakeTimers } from 'sinon';
import { forgetAll } from '../../lib/turn/forget';
import { frozen, loginBot, MINUTE, tokensResponse } from './support/signed-in';

const DONE = 'You are signed out.';

describe('the words that sign out', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [text, isOut] of [
        ['sign out', true], ['Log out!', true], [' SIGN OUT. ', true], ['<at>Bot</at> log out', true],
        ['please sign out', false], ['logout', false], ['sign out of my bank', false], [`sign out${' '.repeat(500)}`, false],
    ] as const) {
        it(`${isOut ? 'are' : 'are not'} ${JSON.stringify(text.slice(0, 30))}`, async () => {
            const { bot, signIn, status } = loginBot();
            await signIn();
            const seen = bot.seen.length;
            assert.deepEqual(await bot.say(text), [isOut ? DONE : 'real']);
            assert.deepEqual([await status() === undefined, bot.seen.length - seen, bot.tokens.has()], [isOut, isOut ? 0 : 1, !isOut]);
        });
    }

    it('can be others, and none', async () => {
        for (const [signOutWords, text, expected] of [[['abmelden'], 'Abmelden', DONE], [['abmelden'], 'sign out', 'real'], [[], 'sign out', 'real']] as const) {
            const { bot, signIn } = loginBot({ signOutWords });
            await signIn();
            assert.deepEqual(await bot.say(text), [expected]);
        }
    });

    it('sign out of everything, in all conversations', async () => {
        const { bot, signIn } = loginBot({ connectionNames: ['aad', 'github'] });
        await signIn();
        await bot.say('sign out');
        assert.deepEqual(bot.tokens.signOuts, ['dl_ann aad directline', 'dl_ann github directline']);
        assert.deepEqual(await bot.say('hi', { conversation: { id: 'conversation-2' } as Activity['conversation'] }), ['none']);
    });

    it('are answered in the language of the user', async () => {
        const texts = (locale: string | undefined) => (locale?.startsWith('de') ? { signedOut: 'Sie sind abgemeldet.' } : {});
        const { bot } = loginBot({ texts });
        assert.deepEqual(await bot.say('sign out', { locale: 'de-AT' }), ['Sie sind abgemeldet.']);
        assert.deepEqual(await bot.say('sign out'), [DONE]);
    });

    it('leave a watched user in peace', async () => {
        const { bot, login, signIn, events } = loginBot();
        login.watch(bot.adapter, bot.appId);
        await signIn();
        await bot.say('sign out');
        bot.adapter.continueConversationAsync = fake.rejects('there is nothing to say');
        await clock.tickAsync(60 * MINUTE);
        assert.equal(events.some(({ type }) => type === 'login-notice-failed'), false);
    });

    it('are answered though the token service is down; the tokens are blocked', async () => {
        const { bot, signIn } = loginBot();
        await signIn();
        bot.tokens.down = true;
        assert.deepEqual([await bot.say('sign out'), await bot.say('hi')], [[DONE], ['none']]);
    });
});

describe('an ended login', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    it('is that of a user who wants to be forgotten, whose state is cleared', async () => {
        const cleared: unknown[] = [];
        const { bot, signIn, status, events } = loginBot({ clear: async (context: unknown) => cleared.push(context) });
        bot.adapter.use({ onTurn: async (context, next) => (context.activity.text === 'forget me' ? forgetAll(context) : next()) });
        await bot.say('forget me');
        assert.deepEqual([cleared.length, events], [0, []]); // there was no login
        await signIn();
        await bot.say('forget me');
        assert.deepEqual([await status(), bot.tokens.has(), cleared.length], [undefined, false, 1]);
        assert.deepEqual(events.map((event) => 'reason' in event && event.reason), [false, 'sign-out']);
    });

    for (const [what, end, cleared] of [
        ['by silence', () => { clock.tick(15 * MINUTE); return 'hi'; }, 1],
        ['by the words', () => 'sign out', 1],
        ['in no way', () => 'hi', 0],
    ] as const) {
        it(`${what} clears the bot's state ${cleared} times`, async () => {
            const contexts: unknown[] = [];
            const { bot, signIn } = loginBot({ clear: async (context: unknown) => contexts.push(context) });
            await signIn();
            await bot.say(end());
            await bot.say('hi');
            assert.equal(contexts.length, cleared);
        });
    }

    it('is refused a turn when the state cannot be cleared, and stays ended', async () => {
        const { bot, signIn, status, events } = loginBot({ clear: async () => { throw new Error('down'); } });
        await signIn();
        clock.tick(15 * MINUTE);
        assert.deepEqual([await bot.say('hi'), await bot.say('hi'), await status()], [['Sorry, I cannot take this message.'], ['none'], undefined]);
        assert.equal(events.at(-1)?.type, 'store-unavailable');
    });

    it("is told in the language of the user, in a turn of the bot's own too", async () => {
        const notice = (reason: string, locale: string | undefined) => `${reason} ${locale}`;
        const { bot, signIn, login } = loginBot({ notice, warnBefore: false });
        login.watch(bot.adapter, bot.appId);
        await signIn();
        await bot.say('hi', { locale: 'fr-FR' });
        await clock.tickAsync(15 * MINUTE);
        assert.equal(bot.sent.at(-1)?.text, 'idle fr-FR');
    });

    it('is known to a bot that wants to write first', async () => {
        const { bot, signIn, login } = loginBot({ notice: () => 'over' });
        const news = () => bot.proactive(async (context) => {
            await context.sendActivity((await login.isSignedIn(context)) ? 'Your balance is 10.' : 'There is news. Please sign in.');
        });
        await signIn();
        await news();
        await bot.say('sign out');
        await news();
        await signIn();
        clock.tick(15 * MINUTE);
        await news();
        assert.deepEqual(bot.sent.map(({ text }) => text), ['Your balance is 10.', DONE, 'There is news. Please sign in.', 'over', 'There is news. Please sign in.']);
    });

    it('gives no token to a turn that is under way', async () => {
        const { bot, signIn } = loginBot();
        await signIn();
        const getUserToken = bot.tokens.getUserToken.bind(bot.tokens);
        bot.tokens.getUserToken = async (...call) => {
            const token = await getUserToken(...call);
            bot.tokens.getUserToken = getUserToken;
            await bot.say('sign out'); // while the token service thinks
            return token;
        };
        assert.deepEqual(await bot.say('show my mail'), ['You are signed out.', 'none']);
    });
});

describe('LoginTimeoutMiddleware.revoke', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    const ann = { channelId: 'directline', userId: 'dl_ann' };

    it('ends a login here at once, and at the token service at the next turn', async () => {
        const { bot, signIn, login, status, events } = loginBot({ connectionNames: ['aad', 'github'] });
        await signIn();
        await login.revoke(ann);
        assert.deepEqual([await status(), bot.tokens.has()], [undefined, true]);
        assert.deepEqual([await bot.say('hi'), bot.tokens.has(), bot.tokens.signOuts.length], [['none'], false, 2]);
        assert.deepEqual(events.map((event) => 'reason' in event && event.reason).filter(Boolean), ['revoked']);
    });

    it('ends it at the token service too while the bot is watched, and nobody is told at the limit', async () => {
        const { bot, signIn, login, status, events } = loginBot();
        login.watch(bot.adapter, bot.appId);
        await signIn();
        await login.revoke(ann);
        assert.deepEqual([await status(), bot.tokens.has()], [undefined, false]);
        bot.adapter.continueConversationAsync = fake.rejects('there is nothing to say');
        await clock.tickAsync(60 * MINUTE);
        assert.deepEqual([bot.sent, events.some(({ type }) => type === 'login-notice-failed')], [[], false]);
    });

    it('is repeated in the background when the token service is down', async () => {
        const { bot, signIn, login, events } = loginBot();
        login.watch(bot.adapter, bot.appId);
        await signIn();
        bot.tokens.down = true;
        await login.revoke(ann);
        await clock.tickAsync(5_000);
        assert.equal(events.filter(({ type }) => type === 'sign-out-failed').length, 2);
        bot.tokens.down = false;
        await clock.tickAsync(30_000);
        assert.equal(bot.tokens.has(), false);
    });

    it('ends what nobody knows of', async () => {
        const { bot, login } = loginBot();
        bot.tokens.add('leftover');
        await login.revoke(ann);
        assert.deepEqual([await bot.say('hi'), bot.tokens.has()], [['none'], false]);
    });

    it('lets the user sign in anew', async () => {
        const { bot, login, signIn } = loginBot();
        await signIn();
        await login.revoke(ann);
        await bot.say('hi');
        await signIn('newer');
        assert.deepEqual(await bot.say('hi'), ['newer']);
    });

    for (const [given, option] of [[{ channelId: '', userId: 'a' }, 'channelId'], [{ channelId: 'a' }, 'userId']] as const) {
        it(`names ${option} when it is missing`, async () => {
            await assert.rejects(loginBot().login.revoke(given as never), { name: 'OptionError', option });
        });
    }
});

describe('a sign-out in the background', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    it('is repeated after 5 and 30 seconds, 2 and 10 minutes, without the user', async () => {
        const { bot, signIn, events } = loginBot();
        await signIn();
        clock.tick(15 * MINUTE);
        bot.tokens.down = true;
        await bot.say('hi');
        for (const [delay, failed] of [[5_000, 2], [30_000, 3], [2 * MINUTE, 4], [10 * MINUTE, 5], [600 * MINUTE, 5]] as const) {
            await clock.tickAsync(delay);
            assert.equal(events.filter(({ type }) => type === 'sign-out-failed').length, failed);
        }
        assert.equal(clock.countTimers(), 0);
        bot.tokens.down = false;
        assert.deepEqual([await bot.say('hi'), bot.tokens.has()], [['none'], false]);
    });

    it('waits a quarter of a second for a token service that is slow', async () => {
        const { bot, signIn } = loginBot({ notice: () => 'over' });
        await signIn();
        clock.tick(15 * MINUTE);
        const signOutUser = bot.tokens.signOutUser.bind(bot.tokens);
        bot.tokens.signOutUser = async (...call) => { await new Promise((resolve) => { setTimeout(resolve, 3_000); }); await signOutUser(...call); };
        const answer = bot.say('hi');
        await clock.tickAsync(250);
        assert.deepEqual([await answer, bot.tokens.has()], [['over', 'none'], true]);
        await clock.tickAsync(2_750);
        assert.equal(bot.tokens.has(), false);
    });

    it('keeps no new sign-in that was done in between', async () => {
        const { bot, signIn, status } = loginBot();
        await signIn();
        clock.tick(15 * MINUTE);
        bot.tokens.down = true;
        await bot.say('hi');
        bot.tokens.down = false;
        await signIn('newer'); // its own turn revokes what is left first
        await bot.take(tokensResponse());
        assert.equal(await status(), undefined);
    });
});
