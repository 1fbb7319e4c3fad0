import assert from 'node:assert/strict';
import * as sinon from 'sinon';
import { patiently, stubbornly } from '../../../../lib/storage/providers/sqlite/patience';
import { storeErrorSaying } from './support/rejected';

const failure = (errcode: number) => Object.assign(new Error('of SQLite'), { errcode });

for (const [name, attempt] of [['patiently', patiently], ['stubbornly', async <T>(work: () => T) => stubbornly(work)]] as const) {
    describe(name, () => {
        afterEach(() => sinon.restore());

        for (const code of [5, 261, 517, 6, 15]) {
            it(`tries again after result code ${code}`, async () => {
                const work = sinon.stub().returns('done');
                for (const call of [0, 1]) work.onCall(call).throws(failure(code));
                assert.deepEqual([await attempt(work as () => string), work.callCount], ['done', 3]);
            });
        }

        it('does not try again after another', async () => {
            const work = sinon.fake.throws(failure(11));
            await assert.rejects(attempt(work as () => string));
            assert.equal(work.callCount, 1);
        });

        it('gives up after ten seconds', async () => {
            const clock = sinon.useFakeTimers({ toFake: ['performance'] });
            const work = sinon.fake(() => {
                clock.tick(4_000);
                throw failure(5);
            });
            await assert.rejects(attempt(work));
            assert.equal(work.callCount, 3);
        });
    });
}

describe('an error of SQLite', () => {
    for (const [code, message] of [[5, /another process/], [11, /damaged/], [267, /damaged/], [13, /no room/], [10, /see to the disk/], [99, /see the cause/]] as const) {
        it(`says what to do about result code ${code}`, async () => {
            const clock = sinon.useFakeTimers({ toFake: ['performance'] });
            const work = sinon.fake(() => {
                clock.tick(99_999);
                throw failure(code);
            });
            await assert.rejects(patiently(work), storeErrorSaying(message));
        });
        afterEach(() => sinon.restore());
    }
});
