import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { wrappedKey } from '../../key-store-contract';
import { folders } from './support/folders';

describe('SqliteProvider with an older copy of its database', () => {
    const { open, file } = folders();

    /** Keeps keys of hours that only the newer database knows, and puts the older one back. */
    async function older(newer: (keys: ReturnType<typeof open>['keyStore']) => Promise<void>) {
        const first = open();
        await first.keyStore.create('talk', wrappedKey(1));
        await first.keyStore.create('hour-1', wrappedKey(1, 1));
        await first.keyStore.destroy(['old'], 5);
        await first.close();
        cpSync(file(), file('copy'));
        const second = open();
        await newer(second.keyStore);
        await second.close();
        cpSync(file('copy'), file());
        return open().keyStore;
    }

    it('has the keys of the hours that came after it', async () => {
        const keys = await older(async (keys) => {
            await keys.create('hour-2', wrappedKey(2, 2));
            await keys.create('hour-3', wrappedKey(3, 3));
        });
        assert.deepEqual(await keys.hours(), [1, 2, 3]);
        assert.deepEqual(await keys.get(['hour-2', 'hour-3', 'talk']), [{ live: wrappedKey(2, 2) }, { live: wrappedKey(3, 3) }, { live: wrappedKey(1) }]);
        assert.deepEqual(await keys.create('another', wrappedKey(9)), { live: wrappedKey(9) });
        assert.deepEqual(await keys.get(['hour-2', 'hour-3']), [{ live: wrappedKey(2, 2) }, { live: wrappedKey(3, 3) }]);
    });

    it('has them also in a slot that was another\'s', async () => {
        const keys = await older(async (keys) => {
            await keys.forgetTombstones(6);
            await keys.create('hour-2', wrappedKey(2, 2));
        });
        assert.deepEqual(await keys.get(['hour-2', 'old']), [{ live: wrappedKey(2, 2) }, undefined]);
    });

    it('has no key that was destroyed since', async () => {
        const keys = await older(async (keys) => {
            await keys.create('hour-2', wrappedKey(2, 2));
            await keys.destroy(['hour-1', 'hour-2', 'talk'], 7);
        });
        assert.deepEqual(await keys.get(['hour-1', 'talk', 'hour-2']), [{ destroyedAt: 7 }, { destroyedAt: 7 }, undefined]);
        assert.deepEqual(await keys.hours(), []);
    });
});
