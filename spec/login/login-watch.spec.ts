import assert from 'node:assert/strict';
import type { SinonFakeTimers } from 'sinon';
import { LoginWatch } from '../../lib/login/login-watch';
import type { TurnContextLike } from '../../lib/turn/types';
import { frozen, loginBot, MINUTE } from './support/signed-in';

const seen = (id: string) => ({ channelId: 'directline', conversation: { id: 'c' }, from: { id }, recipient: { id: 'bot' } });

/** A signed-in user whose login is watched. */
async function watched() {
    const all = loginBot({ notice: () => 'over', warnBefore: false });
    const stop = all.login.watch(all.bot.adapter, all.bot.appId);
    await all.signIn();
    return { ...all, stop, told: () => all.bot.sent.map(({ text }) => text) };
}

function watch() {
    const turns: unknown[] = [];
    const adapter = {
        continueConversationAsync: async (appId: string, reference: object, logic: (context: TurnContextLike) => Promise<void>) => {
            turns.push([appId, (reference as { user: { id: string } }).user.id]);
            await logic({} as TurnContextLike);
        },
    };
    const failed = () => assert.fail('a turn failed');
    const warn = async () => { turns.push('warned'); };
    return { turns, watching: new LoginWatch(adapter, 'app', { failed, warn }) };
}

describe('LoginTimeoutMiddleware.watch', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [milliseconds, expected] of [[15 * MINUTE - 1, []], [15 * MINUTE, ['over']], [60 * MINUTE, ['over']]] as const) {
        it(`has told a user who went silent after signing in ${expected.length} times after ${milliseconds} ms`, async () => {
            const { told, bot } = await watched();
            await clock.tickAsync(milliseconds);
            assert.deepEqual(told(), expected);
            assert.equal(bot.tokens.has(), expected.length === 0);
        });
    }

    it('waits as long as the user goes on', async () => {
        const { bot, status, told } = await watched();
        await clock.tickAsync(10 * MINUTE);
        await bot.say('hi');
        await clock.tickAsync(15 * MINUTE - 1);
        assert.ok(await status());
        await clock.tickAsync(1);
        assert.deepEqual(told(), ['real', 'over']);
    });

    it('says nothing when the user signed out before', async () => {
        const { bot, login, told, events } = await watched();
        await bot.adapter.continueConversationAsync(bot.appId, bot.reference(), (context) => login.signOut(context));
        await clock.tickAsync(60 * MINUTE);
        assert.deepEqual([told(), events.filter(({ type }) => type === 'login-ended').length], [[], 1]);
    });

    it('stops when it is told to, for users seen later too', async () => {
        const { bot, stop, told } = await watched();
        stop();
        await bot.say('hi');
        await clock.tickAsync(60 * MINUTE);
        assert.deepEqual(told(), ['real']);
        assert.equal(clock.countTimers(), 0);
    });

    it('does not stop a later watch', async () => {
        const { bot, login, stop, told } = await watched();
        login.watch(bot.adapter, bot.appId);
        stop();
        await bot.say('hi');
        await clock.tickAsync(15 * MINUTE);
        assert.deepEqual(told(), ['real', 'over']);
    });

    it('tells the developer when the turn cannot be started, and the next turn ends the login', async () => {
        const { bot, events } = await watched();
        bot.adapter.continueConversationAsync = () => Promise.reject(new Error('no such conversation'));
        await clock.tickAsync(15 * MINUTE);
        assert.deepEqual(events.map(({ type }) => type), ['login-started', 'login-notice-failed']);
        assert.deepEqual(await bot.say('hi'), ['over', 'none']);
        assert.doesNotMatch(JSON.stringify(events), /no such/);
    });

    it('needs an adapter that can start a turn', () => {
        assert.throws(() => loginBot().login.watch({} as never, 'app'), { option: 'adapter' });
    });
});

describe('LoginWatch', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    it('starts one turn for each user, each at its time', async () => {
        const { turns, watching } = watch();
        for (const [id, at] of [['ann', 300], ['bob', 100], ['joe', 200], ['ann', 150]] as const) watching.expect(seen(id), { at: Date.now() + at });
        await clock.tickAsync(100);
        assert.deepEqual(turns, [['app', 'bob']]);
        await clock.tickAsync(100);
        assert.deepEqual(turns, [['app', 'bob'], ['app', 'ann'], ['app', 'joe']]);
        await clock.tickAsync(1_000);
        assert.equal(turns.length, 3);
    });

    it('watches ten thousand users at most', async () => {
        const { turns, watching } = watch();
        for (let user = 0; user <= 10_000; user++) watching.expect(seen(`user ${user}`), { at: Date.now() + 1 });
        watching.expect(seen('user 7'), { at: Date.now() + 2 });
        await clock.tickAsync(2);
        assert.equal(turns.length, 10_000);
    });
});
