import assert from 'node:assert/strict';
import { SecurityEvents } from '../../lib';
import { happenedIn } from '../../lib/turn/happened';

describe('happenedIn', () => {
    it('is what was reported about that turn, whoever listens, and of no other', () => {
        const [turn, other] = [{ channelId: 'test', id: '1' }, { channelId: 'test', id: '1' }];
        new SecurityEvents().report(turn, { type: 'speaker-bound' });
        new SecurityEvents().report(turn, { type: 'sign-in-forged' });
        assert.deepEqual(happenedIn(turn).map(({ type }) => type), ['speaker-bound', 'sign-in-forged']);
        assert.deepEqual(happenedIn(other), []);
    });
});
