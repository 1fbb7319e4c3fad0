import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { SinonFakeTimers } from 'sinon';
import type { LoginTimeoutOptions } from '../../lib';
import { frozen, loginBot, MINUTE } from './support/signed-in';

const WARNING = 'You will be signed out soon, because I have not heard from you for a while.';
const LAST = 'You will be signed out soon, because you have been signed in for a long time. Please finish what you are doing.';
const STAY = { type: 'message', value: { botWarden: 'stay-signed-in' } } as Partial<Activity>;

async function watched(options: Partial<LoginTimeoutOptions> = {}) {
    const all = loginBot({ notice: () => 'over', ...options });
    all.login.watch(all.bot.adapter, all.bot.appId);
    await all.signIn();
    return { ...all, told: () => all.bot.sent.map(wordsOf), press: async () => (await all.bot.take(STAY)).sent.map(wordsOf) };
}

function wordsOf({ text, attachments }: Partial<Activity>): string {
    return text ?? String(attachments?.[0]?.content.text);
}

describe('the warning before a login ends', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = frozen(); });
    afterEach(() => clock.restore());

    for (const [milliseconds, expected] of [[13 * MINUTE - 1, []], [13 * MINUTE, [WARNING]], [15 * MINUTE, [WARNING, 'over']]] as const) {
        it(`has come ${milliseconds} ms after sign-in: ${expected.length}`, async () => {
            const { told } = await watched();
            await clock.tickAsync(milliseconds);
            assert.deepEqual(told(), expected);
        });
    }

    it('has a button that prolongs the login, and the bot does not see', async () => {
        const { bot, press, told, status } = await watched();
        await clock.tickAsync(14 * MINUTE);
        const { buttons } = bot.sent[0]!.attachments![0]!.content;
        assert.deepEqual([buttons[0].title, buttons[0].value], ['Stay signed in', STAY.value]);
        const seen = bot.seen.length;
        assert.deepEqual(await press(), ['You stay signed in.']);
        assert.deepEqual([bot.seen.length, (await status())?.lastSeen], [seen, Date.now()]);
        await clock.tickAsync(13 * MINUTE - 1);
        assert.deepEqual(told(), [WARNING, 'You stay signed in.']);
        await clock.tickAsync(1);
        assert.equal(told().at(-1), WARNING);
    });

    it('can be answered ten times in a row; then the user has to write', async () => {
        const { bot, press, told, status } = await watched();
        for (let times = 0; times < 10; times++) {
            await clock.tickAsync(13 * MINUTE);
            assert.equal(told().at(-1), WARNING);
            assert.deepEqual(await press(), ['You stay signed in.']);
        }
        await clock.tickAsync(13 * MINUTE);
        const write = 'You will be signed out soon. To stay signed in, please write to me.';
        assert.equal(told().at(-1), write);
        assert.deepEqual(await press(), [write]);
        assert.deepEqual(await bot.say('I am here'), ['real']);
        await clock.tickAsync(2 * MINUTE); // what was heard is written
        assert.deepEqual([await press(), (await status()) !== undefined], [['You stay signed in.'], true]);
    });

    it('does not prolong beyond the absolute limit', async () => {
        const { press, told, status } = await watched({ absolute: 20 * MINUTE });
        await clock.tickAsync(13 * MINUTE);
        await press();
        await clock.tickAsync(5 * MINUTE);
        assert.equal(told().at(-1), LAST);
        await press();
        await clock.tickAsync(2 * MINUTE);
        assert.deepEqual([told().at(-1), await status()], ['over', undefined]);
    });

    for (const isWatched of [true, false]) {
        it(`does not bring back a login that is over, ${isWatched ? 'of which the user was told' : 'which nobody has noticed'}`, async () => {
            const { login, bot, signIn, status } = loginBot({ notice: () => 'over', warnBefore: false });
            if (isWatched) login.watch(bot.adapter, bot.appId);
            await signIn();
            await clock.tickAsync(15 * MINUTE);
            await bot.take(STAY);
            assert.deepEqual([bot.sent.map(wordsOf), await status()], [isWatched ? ['over', 'You are signed out.'] : ['over'], undefined]);
        });
    }

    it('comes once, though the user is heard of in other ways', async () => {
        const { bot, told } = await watched();
        await clock.tickAsync(13 * MINUTE);
        await bot.take({ type: 'typing' });
        await clock.tickAsync(MINUTE);
        assert.deepEqual(told(), [WARNING]);
    });

    it('does not come to who has signed out, or is still talking', async () => {
        const { bot, told } = await watched();
        await clock.tickAsync(12 * MINUTE);
        await bot.say('hi');
        await clock.tickAsync(12 * MINUTE);
        await bot.say('sign out');
        await clock.tickAsync(60 * MINUTE);
        assert.deepEqual(told(), ['real', 'You are signed out.']);
    });

    it('does not come when it is late', async () => {
        const { told } = await watched();
        clock.setSystemTime(Date.now() + 100_001); // the machine slept: 19,999 ms are left when the timer rings
        await clock.tickAsync(13 * MINUTE);
        assert.equal(told().includes(WARNING), false);
    });

    it('comes when it is to leave the least of time, and the timer is late', async () => {
        const { told } = await watched({ warnBefore: 20_000 });
        clock.setSystemTime(Date.now() + 1_000);
        await clock.tickAsync(15 * MINUTE - 21_000);
        assert.deepEqual(told(), [WARNING]);
    });

    for (const [what, options] of [['is switched off', { warnBefore: false }], ['would come at once', { idle: 2 * MINUTE }]] as const) {
        it(`does not come when it ${what}`, async () => {
            const { told } = await watched(options);
            await clock.tickAsync(15 * MINUTE);
            assert.deepEqual(told(), ['over']);
        });
    }
});
