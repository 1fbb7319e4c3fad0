import assert from 'node:assert/strict';
import { hourAt } from '../../lib/storage/hour-keys';
import { hourKeyName } from '../../lib/storage/key-store';
import { backup, readFromOldCopy, reading } from './support/backup';
import { engine, KINDS } from './support/engines';
import { figure } from './support/figures';
import { keep, refOf } from './support/open';

const HOUR = 3_600_000;

for (const kind of KINDS) {
    describe(`an old copy of transcripts in ${kind}`, function () {
        this.timeout(120_000);
        const all = engine(kind);
        const { fresh, open, servers } = all;

        it('does not open with the key store of today, and hides nothing else', async () => {
            const seen = await readFromOldCopy(all);
            figure(`${kind}: what an erased conversation reads as in an old copy`, [...seen].join(', '));
        });

        it('opens as it was where only deadlines have moved since', async () => {
            const address = fresh();
            const first = await open(address);
            for (const name of ['one', 'two']) await keep(first.store, name, [name]);
            const putBack = await backup(address, servers);
            await first.store.hold(refOf('one'), { reason: 'a lawsuit', until: Date.now() + 99 * HOUR }); // under the key of another hour
            await first.close();
            await putBack();
            const open2 = await open(address);
            assert.deepEqual([await reading(open2, 'one'), await reading(open2, 'two')], [['one'], ['two']]);
        });

        it('does not open, with its own data keys, once the key of its hour is destroyed', async () => {
            const address = fresh();
            const first = await open(address);
            const names = Array.from({ length: 30 }, (_, index) => `talk ${index}`);
            for (const name of names) await keep(first.store, name, [name]);
            const later = await open(address, { silence: 90 * HOUR });
            await keep(later.store, 'later', ['later']);
            const hours = await first.provider.keyStore.hours();
            assert.equal(hours.length, 2);
            await first.provider.keyStore.destroy([hourKeyName(hours[0]!)], Date.now());
            const open2 = await open(address);
            for (const name of names) assert.deepEqual(await reading(open2, name), []);
            assert.deepEqual(await open2.textsOf('later'), ['later']);
            assert.ok(hours[0]! >= hourAt(Date.now() + 23 * HOUR));
            figure(`${kind}: conversations gone with the key of their hour`, names.length);
        });
    });
}
