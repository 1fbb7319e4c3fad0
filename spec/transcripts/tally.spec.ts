import assert from 'node:assert/strict';
import { Tally } from '../../lib/transcripts/tally';
import type { ErasureState } from '../../lib';

const outcome = (conversation: string, state: ErasureState, more = {}) => ({ conversation, records: 2, stores: [{ store: 'transcripts', state }], ...more });

describe('Tally', () => {
    it('counts nothing where there was nothing', () => {
        const { total, records, failed, stores, isOpen } = new Tally().add(undefined);
        assert.deepEqual([total, records, failed, stores, isOpen], [0, 0, 0, [], false]);
    });

    it('counts', () => {
        const { total, records, failed, conversations, isOpen } = new Tally().add(outcome('a', 'purged')).add(outcome('b', 'shredded', { failed: true }));
        assert.deepEqual([total, records, failed, conversations, isOpen], [2, 4, 1, ['a', 'b'], true]);
    });

    for (const [first, second, least] of [
        ['purged', 'shredded', 'shredded'], ['shredded', 'hidden', 'hidden'], ['hidden', 'pending', 'pending'], ['pending', 'purged', 'pending'], ['purged', 'purged', 'purged'],
    ] as ErasureState[][]) {
        it(`of ${first} and ${second} shows ${least}`, () => {
            for (const states of [[first, second], [second, first]]) {
                const tally = new Tally();
                for (const state of states) tally.add(outcome('a', state!));
                assert.deepEqual([tally.stores, tally.isOpen], [[{ store: 'transcripts', state: least }], least !== 'purged']);
            }
        });
    }

    it('names a thousand, and counts the rest', () => {
        const tally = new Tally();
        for (let index = 0; index < 1_001; index++) tally.add(outcome(String(index), 'purged'));
        assert.deepEqual([tally.conversations.length, tally.total], [1_000, 1_001]);
    });
});
