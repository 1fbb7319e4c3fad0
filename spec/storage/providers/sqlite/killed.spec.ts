import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { SqliteProvider } from '../../../../lib/storage/providers/sqlite';
import { run } from './support/child';
import { folders } from './support/folders';
import type { Act } from './support/mortal';

/** Bytes of a key, as the process that is killed makes them. */
const byteOf = (talk: string) => Number(talk.split('-')[1]) % 256;

/** What must be so after these acts, whatever became of the one that was cut short. */
async function check(provider: SqliteProvider, acts: readonly Act[]): Promise<void> {
    for (const talk of new Set(acts.map((act) => act.talk))) {
        const begun = (act: Act['act']) => acts.some((one) => one.talk === talk && one.act === act);
        const done = (act: Act['act']) => acts.some((one) => one.talk === talk && one.act === act && one.done);
        const [key] = await provider.keyStore.get([talk]);
        if (done('destroy')) assert.deepEqual(key, { destroyedAt: 5 }, talk);
        else if (done('create') && !begun('destroy')) assert.ok(key && 'live' in key && key.live.wrapped.equals(Buffer.alloc(40, byteOf(talk))), talk);

        const slot = await provider.get(talk);
        if (done('erase')) assert.deepEqual(slot, { erased: { erasedAt: 5 } }, talk);
        else if (done('create') && !begun('erase')) assert.ok(slot && 'live' in slot && slot.live.id === talk, talk);

        const records = (await provider.read(talk, talk, 0, 9)).map(String);
        if (done('purge')) assert.deepEqual(records, [], talk);
        else if (done('append') && !begun('purge')) assert.deepEqual(records, ['a', 'b'], talk);
        if (slot && 'live' in slot) assert.equal(records.length, slot.live.count, talk);
    }
}

describe('SqliteProvider in a process that is killed', () => {
    const { open, file, connect } = folders();

    it('has all that was acknowledged, wherever it is killed', async () => {
        await open().close();
        const purged: Act[] = [];
        for (let round = 0; round < 12; round += 1) {
            const deaths = await Promise.all(['a', 'b'].map((who) => (
                run('mortal.js', file(), `${who}${round}`, String(1 + round * 5 + (who === 'a' ? 0 : 40)), round % 2 === 0 ? 'before' : 'after'))));
            assert.deepEqual(deaths.map(({ signal }) => signal), ['SIGKILL', 'SIGKILL']);
            const acts = readFileSync(file('store.db.acts'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Act);
            const provider = open();
            await check(provider, [...acts, ...purged]);
            for (const erasure of await provider.erasures(1)) { // the others' notes stay for the next rounds
                await provider.purge(erasure);
                purged.push({ act: 'purge', talk: erasure.conversation, done: true });
            }
            await provider.close();
        }
        assert.deepEqual(connect().prepare('PRAGMA integrity_check').all().map((row) => Object.values(row as object)[0] as string), ['ok']);
    }).timeout(30_000);
});
