import assert from 'node:assert/strict';
import { stub, type SinonStub } from 'sinon';
import { RequestLimits } from '../../lib/direct-line/request-limits';

const MINUTE = 60_000;

describe('the limits of requests', () => {
    let now = 0;
    let clock: SinonStub;
    beforeEach(() => {
        now = 1_000_000;
        clock = stub(performance, 'now').callsFake(() => now);
    });
    afterEach(() => clock.restore());

    const times = (limits: RequestLimits, count: number, client = 'a') =>
        Array.from({ length: count }, () => limits.take(client)).filter(({ pass }) => pass).length;

    it('let a client ask so often in any minute, and tell when there is room again', () => {
        const limits = new RequestLimits({ clientPerMinute: 3, clientPerHour: 100, perMinute: 100 });
        assert.equal(times(limits, 1), 1);
        now += 20_000;
        assert.equal(times(limits, 5), 2);
        assert.deepEqual(limits.take('a'), { pass: false, reason: 'client-limit', wait: 40_000 });
        now += 39_999;
        assert.deepEqual(limits.take('a'), { pass: false, reason: 'client-limit', wait: 1 });
        now += 1;
        assert.equal(times(limits, 5), 1);
    });

    it('let a client ask so often in any hour', () => {
        const limits = new RequestLimits({ clientPerMinute: 3, clientPerHour: 7, perMinute: 100 });
        let passed = 0;
        for (let minute = 0; minute < 59; minute++, now += MINUTE) passed += times(limits, 3);
        assert.equal(passed, 7);
        assert.deepEqual(limits.take('a'), { pass: false, reason: 'client-limit', wait: MINUTE });
        now += MINUTE;
        assert.equal(times(limits, 3), 3);
    });

    it('keep one client from taking the room of another', () => {
        const limits = new RequestLimits({ clientPerMinute: 3, clientPerHour: 100, perMinute: 100 });
        assert.deepEqual([times(limits, 9, 'a'), times(limits, 9, 'b')], [3, 3]);
    });

    it('let all clients together ask so often in any minute', () => {
        const limits = new RequestLimits({ clientPerMinute: 3, clientPerHour: 100, perMinute: 5 });
        const passed = Array.from({ length: 20 }, (_, index) => limits.take(`client ${index}`)).filter(({ pass }) => pass).length;
        assert.equal(passed, 5);
        assert.deepEqual(limits.take('x'), { pass: false, reason: 'overall-limit', wait: MINUTE });
        now += MINUTE;
        assert.deepEqual(limits.take('x'), { pass: true });
    });

    it('do not count what was refused', () => {
        const limits = new RequestLimits({ clientPerMinute: 1, clientPerHour: 2, perMinute: 100 });
        assert.equal(times(limits, 50), 1);
        now += MINUTE;
        assert.equal(times(limits, 50), 1);
    });

    it('forget the clients of long ago first, of ten thousand', () => {
        const limits = new RequestLimits({ clientPerMinute: 1, clientPerHour: 1, perMinute: 1_000_000 });
        for (let index = 0; index < 10_001; index++) limits.take(`client ${index}`);
        assert.equal(limits.take('client 1').pass, false);
        assert.equal(limits.take('client 0').pass, true);
    });
});
