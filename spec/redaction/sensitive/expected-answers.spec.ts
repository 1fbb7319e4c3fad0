import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { ExpectedAnswers } from '../../../lib/redaction/sensitive/expected-answers';

const turn = (more: object = {}) => ({ activity: { type: 'message', channelId: 'c', conversation: { id: '1' }, from: { id: 'ann' }, ...more } });

describe('ExpectedAnswers', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] }); });
    afterEach(() => clock.restore());

    const expecting = async () => {
        const answers = new ExpectedAnswers(new MemoryStorage(), undefined, 1_000);
        await answers.expect(turn());
        return answers;
    };

    for (const [title, activity, expected] of [
        ['the next message', {}, true],
        ['a button', { type: 'invoke', name: 'adaptiveCard/action' }, true],
        ['a sign-in', { type: 'invoke', name: 'signin/verifyState' }, false],
        ['typing', { type: 'typing' }, false],
        ['an edit', { type: 'messageUpdate' }, false],
        ['somebody else', { from: { id: 'bob' } }, false],
        ['another conversation', { conversation: { id: '2' } }, false],
        ['another channel', { channelId: 'd' }, false],
        ['nobody', { from: undefined, conversation: undefined }, false],
    ] as const) {
        it(`is ${expected} of ${title}`, async () => assert.equal(await (await expecting()).take(turn(activity)), expected));
    }

    it('knows a message again by its id, and only by that', async () => {
        const answers = await expecting();
        const taken = [];
        for (const id of ['a', 'b', 'a', undefined, 'a']) taken.push(await answers.take(turn({ id })));
        assert.deepEqual(taken, [true, false, true, false, true]);
    });

    it('does not know again what has no id', async () => {
        const answers = await expecting();
        assert.deepEqual([await answers.take(turn()), await answers.take(turn())], [true, false]);
    });

    it('knows the last ten answers', async () => {
        const answers = await expecting();
        for (let id = 0; id < 12; id++) {
            await answers.expect(turn());
            await answers.take(turn({ id: `a${id}` }));
        }
        assert.deepEqual([await answers.take(turn({ id: 'a1' })), await answers.take(turn({ id: 'a2' }))], [false, true]);
    });

    it('is over when it is cancelled, or late', async () => {
        const [cancelled, late] = [await expecting(), await expecting()];
        await cancelled.cancel(turn());
        assert.equal(await cancelled.take(turn()), false);
        await cancelled.cancel(turn({ from: { id: 'nobody asked' } }));
        clock.tick(1_000);
        assert.equal(await late.take(turn()), false);
    });
});
