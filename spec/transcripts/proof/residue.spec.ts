import assert from 'node:assert/strict';
import { engine } from '../../torture/support/engines';
import { marked } from '../../torture/support/markers';
import { assertFinds, residueOf } from '../../torture/support/residue';
import { found } from '../../torture/support/search';
import { readFromOldCopy } from '../../torture/support/backup';

describe('transcripts in SQLite, on the disk', function () {
    this.timeout(60_000);
    const all = engine('sqlite');

    it('are looked for with a search that finds them', async () => {
        const address = all.fresh();
        const { clear } = await marked(await all.open(address));
        assertFinds(all.folder(address), clear);
    });

    it('are never in clear, nor is any raw key, and of what was erased not even the wrapped one', async () => {
        const { folder, wrapped } = await residueOf(all);
        assert.deepEqual(found(folder, wrapped), []);
    });

    it('are not brought back by an older copy of the database', async () => {
        assert.deepEqual([...await readFromOldCopy(all)], ['nothing']);
    });
});
