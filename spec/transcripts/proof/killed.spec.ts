import assert from 'node:assert/strict';
import { callsOfALife, killedAt, seeded, type Seed } from '../../torture/support/killed';

const ROUNDS = 30;

describe('transcripts in SQLite, in a process that is killed', function () {
    this.timeout(120_000);
    let seed: Seed;
    before(async () => { seed = await seeded(); });
    after(() => seed.remove());

    it('have what was acknowledged and nothing that was erased', async () => {
        const calls = await callsOfALife(seed);
        const rounds = Array.from({ length: ROUNDS }, (_, index) => index);
        let kills = 0;
        const work = async () => {
            for (let round = rounds.shift(); round !== undefined; round = rounds.shift()) {
                const nth = 1 + Math.floor(round * calls / ROUNDS);
                if (await killedAt(seed, nth, round % 2 === 0 ? 'before' : 'after')) kills += 1;
            }
        };
        await Promise.all([work(), work()]);
        assert.ok(kills >= ROUNDS - 2, `${kills} kills`); // one of the last calls may not come
    });
});
