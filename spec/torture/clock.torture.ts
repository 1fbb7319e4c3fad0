import assert from 'node:assert/strict';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { engine, KINDS } from './support/engines';
import { figure } from './support/figures';
import { CHANNEL, keep, refOf } from './support/open';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

for (const kind of KINDS) {
    describe(`transcripts in ${kind}, and a clock that is set`, function () {
        this.timeout(60_000);
        const { fresh, open } = engine(kind);
        let clock: SinonFakeTimers | undefined;
        afterEach(() => clock?.restore());

        /** Sets the wall clock; the one that nobody can set goes on as it is. */
        const set = (by: number) => {
            const now = Date.now() + by;
            clock?.restore();
            clock = useFakeTimers({ now, toFake: ['Date'] });
        };

        it('hide and do not destroy when it jumps ahead, until that is confirmed', async () => {
            const address = fresh();
            const opened = await open(address, { silence: 2 * HOUR });
            const generation = await keep(opened.store, 'talk', ['one', 'two']);
            set(DAY);
            assert.deepEqual(await opened.textsOf('talk'), []);
            assert.deepEqual((await opened.store.listTranscripts(CHANNEL)).items, []);
            for (let sweeps = 0; sweeps < 3; sweeps += 1) assert.equal((await opened.store.sweep()).total, 0);
            const [key] = await opened.provider.keyStore.get([generation]);
            assert.ok(key && 'live' in key);
            set(-DAY);
            assert.deepEqual(await opened.textsOf('talk'), ['one', 'two']);
            set(DAY);
            await opened.store.confirmClock();
            set(-DAY);
            assert.deepEqual(await opened.textsOf('talk'), []);
            await opened.close();
            const again = await open(address, { silence: 2 * HOUR });
            assert.deepEqual(await again.textsOf('talk'), []);
            const [destroyed] = await again.provider.keyStore.get([generation]);
            assert.ok(destroyed && 'destroyedAt' in destroyed);
        });

        it('do not show again what is due when it is set back, nor what was erased after a restart', async () => {
            const address = fresh();
            const opened = await open(address, { silence: 2 * HOUR });
            await keep(opened.store, 'erased', ['one']);
            await keep(opened.store, 'due', ['two']);
            await opened.store.erase(refOf('erased'));
            await opened.store.expireAfter(refOf('due'), 50);
            opened.store.close(); // it is not to sweep by itself
            await new Promise((resolve) => { setTimeout(resolve, 60); });
            set(-DAY);
            for (const name of ['erased', 'due']) assert.deepEqual(await opened.textsOf(name), [], name);
            assert.equal((await opened.store.sweep()).records, 2); // one of them says when it is due
            await opened.close();
            const again = await open(address, { silence: 2 * HOUR });
            for (const name of ['erased', 'due']) assert.deepEqual(await again.textsOf(name), [], name);
        });

        it('are open to question when it is set while nobody runs', async () => {
            const address = fresh();
            const opened = await open(address, { silence: 2 * HOUR });
            const generation = await keep(opened.store, 'talk', ['one']);
            await opened.close();
            set(DAY);
            const ahead = await open(address, { silence: 2 * HOUR });
            assert.deepEqual(await ahead.textsOf('talk'), []);
            await ahead.store.sweep();
            const [key] = await ahead.provider.keyStore.get([generation]);
            figure(`${kind}: what is due by a clock that was set ahead before the start`, key && 'live' in key ? 'stays' : 'is erased');
        });
    });
}
