import assert from 'node:assert/strict';
import type { Activity, TurnContext } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import type { CloudBot } from './support/cloud-bot';
import { frozen, loginBot, MINUTE, tokensOf, tokensResponse } from './support/signed-in';

/** What `ask` comes to in a turn of the user's. */
async function asking<T>(bot: CloudBot, ask: (context: TurnContext) => Promise<T>, text = 'ask'): Promise<T> {
    const answers: T[] = [];
    await bot.adapter.receive({ ...bot.reference(), type: 'message', text, from: { id: 'dl_ann' } } as unknown as Activity, async (context) => {
        answers.push(await ask(context));
    });
    return answers[0]!;
}

const getToken = (bot: CloudBot, user = 'dl_ann', connection = 'aad', code?: string) =>
    asking(bot, async (context) => (await tokensOf(context).getUserToken(user, connection, 'directline', code))?.token, code);

const exchange = (bot: CloudBot, user: string, token: string) =>
    asking(bot, async (context) => (await tokensOf(context).exchangeToken(user, 'aad', 'directline', { token }))?.token);

/** The token that a tokens/response event had in it when the bot saw it. */
const tokenSeen = (bot: CloudBot) => (bot.seen.at(-1)?.value as { token?: string } | undefined)?.token;

describe('the guarded token service', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    describe('a tokens/response event', () => {
        it('is not believed: the bot sees the token that the token service has', async () => {
            const { bot, signIn, events, status } = loginBot();
            await signIn();
            assert.equal(tokenSeen(bot), 'real');
            assert.deepEqual(events.map(({ type }) => type), ['login-started']);
            assert.ok(await status());
        });

        for (const [what, turn] of [
            ['without a token at the token service', tokensResponse()],
            ['for a connection that is not named', tokensResponse('other')],
            ['without a value', { ...tokensResponse(), value: undefined }],
            ['whose value is null', { ...tokensResponse(), value: null }],
            ['whose value is text', { ...tokensResponse(), value: 'forged' }],
            ['whose connection is no name', { ...tokensResponse(), value: { connectionName: ['aad'] } }],
            ['of nobody', { ...tokensResponse(), from: { id: '', name: '' } }],
            ['without a sender', { ...tokensResponse(), from: undefined }],
        ] as [string, Partial<Activity>][]) {
            it(`${what} does not reach the bot`, async () => {
                const { bot, events, status } = loginBot();
                bot.tokens.add('whose?', { connection: 'other' });
                assert.deepEqual(await bot.take(turn), { sent: [], status: undefined });
                assert.deepEqual([bot.seen.length, events.map(({ type }) => type), await status()], [0, ['sign-in-forged'], undefined]);
            });
        }

        it('of somebody else gives that user nothing', async () => {
            const { bot, signIn } = loginBot();
            await signIn();
            await bot.take({ ...tokensResponse(), from: { id: 'dl_eve', name: '' } });
            assert.equal(bot.seen.length, 1);
        });

        it('that is forged while the login is live does not move its absolute limit', async () => {
            const { bot, signIn, status, events } = loginBot({ absolute: 60 * MINUTE });
            await signIn();
            const before = await status();
            clock.tick(MINUTE);
            await bot.take(tokensResponse());
            assert.deepEqual(await status(), before);
            assert.equal(tokenSeen(bot), 'real');
            assert.equal(events.filter(({ type }) => type === 'login-started').length, 1);
        });

        it('does not bring back a login that has ended', async () => {
            const { bot, signIn, status } = loginBot();
            await signIn();
            clock.tick(15 * MINUTE);
            await bot.take(tokensResponse());
            assert.deepEqual([await status(), bot.seen.length], [undefined, 1]);
        });
    });

    describe('a magic code', () => {
        it('starts a login', async () => {
            const { bot, ask, status, events } = loginBot();
            await ask();
            bot.tokens.add('real', { code: '123456' });
            assert.equal(await getToken(bot, 'dl_ann', 'aad', '123456'), 'real');
            assert.deepEqual([(await status())?.since, events.map(({ type }) => type)], [Date.now(), ['login-started']]);
        });

        for (const [what, user, code] of [['that is wrong', 'dl_ann', '654321'], ["in another user's name", 'dl_bob', '123456']] as const) {
            it(`${what} gives nothing`, async () => {
                const { bot, ask, status } = loginBot();
                await ask();
                bot.tokens.add('real', { code: '123456', user });
                assert.equal(await getToken(bot, user, 'aad', code), undefined);
                assert.equal(await status(), undefined);
            });
        }

        it('does not move the absolute limit of a live login', async () => {
            const { bot, ask, signIn, status } = loginBot();
            await signIn();
            await ask();
            const { absoluteEndsAt } = (await status())!;
            clock.tick(MINUTE);
            bot.tokens.add('newer', { code: '123456' });
            assert.equal(await getToken(bot, 'dl_ann', 'aad', '123456'), 'newer');
            assert.equal((await status())?.absoluteEndsAt, absoluteEndsAt);
        });
    });

    describe('a token exchange', () => {
        it('starts a login', async () => {
            const { bot, status } = loginBot();
            bot.tokens.addExchangeable('theirs', 'ours');
            assert.equal(await exchange(bot, 'dl_ann', 'theirs'), 'ours');
            assert.ok(await status());
        });

        for (const [what, user, token] of [["in another user's name", 'dl_bob', 'theirs'], ['of a token that cannot be exchanged', 'dl_ann', 'unknown']] as const) {
            it(`${what} gives nothing`, async () => {
                const { bot, status } = loginBot();
                bot.tokens.addExchangeable('theirs', 'ours');
                assert.equal(await exchange(bot, user, token), undefined);
                assert.equal(await status(), undefined);
            });
        }
    });

    describe('a token', () => {
        it('without a known login is revoked and not handed out', async () => {
            const { bot, events } = loginBot();
            bot.tokens.add('left over');
            assert.deepEqual([await bot.say('hi'), bot.tokens.has(), bot.tokens.signOuts.length], [['none'], false, 1]);
            assert.deepEqual(events.map((event) => 'reason' in event && event.reason), ['unknown-login']);
            assert.deepEqual([await bot.say('hi'), bot.tokens.signOuts.length], [['none'], 1]);
        });

        it('without a known login is blocked until it is revoked, so that no later sign-in finds it', async () => {
            const { bot, ask, status } = loginBot();
            bot.tokens.add('left over');
            bot.tokens.signOutUser = async () => { throw new Error('down'); };
            assert.deepEqual(await bot.say('hi'), ['none']);
            await ask();
            await bot.take(tokensResponse());
            assert.deepEqual([await bot.say('hi'), await status(), bot.tokens.has()], [['none'], undefined, true]);
        });

        it('that is there before the event that says so is neither handed out nor revoked', async () => {
            const { bot, ask } = loginBot();
            await ask();
            bot.tokens.add('real');
            assert.deepEqual([await bot.say('hi'), bot.tokens.has()], [['none'], true]);
            await bot.take(tokensResponse());
            assert.deepEqual(await bot.say('hi'), ['real']);
        });

        for (const user of ['dl_bob', 'DL_ANN', 'dl_ann ', '']) {
            it(`of ${JSON.stringify(user)} is not handed out to dl_ann`, async () => {
                const { bot, signIn } = loginBot();
                await signIn();
                bot.tokens.add('theirs', { user });
                assert.equal(await getToken(bot, user), undefined);
                assert.deepEqual(bot.tokens.signOuts, []);
            });
        }

        for (const [what, isSignedIn, user, expected] of [
            ['of a live login', true, 'dl_ann', { 'https://graph': { token: 'real', connectionName: 'aad', channelId: 'directline' } }],
            ['without a login', false, 'dl_ann', {}],
            ['of another user', true, 'dl_bob', {}],
        ] as const) {
            it(`for a resource ${what} is ${'https://graph' in expected ? '' : 'not '}handed out`, async () => {
                const { bot, signIn } = loginBot();
                if (isSignedIn) await signIn();
                bot.tokens.add(user === 'dl_ann' ? 'real' : 'theirs', { user });
                assert.deepEqual(await asking(bot, (context) => tokensOf(context).getAadTokens(user, 'aad', ['https://graph'], 'directline')), expected);
            });
        }
    });

    const unlisted = { name: 'OptionError', code: 'ERR_WARDEN_OPTION', option: 'connectionNames', message: /`github` is missing/ };
    for (const [what, ask] of [
        ['getUserToken', (context: TurnContext) => tokensOf(context).getUserToken('dl_ann', 'github', 'directline')],
        ['getUserToken with a code', (context: TurnContext) => tokensOf(context).getUserToken('dl_ann', 'github', 'directline', '123456')],
        ['exchangeToken', (context: TurnContext) => tokensOf(context).exchangeToken('dl_ann', 'github', 'directline', { token: 't' })],
        ['getAadTokens', (context: TurnContext) => tokensOf(context).getAadTokens('dl_ann', 'github', [], 'directline')],
    ] as const) {
        it(`names connectionNames when a connection is missing there (${what})`, async () => {
            const { bot, signIn } = loginBot();
            await signIn();
            await asking(bot, (context) => assert.rejects(Promise.resolve(ask(context)), unlisted));
        });
    }

    it('does not make a login of a leftover token by an event, when nobody was asked to sign in', async () => {
        const { bot, events } = loginBot();
        bot.tokens.add('leftover');
        await bot.take(tokensResponse());
        assert.deepEqual([bot.seen.length, events.map(({ type }) => type)], [0, ['sign-in-forged']]);
        assert.deepEqual(await bot.say('show my mail'), ['none']);
        assert.equal(bot.tokens.has(), false);
    });

    it('lets a sign-in finish within ten minutes after it was asked for', async () => {
        for (const [milliseconds, reached] of [[10 * MINUTE - 1, 1], [10 * MINUTE, 0]] as const) {
            const { bot, ask } = loginBot();
            await ask();
            clock.tick(milliseconds);
            bot.tokens.add('real');
            await bot.take(tokensResponse());
            assert.equal(bot.seen.length, reached);
        }
    });

    it('lets two sign-ins that were asked for finish, and a channel repeat one', async () => {
        const { bot, ask, events } = loginBot({ connectionNames: ['aad', 'github'] });
        await ask('dl_ann', 'aad');
        await ask('dl_ann', 'github');
        for (const connection of ['aad', 'github', 'github']) {
            bot.tokens.add('real', { connection });
            await bot.take(tokensResponse(connection));
        }
        assert.deepEqual([bot.seen.length, events.some(({ type }) => type === 'sign-in-forged')], [3, false]);
    });

    it('lets the bot send what has no attachments at all', async () => {
        const { bot } = loginBot();
        const answer = { type: 'message', text: 'ok', attachments: null } as never;
        await asking(bot, async (context) => context.sendActivity(answer));
        assert.equal(bot.sent.at(-1)?.text, 'ok');
    });

    it('takes a sign-in card of the bot\'s own for a question', async () => {
        const { bot } = loginBot();
        const card = { contentType: 'application/vnd.microsoft.card.oauth', content: { connectionName: 'aad', buttons: [] } };
        await bot.adapter.receive({ ...bot.reference(), type: 'message', text: 'hi', from: { id: 'dl_ann' } } as unknown as Activity, async (context) => {
            await context.sendActivity({ type: 'message', attachments: [card] });
        });
        bot.tokens.add('real');
        await bot.take(tokensResponse());
        assert.equal(tokenSeen(bot), 'real');
    });

    it('hands out the token of a connection that was signed in with, and revokes that of another', async () => {
        const { bot, signIn, status } = loginBot({ connectionNames: ['aad', 'github'] });
        await signIn();
        bot.tokens.add('leftover', { connection: 'github' });
        assert.deepEqual([await getToken(bot, 'dl_ann', 'github'), await getToken(bot)], [undefined, 'real']);
        assert.deepEqual([bot.tokens.has('dl_ann', 'github'), bot.tokens.has()], [false, true]);
        assert.ok(await status());
    });

    it('hands out no token of a login that ended while the token service was thinking', async () => {
        const { bot, signIn } = loginBot();
        await signIn();
        const token = await asking(bot, async (context) => {
            const asked = tokensOf(context).getUserToken('dl_ann', 'aad', 'directline');
            clock.setSystemTime(Date.now() + 15 * MINUTE);
            return (await asked)?.token;
        });
        assert.equal(token, undefined);
    });

    it('ends the login when the bot signs its user out by the SDK', async () => {
        const { bot, signIn, events, status } = loginBot();
        await signIn();
        await asking(bot, (context) => tokensOf(context).signOutUser('dl_ann', 'aad', 'directline') as Promise<void>);
        assert.equal(await status(), undefined);
        assert.deepEqual(events.at(-1), { ...events.at(-1), type: 'login-ended', reason: 'sign-out' });
    });

    it('leaves the rest of the token service as it is', async () => {
        const { bot } = loginBot();
        bot.tokens.add('real');
        await asking(bot, async (context) => {
            const service = tokensOf(context);
            assert.deepEqual(await service.getSignInResource('aad', {}), { signInLink: 'https://token.example/sign-in/aad' });
            await service.signOutUser('dl_ann', 'aad', 'directline');
            assert.equal((service as unknown as { down: boolean }).down, false);
        });
        assert.equal(bot.tokens.has(), false);
    });
});
