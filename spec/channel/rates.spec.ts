import assert from 'node:assert/strict';
import sinon from 'sinon';
import { RateLimits, type Rates } from '../../lib/channel/rates';
import { TokenBuckets } from '../../lib/channel/token-buckets';

const turn = (user: string, conversation = 'c', channelId = 'directline') => ({ channelId, from: { id: user }, conversation: { id: conversation } });

/** What each of so many turns comes to. */
async function reasons(limits: RateLimits, turns: readonly object[]): Promise<(string | undefined)[]> {
    const all: (string | undefined)[] = [];
    for (const each of turns) all.push(await limits.check(each));
    return all;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('rates', () => {
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => (clock = sinon.useFakeTimers({ toFake: ['performance', 'Date'] })));
    afterEach(() => clock.restore());

    it('takes a burst, then as many as flow in', () => {
        const buckets = new TokenBuckets({ turns: 4, per: 1_000 });
        assert.deepEqual(times(5, 'a').map((key) => buckets.take(key)), [true, true, true, true, false]);
        assert.equal(buckets.take('b'), true);
        clock.tick(249);
        assert.equal(buckets.take('a'), false);
        clock.tick(1);
        assert.deepEqual([buckets.take('a'), buckets.take('a')], [true, false]);
        clock.tick(60_000);
        assert.deepEqual(times(5, 'a').map((key) => buckets.take(key)), [true, true, true, true, false]);
    });

    it('goes by a clock that nobody can set', () => {
        const buckets = new TokenBuckets({ turns: 1, per: 1_000 });
        buckets.take('a');
        clock.setSystemTime(10_000_000);
        assert.equal(buckets.take('a'), false);
        clock.setSystemTime(0);
        clock.tick(1_000);
        assert.equal(buckets.take('a'), true);
    });

    it('keeps a bounded number of buckets, the busy ones', () => {
        const buckets = new TokenBuckets({ turns: 1, per: 1_000_000 }, 3);
        for (const key of ['busy', 'a', 'busy', 'b', 'busy', 'c', 'busy', 'd']) buckets.take(key);
        assert.deepEqual([buckets.take('busy'), buckets.take('a')], [false, true]);
    });

    for (const [title, given, turns, expected] of [
        ['21 turns of a user at once', undefined, times(21, turn('ann')), [...times(20, undefined), 'rate-user']],
        ['20 turns each of three users', undefined, ['a', 'b', 'c'].flatMap((user) => times(20, turn(user, user))), times(60, undefined)],
        ['one user in many conversations', { user: { turns: 2, per: 1_000 } }, ['x', 'y', 'z'].map((id) => turn('ann', id)), [undefined, undefined, 'rate-user']],
        ['one id on two channels', { user: { turns: 1, per: 1_000 } }, [turn('ann'), turn('ann', 'c', 'webchat')], [undefined, undefined]],
        ['many users in one conversation', { conversation: { turns: 2, per: 1_000 } }, ['a', 'b', 'c'].map((user) => turn(user)), [undefined, undefined, 'rate-conversation']],
        ['many users in many conversations', { overall: { turns: 2, per: 1_000 } }, ['a', 'b', 'c'].map((id) => turn(id, id)), [undefined, undefined, 'rate-overall']],
        ['turns of nobody', { user: { turns: 1, per: 1_000 } }, times(3, { channelId: 'msteams', conversation: { id: 'c' } }), times(3, undefined)],
        ['everything when off', false, times(500, turn('ann')), times(500, undefined)],
        ['everything of a user when that is off', { user: false, conversation: false }, times(500, turn('ann')), times(500, undefined)],
        ['ids that are none', undefined, [{ channelId: 'x', from: { id: {} }, conversation: null }, {}], [undefined, undefined]],
    ] as [string, false | Rates | undefined, object[], (string | undefined)[]][]) {
        it(`counts ${title}`, async () => assert.deepEqual(await reasons(new RateLimits(given), turns), expected));
    }

    it("does not count a refused turn against the others' limits", async () => {
        const limits = new RateLimits({ user: { turns: 1, per: 60_000 }, conversation: { turns: 3, per: 60_000 } });
        await reasons(limits, times(50, turn('flood')));
        assert.deepEqual(await reasons(limits, [turn('a'), turn('b'), turn('c')]), [undefined, undefined, 'rate-conversation']);
    });

    it('asks a limiter of the developer, by keys that hold no id', async () => {
        const keys: string[] = [];
        const consume = async (key: string) => {
            keys.push(key);
            if (keys.length > 2) throw { msBeforeNext: 1_000 } as unknown as Error; // as rate-limiter-flexible does
        };
        const limits = new RateLimits({ user: { consume }, conversation: false, overall: false });
        assert.deepEqual(await reasons(limits, times(3, turn('ann@contoso.com'))), [undefined, undefined, 'rate-user']);
        assert.equal(new Set(keys).size, 1);
        assert.match(keys[0]!, /^[\w-]{43}$/);
    });

    it('does not take the failure of a limiter for an answer', async () => {
        const limits = new RateLimits({ overall: { consume: async () => Promise.reject(new Error('redis is gone')) } });
        await assert.rejects(async () => limits.check(turn('ann')), /redis is gone/);
    });

    it('waits two seconds for a limiter, and then takes it for failed', async () => {
        clock.restore();
        clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
        const limits = new RateLimits({ user: { consume: () => new Promise(() => {}) } });
        const outcome = Promise.resolve(limits.check(turn('ann'))).catch((error: Error) => error.name);
        let settled = false;
        void outcome.then(() => (settled = true));
        await clock.tickAsync(1_999);
        assert.equal(settled, false);
        await clock.tickAsync(1);
        assert.equal(await outcome, 'TimeoutError');
    });

    for (const [given, option] of [
        [true, 'rates'], [null, 'rates'], [{ users: false }, 'rates.users'], [{ user: true }, 'rates.user'], [{ user: null }, undefined],
        [{ user: { turns: 0, per: 1 } }, 'rates.user.turns'], [{ user: { turns: 1 } }, 'rates.user.per'], [{ overall: { turns: 1, per: 0 } }, 'rates.overall.per'],
    ] as const) {
        if (option) it(`names ${option} when it is ${JSON.stringify(given)}`, () => assert.throws(() => new RateLimits(given as never), { name: 'OptionError', option }));
    }
});
