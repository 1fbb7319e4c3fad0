import assert from 'node:assert/strict';
import { expireAfter } from '../../lib';
import { deadlinesOf } from '../../lib/transcripts/expire-after';

describe('expireAfter', () => {
    const turn = () => ({ turnState: new Map<unknown, unknown>() });

    for (const [what, calls, expected] of [
        ['nothing, when it was not asked for', [], {}],
        ['the turn, if nothing else is said', [[5, undefined]], { turn: 5 }],
        ['the conversation', [[5, 'conversation']], { conversation: 5 }],
        ['each of them', [[5, 'conversation'], [6, 'turn']], { conversation: 5, turn: 6 }],
        ['the shortest, asked for first', [[5, 'turn'], [6, 'turn']], { turn: 5 }],
        ['the shortest, asked for last', [[6, 'turn'], [5, 'turn']], { turn: 5 }],
    ] as [string, [number, 'turn' | 'conversation' | undefined][], object][]) {
        it(`limits ${what}`, () => {
            const context = turn();
            for (const [length, about] of calls) expireAfter(context, length, about);
            assert.deepEqual(deadlinesOf(context), expected);
        });
    }

    for (const length of [0, -1, Number.NaN, Infinity, '60', undefined, 11 * 365 * 86_400_000]) {
        it(`refuses ${JSON.stringify(length) ?? 'nothing'} (${String(length)})`, () => {
            const context = turn();
            assert.throws(() => expireAfter(context, length as number), { name: 'OptionError', option: 'length' });
            assert.deepEqual(deadlinesOf(context), {});
        });
    }
});
