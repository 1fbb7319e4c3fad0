import assert from 'node:assert/strict';
import { setImmediate as immediate } from 'node:timers/promises';
import type { KeySlot } from '../../../../lib/storage/key-store';
import { generation } from '../../../transcripts/provider-contract';
import { run } from './support/child';
import { folders } from './support/folders';
import type { Written } from './support/writer';

const byteOf = (slot: KeySlot | undefined) => (slot && 'live' in slot ? slot.live.wrapped[0] : undefined);

describe('SqliteProvider in several processes', () => {
    const { open, file, connect } = folders();

    for (const count of [2, 4]) {
        it(`loses no record of ${count} that write while another erases`, async () => {
            const provider = open();
            await provider.start('shared', generation('shared'));
            const writers = Promise.all(Array.from({ length: count }, (_, me) => run('writer.js', file(), String(me))));
            for (let records = 0; records < 30 * count; await immediate()) {
                const slot = await provider.get('shared');
                records = slot && 'live' in slot ? slot.live.count : Infinity;
            }
            const erased = await provider.erase('shared', 'shared', { erasedAt: 5 });
            const written = (await writers).map(({ messages }) => messages[0] as Written);

            const shared = (await provider.read('shared', 'shared', 0, 100_000)).map(String);
            assert.equal(erased, shared.length);
            assert.deepEqual(shared.toSorted(), written.flatMap(({ shared }) => shared).toSorted());
            for (const [me, { own, lateAnswers, keys }] of written.entries()) {
                assert.deepEqual((await provider.read(`own-${me}`, `own-${me}`, 0, 100_000)).map(String), own);
                assert.deepEqual([...new Set(lateAnswers)].filter((answer) => answer !== 'over'), []);
                assert.deepEqual(Object.values(keys), (await provider.keyStore.get(Object.keys(keys))).map(byteOf));
            }
            assert.deepEqual(connect().prepare('PRAGMA integrity_check').all().map((row) => Object.values(row as object)[0] as string), ['ok']);
        }).timeout(60_000);
    }

    it('opens one new store in four at the same time', async () => {
        const ends = await Promise.all(Array.from({ length: 4 }, (_, me) => run('opener.js', file(), String(me))));
        assert.deepEqual(ends.map(({ code }) => code), [0, 0, 0, 0]);
        assert.deepEqual((await open().list({ channel: 'channel-1' }, '', 9)), ['talk-0', 'talk-1', 'talk-2', 'talk-3']);
    }).timeout(60_000);
});
