import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { tell } from '../../lib/turn/tell';
import type { TurnContextLike } from '../../lib/turn/types';

const KEY = Symbol('identity');

function turn(activity: object, isAuthenticated: boolean) {
    const [sendActivity, sendActivities] = [sinon.fake.resolves(undefined), sinon.fake.resolves([])];
    const turnState = new Map([[KEY, { isAuthenticated }]]);
    return { activity, sendActivity, sendActivities, turnState, adapter: { BotIdentityKey: KEY, sendActivities } };
}

describe('tell', () => {
    it('answers the user who spoke', async () => {
        const context = turn({ type: 'message' }, true);
        await tell(context as unknown as TurnContextLike, 'Hello.');
        assert.deepEqual(context.sendActivity.args, [[{ type: 'message', text: 'Hello.' }]]);
        assert.equal(context.sendActivities.callCount, 0);
    });

    it('replies to nothing in a turn that the bot started', async () => {
        const place = { channelId: 'test', serviceUrl: 'https://test', conversation: { id: 'c' } };
        const context = turn({ type: 'event', name: 'ContinueConversation', id: 'made-up', from: { id: 'user' }, recipient: { id: 'bot' }, ...place }, false);
        await tell(context as unknown as TurnContextLike, 'Hello.');
        assert.equal(context.sendActivity.callCount, 0);
        assert.deepEqual(context.sendActivities.args, [[context, [{ type: 'message', text: 'Hello.', ...place, from: { id: 'bot' }, recipient: { id: 'user' } }]]]);
    });
});
