import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { Outbox, type Delivered } from '../../lib/transcripts/outbox';

const taken: Delivered = { status: 'fulfilled', value: true };
const later = async (turns: number) => { for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate); };

/** An outbox that notes each lot that it writes; `bad` items are not taken, and `down` ones fail. */
function outbox() {
    const lots: string[][] = [];
    const box = new Outbox<string>(async (_, items) => {
        lots.push([...items]);
        await later(2);
        if (items.includes('all down')) throw new Error('all down');
        return items.map((item) => (item === 'down' ? { status: 'rejected', reason: new Error('down') } : { ...taken, value: item !== 'bad' }));
    });
    return { box, lots };
}

describe('Outbox', () => {
    it('writes at once what comes at once, and in the next lot what comes meanwhile', async () => {
        const { box, lots } = outbox();
        const first = ['a', 'b'].map((item) => box.add('talk', Promise.resolve(item)));
        await later(1);
        const second = ['c', 'd'].map((item) => box.add('talk', Promise.resolve(item)));
        assert.deepEqual(await Promise.all([...first, ...second]), [true, true, true, true]);
        assert.deepEqual(lots, [['a', 'b'], ['c', 'd']]);
    });

    it('keeps the order, however long each takes to be ready', async () => {
        const { box, lots } = outbox();
        await Promise.all([box.add('talk', later(5).then(() => 'slow')), box.add('talk', Promise.resolve('quick'))]);
        assert.deepEqual(lots.flat(), ['slow', 'quick']);
    });

    it('does not have one conversation wait for another', async () => {
        const { box, lots } = outbox();
        const slow = box.add('one', later(9).then(() => 'slow'));
        await box.add('two', Promise.resolve('quick'));
        assert.deepEqual(lots, [['quick']]);
        await slow;
    });

    for (const [what, items, expected] of [
        ['that is not ready', ['a', new Error('not ready'), 'b'], [true, 'not ready', true]],
        ['that is not taken', ['a', 'bad', 'b'], [true, false, true]],
        ['that fails', ['a', 'down', 'b'], [true, 'down', true]],
        ['with which the whole lot fails', ['a', 'all down'], ['all down', 'all down']],
    ] as [string, (string | Error)[], unknown[]][]) {
        it(`tells each its own: one ${what}`, async () => {
            const { box } = outbox();
            const settled = await Promise.allSettled(items.map((item) => box.add('talk', item instanceof Error ? Promise.reject(item) : Promise.resolve(item))));
            assert.deepEqual(settled.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message)), expected);
            assert.equal(await box.add('talk', Promise.resolve('next')), true);
        });
    }

    describe('with what may wait for the next one', () => {
        let clock: sinon.SinonFakeTimers;
        beforeEach(() => (clock = sinon.useFakeTimers({ toFake: ['setTimeout'], shouldClearNativeTimers: true })));
        afterEach(() => clock.restore());

        it('writes both together, in order', async () => {
            const { box, lots } = outbox();
            const first = box.add('talk', 'a', true);
            await later(3);
            assert.deepEqual(lots, []);
            await Promise.all([first, box.add('talk', 'b')]);
            assert.deepEqual(lots, [['a', 'b']]);
        });

        for (const [when, go] of [
            ['after 20 ms', async () => clock.tickAsync(20)],
            ['when it is to hurry', async (box: Outbox<string>) => box.hurry('talk')],
        ] as const) {
            it(`writes it alone ${when}`, async () => {
                const { box, lots } = outbox();
                const first = box.add('talk', 'a', true);
                await clock.tickAsync(19);
                await later(3);
                assert.deepEqual(lots, []);
                await go(box);
                assert.equal(await first, true);
                assert.deepEqual(lots, [['a']]);
            });
        }
    });

    it('keeps nothing of a conversation that has no more to write', async () => {
        const { box } = outbox();
        for (let index = 0; index < 20; index++) await box.add(`talk ${index}`, Promise.resolve('a'));
        await later(3);
        const { waiting, busy } = box as unknown as { waiting: Map<string, unknown>; busy: Set<string> };
        assert.deepEqual([waiting.size, busy.size], [0, 0]);
    });
});
