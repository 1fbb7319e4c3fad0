import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { within } from '../../lib/support/within';

describe('within', () => {
    let clock: sinon.SinonFakeTimers;
    beforeEach(() => (clock = sinon.useFakeTimers({ now: 0, toFake: ['Date', 'setTimeout', 'clearTimeout'] })));
    afterEach(() => clock.restore());
    const after = (delay: number) => new Promise<string>((resolve) => { setTimeout(() => resolve('done'), delay); });

    it('is what the work comes to', async () => {
        const result = within(100, after(99));
        clock.tick(99);
        assert.equal(await result, 'done');
        assert.equal(clock.countTimers(), 0);
    });

    it('rejects when the work takes longer', async () => {
        const result = within(100, after(101));
        clock.tick(100);
        await assert.rejects(result, { name: 'TimeoutError', message: 'no answer within 100 ms' });
    });

    it('rejects as the work does, and keeps no timer', async () => {
        await assert.rejects(within(100, Promise.reject(new Error('failed'))), { message: 'failed' });
        assert.equal(clock.countTimers(), 0);
    });
});
