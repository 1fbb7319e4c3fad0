import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TranscriptGeneration, TranscriptSlot, TranscriptProvider } from '../../lib';

/** A generation under these labels. */
export function generation(id: string, more: Partial<TranscriptGeneration> = {}): TranscriptGeneration {
    return {
        id, sealedKey: Buffer.from(`key of ${id}`), sealedReference: Buffer.from(`reference of ${id}`), channel: 'channel-1', users: [],
        startedAt: 1_000, due: 2_000, count: 0, ...more,
    };
}

const liveIn = (slot: TranscriptSlot | undefined): TranscriptGeneration => {
    assert.ok(slot && 'live' in slot);
    return slot.live;
};

/**
 * What every TranscriptProvider does.
 * @param create an empty provider; the suite uses it for one example
 */
export function transcriptProviderContract(create: () => Promise<TranscriptProvider> | TranscriptProvider): void {
    let provider: TranscriptProvider;
    beforeEach(async () => { provider = await create(); });

    /** Starts a generation and adds records to it. */
    async function kept(name: string, fresh: TranscriptGeneration, ...records: string[]): Promise<void> {
        await provider.start(name, fresh);
        for (const [index, record] of records.entries()) {
            assert.equal(await provider.append(name, fresh.id, index, Buffer.from(record), { due: fresh.due }), 'ok');
        }
    }

    const read = async (name: string, id: string) => (await provider.read(name, id)).map(String);

    it('has nothing under a name that it does not know', async () => {
        assert.equal(await provider.get('talk'), undefined);
        assert.deepEqual(await provider.read('talk', 'one'), []);
        assert.equal(await provider.erase('talk', { erasedAt: 1 }), undefined);
        assert.equal(await provider.get('talk'), undefined);
    });

    for (const more of [{}, { notBefore: 7 }, { endsAt: 9, users: ['ann', 'bob'] }]) {
        it(`gives back the generation that was started, ${JSON.stringify(more)}`, async () => {
            assert.deepEqual(await provider.start('talk', generation('one', more)), generation('one', more));
            assert.deepEqual(await provider.get('talk'), { live: generation('one', more) });
        });
    }

    it('keeps the generation that is live when another is started', async () => {
        await kept('talk', generation('one'), 'a');
        assert.equal((await provider.start('talk', generation('two'))).id, 'one');
        assert.deepEqual(await read('talk', 'one'), ['a']);
    });

    it('has one winner when two are started at the same time', async () => {
        const [one, two] = await Promise.all([provider.start('talk', generation('one')), provider.start('talk', generation('two'))]);
        assert.equal(one.id, two.id);
        assert.equal(liveIn(await provider.get('talk')).id, one.id);
    });

    it('reads records in the order in which they were added, byte for byte', async () => {
        const records = [Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), Buffer.alloc(0), Buffer.alloc(100_000, 7)];
        await provider.start('talk', generation('one'));
        for (const [index, record] of records.entries()) await provider.append('talk', 'one', index, Buffer.from(record), { due: 1 });
        const all = await provider.read('talk', 'one');
        assert.deepEqual(all.map((record) => Buffer.compare(record, records.shift()!)), [0, 0, 0]);
    });

    it('puts another record in place of one', async () => {
        await kept('talk', generation('one'), 'a', 'b', 'c');
        await provider.replace('talk', 'one', 1, Buffer.from('longer'));
        assert.deepEqual(await read('talk', 'one'), ['a', 'longer', 'c']);
        assert.equal(liveIn(await provider.get('talk')).count, 3);
    });

    for (const [what, name, id, index] of [['another generation', 'talk', 'two', 0], ['another conversation', 'other', 'one', 0], ['a record that is not there', 'talk', 'one', 3]] as const) {
        it(`puts nothing in place of ${what}`, async () => {
            await kept('talk', generation('one'), 'a', 'b', 'c');
            await provider.replace(name, id, index, Buffer.from('x'));
            assert.deepEqual(await read('talk', 'one'), ['a', 'b', 'c']);
        });
    }

    it('notes with an append what changes', async () => {
        await kept('talk', generation('one'));
        await provider.append('talk', 'one', 0, Buffer.from('a'), { due: 3_000, user: 'ann' });
        await provider.append('talk', 'one', 1, Buffer.from('b'), { due: 4_000, user: 'bob' });
        await provider.append('talk', 'one', 2, Buffer.from('c'), { due: 5_000, endsAt: 5_000, user: 'ann' });
        await provider.append('talk', 'one', 3, Buffer.from('d'), { due: 4_500, endsAt: 4_500 });
        const { users, ...rest } = liveIn(await provider.get('talk'));
        const { users: _, ...expected } = generation('one', { due: 4_500, endsAt: 4_500, count: 4 });
        assert.deepEqual([rest, [...users].toSorted()], [expected, ['ann', 'bob']]);
    });

    for (const [index, expected] of [[0, 'taken'], [1, 'taken'], [2, 'ok'], [3, 'taken']] as const) {
        it(`says ${expected} to number ${index} after two records`, async () => {
            await kept('talk', generation('one'), 'a', 'b');
            assert.equal(await provider.append('talk', 'one', index, Buffer.from('c'), { due: 9_000 }), expected);
            assert.deepEqual(await read('talk', 'one'), expected === 'ok' ? ['a', 'b', 'c'] : ['a', 'b']);
            assert.equal(liveIn(await provider.get('talk')).due, expected === 'ok' ? 9_000 : 2_000);
        });
    }

    it('takes one of several records with the same number', async () => {
        await kept('talk', generation('one'), 'a');
        const answers = await Promise.all(['b', 'c', 'd'].map((record) => provider.append('talk', 'one', 1, Buffer.from(record), { due: 1 })));
        assert.deepEqual([answers.toSorted(), (await read('talk', 'one')).length], [['ok', 'taken', 'taken'], 2]);
    });

    for (const [what, prepare] of [
        ['that never was', async () => {}],
        ['that was erased', async () => { await kept('talk', generation('one')); await provider.erase('talk', { erasedAt: 1 }); }],
        ['after which another started', async () => {
            await kept('talk', generation('one'));
            await provider.erase('talk', { erasedAt: 1 });
            await kept('talk', generation('two'));
        }],
    ] as const) {
        it(`adds nothing to a generation ${what}`, async () => {
            await prepare();
            assert.equal(await provider.append('talk', 'one', 0, Buffer.from('late'), { due: 9_000 }), 'over');
            assert.deepEqual([await read('talk', 'one'), await read('talk', 'two')], [[], []]);
        });
    }

    it('reads nothing of another generation', async () => {
        await kept('talk', generation('one'), 'a');
        assert.deepEqual(await read('talk', 'two'), []);
    });

    it('erases everything and leaves a tombstone', async () => {
        await kept('talk', generation('one'), 'a', 'b', 'c');
        assert.equal(await provider.erase('talk', { erasedAt: 5 }), 3);
        assert.deepEqual([await provider.get('talk'), await read('talk', 'one')], [{ erased: { erasedAt: 5 } }, []]);
        assert.deepEqual([await provider.list({ channel: 'channel-1' }), (await provider.due(9_999)).names], [[], []]);
    });

    it('erases once: the tombstone stays as it is', async () => {
        await kept('talk', generation('one'));
        assert.deepEqual([await provider.erase('talk', { erasedAt: 5 }), await provider.erase('talk', { erasedAt: 6 })], [0, undefined]);
        assert.deepEqual(await provider.get('talk'), { erased: { erasedAt: 5 } });
    });

    it('starts anew after an erasure, with nothing of before', async () => {
        await kept('talk', generation('one'), 'a');
        await provider.erase('talk', { erasedAt: 5 });
        await kept('talk', generation('two', { notBefore: 5 }), 'b');
        assert.deepEqual([liveIn(await provider.get('talk')).notBefore, await read('talk', 'one'), await read('talk', 'two')], [5, [], ['b']]);
        assert.equal(await provider.erase('talk', { erasedAt: 6 }), 1);
        assert.deepEqual(await provider.get('talk'), { erased: { erasedAt: 6 } });
    });

    it('leaves neighbours alone whose names begin alike', async () => {
        const names = ['abc', 'abcDEF', 'ab', 'abc-', 'ABC', 'abc_1'];
        for (const name of names) await kept(name, generation(name), `record of ${name}`);
        await provider.erase('abc', { erasedAt: 1 });
        for (const name of names) assert.deepEqual(await read(name, name), name === 'abc' ? [] : [`record of ${name}`]);
    });

    for (const [now, names, next] of [[999, [], 1_000], [1_000, ['a'], 2_000], [1_999, ['a'], 2_000], [2_000, ['a', 'b', 'c'], 3_000], [3_000, ['a', 'b', 'c', 'd'], undefined]] as const) {
        it(`knows at ${now} what is due and when the next one is`, async () => {
            for (const [name, due] of [['d', 3_000], ['b', 2_000], ['a', 1_000], ['c', 2_000]] as const) await kept(name, generation(name, { due }));
            const due = await provider.due(now);
            assert.deepEqual([[...due.names].toSorted(), due.next], [names, next]);
        });
    }

    it('knows no next one when it is empty', async () => {
        assert.deepEqual(await provider.due(1), { names: [], next: undefined });
    });

    for (const [filter, expected] of [
        [{ channel: 'channel-1' }, ['a', 'b']],
        [{ channel: 'channel' }, []],
        [{ user: 'ann' }, ['a', 'c']],
        [{ user: 'bob' }, ['c']],
        [{ user: 'an' }, []],
    ] as const) {
        it(`lists the conversations of ${JSON.stringify(filter)}`, async () => {
            await kept('a', generation('a', { users: ['ann'] }), 'record');
            await kept('b', generation('b'));
            await kept('c', generation('c', { channel: 'channel-2', users: ['ann', 'bob'] }));
            await kept('d', generation('d', { channel: 'channel-1', users: ['ann', 'bob'] }));
            await provider.erase('d', { erasedAt: 1 });
            assert.deepEqual([...(await provider.list(filter))].toSorted(), expected);
        });
    }

    for (const [before, isThere] of [[5, true], [6, false]] as const) {
        it(`${isThere ? 'keeps' : 'forgets'} a tombstone of 5 when those before ${before} are to be forgotten`, async () => {
            await kept('talk', generation('one'));
            await kept('live', generation('two', { startedAt: 1, due: 2 }));
            await provider.erase('talk', { erasedAt: 5 });
            await provider.forgetTombstones(before);
            assert.deepEqual(await provider.get('talk'), isThere ? { erased: { erasedAt: 5 } } : undefined);
            assert.equal(liveIn(await provider.get('live')).id, 'two');
        });
    }

    it('hands out copies: who writes to one changes nothing', async () => {
        const fresh = generation('one');
        const started = await provider.start('talk', fresh);
        for (const copy of [fresh, started, liveIn(await provider.get('talk'))]) copy.sealedKey.fill(0);
        assert.deepEqual(liveIn(await provider.get('talk')).sealedKey, generation('one').sealedKey);
    });

    it('agrees with a list in memory, whatever happens in whatever order', async () => {
        const step = fc.oneof(
            fc.record({ act: fc.constant('start' as const), name: fc.constantFrom('a', 'b') }),
            fc.record({ act: fc.constant('append' as const), name: fc.constantFrom('a', 'b'), text: fc.string() }),
            fc.record({ act: fc.constant('erase' as const), name: fc.constantFrom('a', 'b') }),
        );
        await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
            provider = await create();
            const model = new Map<string, { id: string; records: string[] }>();
            for (const [index, { act, name, ...rest }] of steps.entries()) {
                const live = model.get(name);
                const id = `generation ${index}`;
                if (act === 'start') {
                    assert.equal((await provider.start(name, generation(id))).id, live?.id ?? id);
                    if (!live) model.set(name, { id, records: [] });
                } else if (act === 'erase') {
                    assert.equal(await provider.erase(name, { erasedAt: index }), live?.records.length);
                    model.delete(name);
                } else {
                    const { text = '' } = rest as { text?: string };
                    const appended = await provider.append(name, live?.id ?? 'none', live?.records.length ?? 0, Buffer.from(text), { due: 1 });
                    assert.equal(appended, live ? 'ok' : 'over');
                    live?.records.push(text);
                }
            }
            for (const [name, { id, records }] of model) assert.deepEqual(await read(name, id), records);
        }), { numRuns: 30 });
    });
}
