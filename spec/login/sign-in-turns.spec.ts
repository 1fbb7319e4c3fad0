import assert from 'node:assert/strict';
import { MemoryStorage, type Activity } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import { LoginTimeoutMiddleware, type LoginTimeoutOptions } from '../../lib';
import { PendingSignIns } from '../../lib/login/pending-sign-ins';
import { recorded } from '../helpers/bot';
import { CloudBot } from './support/cloud-bot';
import { frozen, MINUTE, tokensOf } from './support/signed-in';

const verify = (state = '123456'): Partial<Activity> => ({ type: 'invoke', name: 'signin/verifyState', value: { state } });
const exchange = (id = 'x', value: object = {}): Partial<Activity> => ({
    type: 'invoke', name: 'signin/tokenExchange', value: { id, connectionName: 'aad', token: 'theirs', ...value },
});

/** A bot that does what OAuthPrompt does with invokes, in Teams. */
function teamsBot(options: Partial<LoginTimeoutOptions> = {}) {
    const storage = options.storage ?? new MemoryStorage();
    const login = new LoginTimeoutMiddleware({ connectionNames: ['aad'], ...options, storage });
    const gate = { open: Promise.resolve() };
    const bot = new CloudBot([login], async (context) => {
        const { name, value, from } = context.activity;
        if (context.activity.type !== 'invoke') return;
        await gate.open;
        const service = tokensOf(context);
        const token = name === 'signin/verifyState'
            ? await service.getUserToken(from.id, 'aad', 'msteams', value.state)
            : await service.exchangeToken(from.id, 'aad', 'msteams', { token: value.token });
        await context.sendActivity({ type: 'invokeResponse', value: { status: token ? 200 : 412, body: { id: value.id } } });
    });
    bot.tokens.addExchangeable('theirs', 'ours');
    bot.tokens.add('real', { code: '123456', channel: 'msteams' });
    const pending = new PendingSignIns(storage, undefined, 600_000);
    const ask = (conversation = 'conversation-1') =>
        pending.ask({ channelId: 'msteams', from: { id: 'dl_ann' }, conversation: { id: conversation } }, 'aad');
    const take = async (activity: Partial<Activity>) => (await bot.take({ channelId: 'msteams', ...activity })).status;
    const status = () => login.status({ activity: { channelId: 'msteams', from: { id: 'dl_ann' } } });
    return { bot, login, ask, take, status, gate, events: recorded(login.events) };
}

describe('the end of a sign-in', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [what, turn] of [['verifyState', verify()], ['tokenExchange', exchange()]] as const) {
        describe(what, () => {
            it('starts a login that the user was asked for here', async () => {
                const { ask, take, status } = teamsBot();
                await ask();
                assert.deepEqual([await take(turn), (await status()) !== undefined], [200, true]);
            });

            it('is refused when nobody asked', async () => {
                const { bot, take, status, events } = teamsBot();
                assert.deepEqual([await take(turn), await status(), bot.seen.length], [403, undefined, 0]);
                assert.deepEqual(events.map(({ type }) => type), ['sign-in-forged']);
            });

            it('is refused in another conversation, and of another user', async () => {
                const { bot, ask, take } = teamsBot();
                await ask();
                assert.equal(await take({ ...turn, conversation: { id: 'other' } as Activity['conversation'] }), 403);
                assert.equal(await take({ ...turn, from: { id: 'eve', name: '' } }), 403);
                assert.equal(bot.seen.length, 0);
            });

            for (const [milliseconds, expected] of [[10 * MINUTE - 1, 200], [10 * MINUTE, 403]] as const) {
                it(`is answered ${expected} after ${milliseconds} ms`, async () => {
                    const { ask, take } = teamsBot();
                    await ask();
                    clock.tick(milliseconds);
                    assert.equal(await take(turn), expected);
                });
            }

            it('works once', async () => {
                const { bot, ask, take, login, status } = teamsBot();
                await ask();
                await take(turn);
                await bot.adapter.continueConversationAsync(bot.appId, { ...bot.reference(), channelId: 'msteams' }, (context) => login.signOut(context));
                clock.tick(MINUTE);
                assert.deepEqual([await take(turn), await status()], [403, undefined]);
            });
        });
    }

    it('by a state that is no code, as when the user closes the window, does not reach the token service', async () => {
        const { bot, ask, take, status } = teamsBot();
        await ask();
        bot.tokens.getUserToken = async () => assert.fail('asked');
        assert.deepEqual([await take(verify('CancelledByUser')), await status()], [412, undefined]);
    });

    for (const [what, given] of [
        ['of a connection that is not named', exchange('x', { connectionName: 'other' })],
        ['without an id', exchange('')],
        ['without a token', exchange('x', { token: undefined })],
        ['without a value', { ...exchange(), value: undefined }],
        ['whose id is no text', exchange('x', { id: { $ne: '' } })],
    ] as const) {
        it(`by an exchange ${what} is refused`, async () => {
            const { bot, ask, take } = teamsBot();
            await ask();
            assert.deepEqual([await take(given), bot.seen.length], [403, 0]);
        });
    }

    it("is done once for all clients of a user, who all hear of it", async () => {
        const { bot, ask, take, gate } = teamsBot();
        await ask();
        let open = () => {};
        gate.open = new Promise((resolve) => { open = resolve; });
        const clients = Promise.all([take(exchange()), take(exchange()), take(exchange())]);
        await clock.tickAsync(100);
        open();
        assert.deepEqual(await clients, [200, 200, 200]);
        assert.equal(bot.seen.length, 1);
    });

    it('that fails is told to all clients, and another may be tried', async () => {
        const { bot, ask, take } = teamsBot();
        await ask();
        const no = exchange('x', { token: 'no' });
        assert.deepEqual([await take(no), await take(no), bot.seen.length], [412, 412, 1]);
        assert.equal(await take(exchange('y')), 200);
    });

    it('is told to the client of another process', async () => {
        const storage = new MemoryStorage();
        const [one, other] = [teamsBot({ storage }), teamsBot({ storage })];
        await one.ask();
        let open = () => {};
        one.gate.open = new Promise((resolve) => { open = resolve; });
        const clients = Promise.all([one.take(exchange()), other.take(exchange())]);
        await clock.tickAsync(1_000);
        open();
        await clock.tickAsync(1_000);
        assert.deepEqual([await clients, other.bot.seen.length], [[200, 200], 0]);
    });

    it('is not waited for for ever', async () => {
        const storage = new MemoryStorage();
        const [one, other] = [teamsBot({ storage }), teamsBot({ storage })];
        await one.ask();
        one.gate.open = new Promise(() => {});
        void one.take(exchange());
        await clock.tickAsync(1);
        const duplicate = other.take(exchange());
        await clock.tickAsync(6_000);
        assert.equal(await duplicate, 412);
    });

    for (const [milliseconds, expected] of [[29_999, 200], [30_000, 403]] as const) {
        it(`that comes again after ${milliseconds} ms is answered ${expected}`, async () => {
            const { bot, ask, take } = teamsBot();
            await ask();
            await take(exchange());
            clock.tick(milliseconds);
            assert.deepEqual([await take(exchange()), bot.seen.length], [expected, 1]);
        });
    }

    it('is tried by twenty exchanges at most', async () => {
        const { bot, ask, take } = teamsBot();
        await ask();
        for (let id = 0; id < 30; id++) await take(exchange(String(id), { token: 'no' }));
        assert.equal(bot.seen.length, 20);
    });
});
