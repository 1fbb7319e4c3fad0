import assert from 'node:assert/strict';
import { Recent } from '../../lib/support/recent';

describe('Recent', () => {
    for (const [what, keys, kept] of [
        ['keeps what there is room for', ['a', 'b'], ['a', 'b']],
        ['loses the oldest', ['a', 'b', 'c'], ['b', 'c']],
        ['counts one that is set again as new', ['a', 'b', 'a', 'c'], ['a', 'c']],
        ['counts a name once', ['a', 'a', 'b'], ['a', 'b']],
    ] as const) {
        it(what, () => {
            const recent = new Recent<string>(2);
            for (const key of keys) assert.equal(recent.set(key, `${key}!`), `${key}!`);
            const found = ['a', 'b', 'c'].filter((key) => recent.get(key) === `${key}!`);
            assert.deepEqual(found, kept);
        });
    }

    it('forgets', () => {
        const recent = new Recent<number>(2);
        recent.set('a', 1);
        recent.delete('a');
        recent.delete('b');
        assert.equal(recent.get('a'), undefined);
    });
});
