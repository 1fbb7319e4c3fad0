import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { MemoryStorage } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { LoginTimeoutMiddleware } from '../../lib';
import { recorded } from '../helpers/bot';
import { frozen, loginBot, MINUTE, tokensResponse } from './support/signed-in';

/** A login at its idle limit, while the token service does not take sign-outs. */
async function stuck(clock: SinonFakeTimers) {
    const all = loginBot({ connectionNames: ['aad', 'github'], notice: () => 'over' });
    await all.signIn();
    clock.tick(15 * MINUTE);
    all.bot.tokens.down = true;
    return all;
}

describe('a login record that was altered', () => {
    const now = Date.UTC(2026, 0, 1);
    for (const record of [{}, 's', 5, [], null, { since: 'x', lastSeen: 'y', connections: ['aad'] }, { since: NaN, lastSeen: NaN, connections: ['aad'] },
        { since: now, lastSeen: now + 3_600_000, connections: ['aad'] }, { since: now, lastSeen: now }, { since: now, lastSeen: now, connections: ['aad'], revoke: 'aad' }]) {
        it(`gives no token: ${JSON.stringify(record)}`, async () => {
            const clock = frozen();
            const storage = new MemoryStorage();
            const { bot, signIn, status } = loginBot({ storage });
            await signIn();
            const read = storage.read.bind(storage);
            storage.read = async (names) => (names[0]?.includes('/login/') ? { [names[0]]: record } : read(names));
            assert.deepEqual([await bot.say('show my mail'), await status()], [['none'], undefined]);
            clock.restore();
        });
    }
});

describe('a sign-out that fails', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    it('blocks the tokens and is repeated every turn; the user is told once', async () => {
        const { bot, events, status } = await stuck(clock);
        const answers = [await bot.say('one'), await bot.say('two')];
        bot.tokens.down = false;
        assert.deepEqual([...answers, await bot.say('three'), await bot.say('four')], [['over', 'none'], ['none'], ['none'], ['none']]);
        assert.deepEqual([bot.tokens.signOuts.length, bot.tokens.has(), await status()], [6, false, undefined]);
        assert.deepEqual(events.filter(({ type }) => type === 'login-ended').length, 1);
        assert.deepEqual(events.filter(({ type }) => type === 'sign-out-failed').length, 4);
    });

    it('is repeated only where it failed', async () => {
        const { bot } = await stuck(clock);
        bot.tokens.down = false;
        const signOutUser = bot.tokens.signOutUser.bind(bot.tokens);
        bot.tokens.signOutUser = async (user, connection, channel) => {
            await signOutUser(user, connection, channel);
            if (connection === 'github' && bot.tokens.signOuts.length < 3) throw new Error('no');
        };
        await bot.say('one');
        await bot.say('two');
        assert.deepEqual(bot.tokens.signOuts.map((call) => call.split(' ')[1]), ['aad', 'github', 'github']);
    });

    it('does not keep the user waiting for a token service that does not answer', async () => {
        const { bot, events } = await stuck(clock);
        bot.tokens.signOutUser = () => new Promise<never>(() => {});
        const answer = bot.say('one');
        await clock.tickAsync(250);
        assert.deepEqual(await answer, ['over', 'none']);
        await clock.tickAsync(10_000);
        assert.equal(events.filter(({ type }) => type === 'sign-out-failed').length, 2);
    });

    it('keeps a new sign-in waiting until it has gone through', async () => {
        const { bot, signIn, status } = await stuck(clock);
        await bot.say('one');
        await signIn('newer');
        assert.deepEqual([await bot.say('two'), await status()], [['none'], undefined]);
        bot.tokens.down = false;
        await bot.say('three');
        await signIn('newest');
        assert.deepEqual(await bot.say('four'), ['newest']);
    });

    it('that goes through late does not end a newer login', async () => {
        const { bot, signIn, status } = await stuck(clock);
        bot.tokens.down = false;
        const gate = new EventEmitter();
        const waiting = once(gate, 'open');
        const signOutUser = bot.tokens.signOutUser.bind(bot.tokens);
        bot.tokens.signOutUser = async (...call) => {
            await signOutUser(...call);
            if (bot.tokens.signOuts.length === 1) await waiting;
        };
        const slow = bot.say('one');
        const fast = bot.say('two');
        gate.emit('open');
        await Promise.all([slow, fast]);
        await signIn('newer');
        assert.deepEqual([await bot.say('three'), (await status())?.since], [['newer'], Date.now()]);
    });

    it('of another instance does not end a newer login', async () => {
        const storage = new MemoryStorage();
        const here = loginBot({ storage, notice: () => 'over' });
        const there = loginBot({ storage, notice: () => 'over' });
        await here.signIn();
        clock.tick(15 * MINUTE);
        there.bot.tokens.signOutUser = async () => { // meanwhile the other instance finishes, and the user signs in again
            await here.bot.say('hi');
            await here.signIn('newer');
        };
        await there.bot.say('hi');
        assert.deepEqual(await here.bot.say('hi'), ['newer']);
    });

    it('is one when the adapter has no token service at all', async () => {
        const login = new LoginTimeoutMiddleware({ storage: new MemoryStorage(), connectionNames: ['aad'] });
        const events = recorded(login.events);
        const context = { activity: { ...tokensResponse(), channelId: 'c', from: { id: 'a' } }, adapter: {}, turnState: new Map() };
        await login.onTurn(context as never, () => assert.fail('the bot saw a forged sign-in'));
        await login.signOut(context as never);
        assert.deepEqual(events.map(({ type }) => type), ['sign-in-forged', 'login-ended', 'sign-out-failed']);
    });
});
