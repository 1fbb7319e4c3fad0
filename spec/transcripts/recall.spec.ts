import assert from 'node:assert/strict';
import type { TurnContextLike } from '../../lib/turn/types';
import { Recall, recallMode, type RecallMode } from '../../lib/transcripts/recall';

/** A turn on a channel that answers each message with what `answers` gives for it: nothing, or an error. */
function turn(answers: (id: string) => unknown, channelId = 'test') {
    const calls: unknown[] = [];
    const take = async (_: unknown, { activityId, id, text }: { activityId?: string; id?: string; text?: string }) => {
        calls.push(text === undefined ? activityId : [id, text]);
        const error = answers(activityId ?? id ?? '');
        if (error !== undefined) throw error;
    };
    const context = { activity: { channelId, conversation: { id: 'talk' } }, adapter: { deleteActivity: take, updateActivity: take } };
    return { context: context as unknown as TurnContextLike, calls };
}
const status = (statusCode: number) => () => Object.assign(new Error('detail'), { statusCode });

describe('Recall', () => {
    for (const [what, answers, [recalled, notSupported, failed], tries] of [
        ['takes each back', () => undefined, [2, 0, 0], 2],
        ['learns from 405 that a channel cannot', status(405), [0, 2, 0], 1],
        ['learns from 501 that a channel cannot', status(501), [0, 2, 0], 1],
        ['learns from words that a channel cannot', () => new Error('This channel does not support this operation'), [0, 2, 0], 1],
        ['learns from an adapter that has no such thing', () => new TypeError('adapter.deleteActivity is not a function'), [0, 2, 0], 1],
        ["learns from another SDK's error", () => ({ response: { status: 405 } }), [0, 2, 0], 1],
        ['tries the next after 403: one conversation may be closed to it', status(403), [0, 0, 2], 2],
        ['tries the next after 404, and does not say that it was taken back', status(404), [0, 2, 0], 2],
        ['tries the next after 500', status(500), [0, 0, 2], 2],
        ['tries the next after a network failure', () => new Error('ECONNRESET'), [0, 0, 2], 2],
        ['tries the next after something odd was thrown', () => null, [0, 0, 2], 2],
    ] as [string, (id: string) => unknown, number[], number][]) {
        it(what, async () => {
            const { context, calls } = turn(answers);
            const outcome = await new Recall('delete').messages(context, ['a', 'b']);
            assert.deepEqual([outcome, calls.length], [[{ channelId: 'test', recalled, notSupported, failed }], tries]);
        });
    }

    it('does not take an adapter that cannot delete for one that did', async () => {
        const { context } = turn(() => undefined);
        const outcome = await new Recall('delete').messages({ ...context, adapter: {} } as TurnContextLike, ['a']);
        assert.deepEqual(outcome, [{ channelId: 'test', recalled: 0, notSupported: 1, failed: 0 }]);
    });

    it('learns for one channel, not for others', async () => {
        const recall = new Recall('delete');
        await recall.messages(turn(status(405)).context, ['a']);
        const [again, other] = [turn(() => undefined), turn(() => undefined, 'other')];
        await recall.messages(again.context, ['a']);
        await recall.messages(other.context, ['a']);
        assert.deepEqual([again.calls, other.calls], [[], ['a']]);
    });

    for (const [mode, ids, expected] of [
        ['delete', ['a'], ['a']], ['update', ['a'], [['a', '…']]], ['off', ['a'], []], ['delete', [], []],
    ] as [RecallMode, string[], unknown[]][]) {
        it(`${mode}: has the channel do ${JSON.stringify(expected)}`, async () => {
            const { context, calls } = turn(() => undefined);
            const outcome = await new Recall(mode).messages(context, ids);
            assert.deepEqual([calls, outcome.length], [expected, expected.length]);
        });
    }

    for (const mode of ['Delete', '', true, null]) {
        it(`refuses ${JSON.stringify(mode)}`, () => assert.throws(() => recallMode(mode as RecallMode), { name: 'OptionError', option: 'recall' }));
    }
});
