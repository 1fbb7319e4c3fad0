import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { FIRST, LIST_WORDS, LISTED, MOST_LISTS, NUMERAL, SIGN, WordTable } from '../../../lib/redaction/scan/word-table';

/** The lists that a word is in. */
function listsOf(table: WordTable, hash: number): number[] {
    const bits = new Int32Array(LIST_WORDS);
    table.addListsTo(bits, table.find(hash));
    return Array.from({ length: MOST_LISTS }, (_, id) => id).filter((id) => ((bits[id >> 5]! >> (id & 31)) & 1) === 1);
}

describe('WordTable', () => {
    it('knows nothing of a word that was not added', () => {
        const table = new WordTable();
        assert.equal(table.find(17), 0);
        assert.ok(!table.mayHave(17) && !table.is(0, LISTED));
    });
    it('knows the lists of a word', () => {
        const table = new WordTable();
        for (const id of [0, 31, 32, MOST_LISTS - 1]) table.addToList(17, id);
        const entry = table.find(17);
        assert.deepEqual(listsOf(table, 17), [0, 31, 32, MOST_LISTS - 1]);
        assert.deepEqual([0, 1, 31, 32, 33, MOST_LISTS - 1].map((id) => table.isInList(entry, id)), [true, false, true, true, false, true]);
    });
    it('knows what else a word is', () => {
        const table = new WordTable();
        table.mark(17, FIRST);
        table.mark(17, NUMERAL);
        table.mark(18, 0);
        const flagsOf = (hash: number) => [LISTED, FIRST, NUMERAL, SIGN].map((flag) => table.is(table.find(hash), flag));
        assert.deepEqual([flagsOf(17), flagsOf(18)], [[false, true, true, false], [false, false, false, false]]);
        assert.ok(table.mayHave(18) && table.maySpeak(17) && !table.maySpeak(18));
    });
    it('finds every word again, of any number', () => {
        fc.assert(
            fc.property(fc.uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 3_000 }), (hashes) => {
                const table = new WordTable();
                hashes.forEach((hash, index) => table.addToList(hash, index % MOST_LISTS));
                for (const [index, hash] of hashes.entries()) assert.deepEqual(listsOf(table, hash), [index % MOST_LISTS]);
            }),
            { numRuns: 20 },
        );
    });
});
