import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder';
import { isLate, onSend } from '../../lib/turn/send-handlers';

describe('send handlers', () => {
    const turn = () => new TurnContext(new TestAdapter(async () => {}), { type: 'message' });

    it('do not tell of others when there are none, or our own', () => {
        const context = turn();
        assert.equal(isLate(context), false);
        onSend(context, async (_, __, send) => send());
        assert.equal(isLate(context), false);
    });

    it('tell of others who came first', () => {
        const context = turn();
        context.onSendActivities(async (_, __, send) => send());
        assert.equal(isLate(context), true);
    });

    it('are no sign on contexts that keep theirs elsewhere', () => assert.equal(isLate({} as never), false));
});
