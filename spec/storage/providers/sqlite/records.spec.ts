import assert from 'node:assert/strict';
import { openDatabase, type Database } from '../../../../lib/storage/providers/sqlite/engine';
import { Records } from '../../../../lib/storage/providers/sqlite/records';
import { SCHEMA } from '../../../../lib/storage/providers/sqlite/schema';

describe('Records', () => {
    let database: Database;
    beforeEach(() => {
        database = openDatabase(':memory:');
        database.exec(SCHEMA);
    });
    afterEach(() => database.close());

    for (const [count, size, left] of [
        [0, 9, [0]], [199, 9, [0]], [200, 9, [0, 0]], [450, 9, [250, 50, 0]], [3, 300_000, [2, 1, 0]], [3, 200_000, [1, 0]], [2, 9_000_000, [1, 0]],
    ] as const) {
        it(`removes ${count} records of ${size} bytes a few at a time, and none of a neighbour`, () => {
            const records = new Records(database);
            for (const generation of [1, 2, 3]) records.add(generation, 0, Array.from({ length: generation === 2 ? count : 1 }, () => Buffer.alloc(size)));
            for (const [index, expected] of left.entries()) {
                assert.equal(records.removeSome(2), index < left.length - 1);
                assert.equal(records.read(2, 0, 999).length, expected);
            }
            assert.deepEqual([1, 3].map((generation) => records.read(generation, 0, Infinity).length), [1, 1]);
        });
    }
});
