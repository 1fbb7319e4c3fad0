import assert from 'node:assert/strict';
import type { Frame } from '../../../samples/local-channel/src/activity';
import { Conversation } from '../../../samples/local-channel/src/conversations/conversation';
import { Conversations } from '../../../samples/local-channel/src/conversations/conversations';
import { Tickets } from '../../../samples/local-channel/src/support/tickets';
import { isDeeperThan } from '../../../samples/local-channel/src/support/values';

describe('local channel: bounds', () => {
    describe('of a conversation', () => {
        let conversation: Conversation;
        beforeEach(() => {
            conversation = new Conversation({ trustedOrigins: [] });
            for (let n = 1; n <= 502; n++) conversation.publish(conversation.stamp({ type: 'message', text: String(n) }));
        });

        for (const [watermark, count, first] of [
            [undefined, 500, '3'], ['-', 500, '3'], ['0', 500, '3'], ['1', 500, '3'], ['2', 500, '3'], ['3', 499, '4'],
            ['501', 1, '502'], ['502', 0, undefined], ['9999', 0, undefined], ['-1', 500, '3'], ['x', 500, '3'],
        ] as const) {
            it(`has ${count} activities of 502 left after the watermark ${watermark}`, () => {
                const frame = conversation.since(watermark);
                assert.deepEqual([frame.activities.length, frame.activities[0]?.text, frame.watermark], [count, first, '502']);
            });
        }

        it('goes on counting ids', () => {
            assert.equal(conversation.stamp({ type: 'message' }).id, `${conversation.id}|0000502`);
        });
    });

    it('ends and forgets the oldest of more than 1,000 conversations', () => {
        const conversations = new Conversations();
        const [oldest, next] = [conversations.create({ trustedOrigins: [] }), conversations.create({ trustedOrigins: [] })];
        const ended: string[] = [];
        oldest.subscribe({ send: (_frame: Frame) => undefined, end: (reason) => ended.push(reason) });
        for (let n = 0; n < 999; n++) conversations.create({ trustedOrigins: [] });
        assert.deepEqual([conversations.get(oldest.id), conversations.get(next.id)], [undefined, next]);
        assert.deepEqual(ended, ['ended']);
    });

    it('forgets the oldest ticket when there are too many', () => {
        const tickets = new Tickets<number>(60_000, 2);
        const [first, second, third] = [tickets.issue(1), tickets.issue(2), tickets.issue(3)];
        assert.deepEqual([first, second, third].map((ticket) => tickets.take(ticket)), [undefined, 2, 3]);
        assert.equal(tickets.take(second), undefined);
    });

    for (const [value, depth] of [[1, 0], [[], 0], [[[]], 1], [{ a: { b: 1 } }, 2], [[1, { a: [1] }], 3]] as const) {
        it(`counts the ${depth} levels of ${JSON.stringify(value)}`, () => {
            assert.deepEqual([isDeeperThan(value, depth), isDeeperThan(value, depth - 1)], [false, true]);
        });
    }
});
