import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { refuse, REFUSAL } from '../../lib/turn/refuse';
import type { TurnContextLike } from '../../lib/turn/types';

describe('refuse', () => {
    for (const [type, answers] of [
        ['message', [{ type: 'message', text: REFUSAL }]],
        ['invoke', [{ type: 'invokeResponse', value: { status: 403, body: {} } }]],
        ['event', []],
        ['conversationUpdate', []],
        ['typing', []],
        [undefined, []],
    ] as const) {
        it(`answers ${type} with ${answers[0]?.type ?? 'nothing'}`, async () => {
            const sendActivity = sinon.fake.resolves(undefined);
            await refuse({ activity: { type }, sendActivity } as unknown as TurnContextLike, REFUSAL);
            assert.deepEqual(sendActivity.args, answers.map((answer) => [answer]));
        });
    }

    it('names neither the protection nor the reason', () => assert.doesNotMatch(REFUSAL, /redact|imperson|login|secur|card|large/i));
});
