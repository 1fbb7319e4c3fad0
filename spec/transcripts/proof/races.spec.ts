import assert from 'node:assert/strict';
import { engine } from '../../torture/support/engines';
import { assertFair, race } from '../../torture/support/race';

describe('processes that race over transcripts in SQLite', function () {
    this.timeout(60_000);
    const { fresh, open } = engine('sqlite');

    it('keep what was acknowledged, in order, and bring nothing back', async () => {
        const address = fresh();
        const acts = await race(address, ['writer', 'writer', 'eraser', 'sweeper'], 1_000);
        await assertFair(acts, await open(address));
        for (const kind of ['append', 'erase', 'sweep']) assert.ok(acts.some(({ act, ok }) => act === kind && ok), kind);
    });
});
