import assert from 'node:assert/strict';
import { engine, KINDS } from './support/engines';
import { figure } from './support/figures';
import { assertFair, race } from './support/race';

const LENGTH = 6_000;

for (const kind of KINDS) {
    describe(`processes that race over transcripts in ${kind}`, function () {
        this.timeout(120_000);
        const { fresh, open } = engine(kind);

        it('keep what was acknowledged, in order, and bring nothing back', async () => {
            const address = fresh();
            const acts = await race(address, ['writer', 'writer', 'eraser', 'sweeper'], LENGTH);
            await assertFair(acts, await open(address));
            const count = (act: string) => acts.filter((each) => each.act === act && each.ok).length;
            const refused = acts.filter(({ act, ok }) => act === 'append' && !ok).length;
            assert.equal(acts.filter(({ act, ok }) => act !== 'append' && !ok).length, 0, 'erasures come to an end');
            assert.ok(count('append') > 100 && count('erase') > 20 && count('sweep') > 20);
            figure(`${kind}: race of 4 processes, ${LENGTH / 1_000} s`, `${count('append')} appends (${Math.round(count('append') / LENGTH * 1_000)}/s), ${
                count('erase')} erasures, ${count('sweep')} sweeps, ${refused} appends too late`);
        });
    });
}
