import assert from 'node:assert/strict';
import { figure } from './support/figures';
import { callsOfALife, killedAt, seeded, type Seed } from './support/killed';

const ROUNDS = 200;

describe('transcripts in SQLite, in a process that is killed', function () {
    this.timeout(600_000);
    let seed: Seed;
    before(async () => { seed = await seeded(); });
    after(() => seed.remove());

    it('has what was acknowledged and nothing that was erased, whichever call it is killed at', async () => {
        const started = performance.now();
        const calls = await callsOfALife(seed);
        const ends = Array.from({ length: calls * 2 }, (_, index) => ({ nth: 1 + (index >> 1), when: index % 2 === 0 ? 'before' : 'after' } as const));
        const tally = new Map<string, number>();
        const work = async () => {
            for (let end = ends.shift(); end; end = ends.shift()) {
                const step = await killedAt(seed, end.nth, end.when).catch((cause: unknown) => { throw new Error(`killed ${end?.when} call ${end?.nth}`, { cause }); });
                if (step) tally.set(step, (tally.get(step) ?? 0) + 1);
            }
        };
        await Promise.all([work(), work()]);
        const kills = [...tally.values()].reduce((sum, count) => sum + count, 0);
        figure('SQLite, kill -9: kills', `${kills} at ${calls} calls, in ${Math.round((performance.now() - started) / 1_000)} s`);
        figure('SQLite, kill -9: amid', [...tally].map(([step, count]) => `${step} ${count}`).join(', '));
        assert.ok(kills >= ROUNDS);
    });
});
