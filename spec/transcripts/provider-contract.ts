import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { TranscriptGeneration, TranscriptSlot, TranscriptProvider } from '../../lib';

/** A generation under these labels. */
export function generation(id: string, more: Partial<TranscriptGeneration> = {}): TranscriptGeneration {
    return {
        id, state: Buffer.from(`state of ${id}`), channel: 'channel-1', users: [], startedAt: 1_000, due: 2_000, count: 0, ...more,
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
            assert.equal(await provider.append(name, fresh.id, index, [Buffer.from(record)], { due: fresh.due, state: fresh.state }), 'ok');
        }
    }

    const read = async (name: string, id: string) => (await provider.read(name, id, 0, 1_000)).map(String);
    const changes = (due: number, more: { user?: string } = {}) => ({ due, state: Buffer.from(`state at ${due}`), ...more });

    /** Ends the generation of a name and deletes what it had. */
    async function gone(name: string, id: string, erasedAt: number): Promise<void> {
        await provider.erase(name, id, { erasedAt });
        await provider.purge({ conversation: name, generation: id });
    }

    it('has nothing under a name that it does not know', async () => {
        assert.equal(await provider.get('talk'), undefined);
        assert.deepEqual(await read('talk', 'one'), []);
        assert.equal(await provider.erase('talk', 'one', { erasedAt: 1 }), undefined);
        assert.deepEqual([await provider.get('talk'), await provider.erasures(9)], [undefined, []]);
    });

    for (const more of [{}, { users: ['ann', 'bob'] }, { state: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)) }]) {
        it(`gives back the generation that was started, ${Object.keys(more).join() || 'as usual'}`, async () => {
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
        for (const [index, record] of records.entries()) await provider.append('talk', 'one', index, [Buffer.from(record)], changes(1));
        const all = await provider.read('talk', 'one', 0, 9);
        assert.deepEqual(all.map((record) => Buffer.compare(record, records.shift()!)), [0, 0, 0]);
    });

    it('adds several records at once', async () => {
        await kept('talk', generation('one'), 'a');
        assert.equal(await provider.append('talk', 'one', 1, ['b', 'c', 'd'].map((record) => Buffer.from(record)), changes(1)), 'ok');
        assert.deepEqual([await read('talk', 'one'), liveIn(await provider.get('talk')).count], [['a', 'b', 'c', 'd'], 4]);
    });

    for (const [start, limit, expected] of [[0, 2, ['a', 'b']], [2, 2, ['c', 'd']], [3, 9, ['d', 'e']], [5, 9, []], [9, 1, []], [0, 0, []]] as const) {
        it(`reads up to ${limit} records from number ${start} on`, async () => {
            await kept('talk', generation('one'), 'a', 'b', 'c', 'd', 'e');
            assert.deepEqual((await provider.read('talk', 'one', start, limit)).map(String), expected);
        });
    }

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

    it('puts nothing in place of a record of a generation that has ended', async () => {
        await kept('talk', generation('one'), 'a');
        await provider.erase('talk', 'one', { erasedAt: 5 });
        await provider.replace('talk', 'one', 0, Buffer.from('x'));
        assert.ok(!(await read('talk', 'one')).includes('x'));
    });

    it('notes with an append what changes', async () => {
        await kept('talk', generation('one'));
        for (const [index, user] of ['ann', 'bob', 'ann', undefined].entries()) {
            await provider.append('talk', 'one', index, [Buffer.from('a')], changes(3_000 + index, user === undefined ? {} : { user }));
        }
        const { users, ...rest } = liveIn(await provider.get('talk'));
        const { users: _, ...expected } = generation('one', { ...changes(3_003), count: 4 });
        assert.deepEqual([rest, [...users].toSorted()], [expected, ['ann', 'bob']]);
    });

    it('changes the rest when there is nothing to add', async () => {
        await kept('talk', generation('one'), 'a');
        assert.deepEqual([await provider.append('talk', 'one', 0, [], changes(7_000)), await provider.append('talk', 'one', 1, [], changes(8_000))], ['taken', 'ok']);
        assert.deepEqual(await provider.get('talk'), { live: generation('one', { ...changes(8_000), count: 1 }) });
        assert.deepEqual([(await provider.due(7_999, 9)).names, (await provider.due(8_000, 9)).names], [[], ['talk']]);
    });

    for (const [index, expected] of [[0, 'taken'], [1, 'taken'], [2, 'ok'], [3, 'taken']] as const) {
        it(`says ${expected} to number ${index} after two records`, async () => {
            await kept('talk', generation('one'), 'a', 'b');
            assert.equal(await provider.append('talk', 'one', index, [Buffer.from('c')], changes(9_000)), expected);
            assert.deepEqual(await read('talk', 'one'), expected === 'ok' ? ['a', 'b', 'c'] : ['a', 'b']);
            assert.equal(liveIn(await provider.get('talk')).due, expected === 'ok' ? 9_000 : 2_000);
        });
    }

    it('takes one of several records with the same number', async () => {
        await kept('talk', generation('one'), 'a');
        const answers = await Promise.all(['b', 'c', 'd'].map((record) => provider.append('talk', 'one', 1, [Buffer.from(record)], changes(1))));
        assert.deepEqual([answers.toSorted(), (await read('talk', 'one')).length], [['ok', 'taken', 'taken'], 2]);
    });

    for (const [what, prepare] of [
        ['that never was', async () => {}],
        ['that was erased', async () => { await kept('talk', generation('one')); await provider.erase('talk', 'one', { erasedAt: 1 }); }],
        ['that was erased and purged', async () => { await kept('talk', generation('one')); await gone('talk', 'one', 1); }],
        ['after which another started', async () => {
            await kept('talk', generation('one'));
            await gone('talk', 'one', 1);
            await kept('talk', generation('two'));
        }],
    ] as const) {
        it(`adds nothing to a generation ${what}`, async () => {
            await prepare();
            assert.equal(await provider.append('talk', 'one', 0, [Buffer.from('late')], changes(9_000)), 'over');
            assert.deepEqual([await read('talk', 'one'), await read('talk', 'two')], [[], []]);
        });
    }

    it('reads nothing of another generation', async () => {
        await kept('talk', generation('one'), 'a');
        assert.deepEqual(await read('talk', 'two'), []);
    });

    it('ends a generation, leaves a tombstone, and notes what is to be done', async () => {
        await kept('talk', generation('one'), 'a', 'b', 'c');
        assert.equal(await provider.erase('talk', 'one', { erasedAt: 5 }, Buffer.from('pending')), 3);
        assert.deepEqual([await provider.get('talk'), await provider.erasures(9)], [
            { erased: { erasedAt: 5 } }, [{ conversation: 'talk', generation: 'one', pending: Buffer.from('pending') }],
        ]);
        assert.deepEqual([await provider.list({ channel: 'channel-1' }, '', 9), (await provider.due(9_999, 9)).names], [[], []]);
    });

    it('purges the records of a generation that has ended, and the note of it', async () => {
        await kept('talk', generation('one'), 'a', 'b', 'c');
        await gone('talk', 'one', 5);
        assert.deepEqual([await provider.get('talk'), await provider.erasures(9), await read('talk', 'one')], [{ erased: { erasedAt: 5 } }, [], []]);
        await provider.purge({ conversation: 'talk', generation: 'one' });
    });

    it('purges more records than it takes at a time, and none of a neighbour', async () => {
        await kept('neighbour', generation('two'), 'x');
        await provider.start('talk', generation('one'));
        const records = Array.from({ length: 1_234 }, (_, index) => Buffer.from(`record ${index}`));
        await provider.append('talk', 'one', 0, records, changes(2_000));
        assert.deepEqual((await provider.read('talk', 'one', 1_230, 9)).map(String), ['record 1230', 'record 1231', 'record 1232', 'record 1233']);
        await gone('talk', 'one', 5);
        assert.deepEqual([await read('talk', 'one'), (await provider.read('talk', 'one', 1_000, 999)).length, await read('neighbour', 'two')], [[], 0, ['x']]);
    });

    it('hands out a limited number of erasures', async () => {
        for (const name of ['a', 'b', 'c']) {
            await kept(name, generation(`${name}1`), 'record');
            await provider.erase(name, `${name}1`, { erasedAt: 5 });
        }
        assert.deepEqual([(await provider.erasures(2)).length, (await provider.erasures(9)).map(({ conversation }) => conversation).toSorted()], [2, ['a', 'b', 'c']]);
    });

    it('erases once: the tombstone stays as it is', async () => {
        await kept('talk', generation('one'));
        assert.deepEqual([await provider.erase('talk', 'one', { erasedAt: 5 }), await provider.erase('talk', 'one', { erasedAt: 6 })], [0, undefined]);
        assert.deepEqual(await provider.get('talk'), { erased: { erasedAt: 5 } });
    });

    it('has one winner when two erase at the same time', async () => {
        await kept('talk', generation('one'), 'a');
        const answers = await Promise.all([5, 6].map((erasedAt) => provider.erase('talk', 'one', { erasedAt })));
        assert.deepEqual([answers.filter((answer) => answer !== undefined), (await provider.erasures(9)).length], [[1], 1]);
    });

    it('does not end another generation than the one meant', async () => {
        await kept('talk', generation('two'), 'a');
        assert.equal(await provider.erase('talk', 'one', { erasedAt: 5 }), undefined);
        assert.deepEqual([liveIn(await provider.get('talk')).id, await read('talk', 'two')], ['two', ['a']]);
    });

    it('starts anew after an erasure, with nothing of before, purged or not', async () => {
        await kept('talk', generation('one'), 'a');
        await provider.erase('talk', 'one', { erasedAt: 5 });
        await kept('talk', generation('two'), 'b');
        await provider.purge({ conversation: 'talk', generation: 'one' });
        assert.deepEqual([liveIn(await provider.get('talk')), await read('talk', 'one'), await read('talk', 'two')], [generation('two', { count: 1 }), [], ['b']]);
        assert.equal(await provider.erase('talk', 'two', { erasedAt: 6 }), 1);
        assert.deepEqual(await provider.get('talk'), { erased: { erasedAt: 6 } });
    });

    it('leaves neighbours alone whose names begin alike', async () => {
        const names = ['abc', 'abcDEF', 'ab', 'abc-', 'ABC', 'abc_1'];
        for (const name of names) await kept(name, generation(`of-${name}`), `record of ${name}`);
        await gone('abc', 'of-abc', 1);
        for (const name of names) assert.deepEqual(await read(name, `of-${name}`), name === 'abc' ? [] : [`record of ${name}`]);
    });

    for (const [now, limit, names, next] of [
        [999, 9, [], 1_000], [1_000, 9, ['a'], 2_000], [1_999, 9, ['a'], 2_000], [2_000, 9, ['a', 'b', 'c'], 3_000], [3_000, 9, ['a', 'b', 'c', 'd'], undefined],
        [3_000, 1, ['a'], undefined], [2_500, 1, ['a'], 3_000],
    ] as const) {
        it(`knows at ${now}, asked for ${limit}, what is due and when the next one is`, async () => {
            for (const [name, due] of [['d', 3_000], ['b', 2_000], ['a', 1_000], ['c', 2_000]] as const) await kept(name, generation(`of-${name}`, { due }));
            const due = await provider.due(now, limit);
            assert.deepEqual([[...due.names].toSorted(), due.next], [names, next]);
        });
    }

    it('knows no next one when it is empty', async () => {
        assert.deepEqual(await provider.due(1, 9), { names: [], next: undefined });
    });

    for (const [filter, after, limit, expected] of [
        [{ channel: 'channel-1' }, '', 9, ['a', 'b']],
        [{ channel: 'channel' }, '', 9, []],
        [{ user: 'ann' }, '', 9, ['a', 'c']],
        [{ user: 'bob' }, '', 9, ['c']],
        [{ user: 'an' }, '', 9, []],
        [{ channel: 'channel-1' }, '', 1, ['a']],
        [{ channel: 'channel-1' }, 'a', 9, ['b']],
        [{ user: 'ann' }, 'b', 9, ['c']],
        [{ user: 'ann' }, 'c', 9, []],
    ] as const) {
        it(`lists up to ${limit} conversations of ${JSON.stringify(filter)} after "${after}"`, async () => {
            await kept('a', generation('of-a', { users: ['ann'] }), 'record');
            await kept('b', generation('of-b'));
            await kept('c', generation('of-c', { channel: 'channel-2', users: ['ann', 'bob'] }));
            await kept('d', generation('of-d', { channel: 'channel-1', users: ['ann', 'bob'] }));
            await provider.erase('d', 'of-d', { erasedAt: 1 });
            assert.deepEqual(await provider.list(filter, after, limit), expected);
        });
    }

    it('lists a user who came later', async () => {
        await kept('talk', generation('one'));
        await provider.append('talk', 'one', 0, [Buffer.from('a')], changes(3_000, { user: 'ann' }));
        assert.deepEqual([await provider.list({ user: 'ann' }, '', 9), await provider.list({ user: 'bob' }, '', 9)], [['talk'], []]);
    });

    for (const [before, isThere] of [[5, true], [6, false]] as const) {
        it(`${isThere ? 'keeps' : 'forgets'} a tombstone of 5 when those before ${before} are to be forgotten`, async () => {
            await kept('talk', generation('one'));
            await kept('live', generation('two', { startedAt: 1, due: 2 }));
            await gone('talk', 'one', 5);
            await provider.forgetTombstones(before);
            assert.deepEqual(await provider.get('talk'), isThere ? { erased: { erasedAt: 5 } } : undefined);
            assert.equal(liveIn(await provider.get('live')).id, 'two');
        });
    }

    it('agrees with a list in memory, whatever happens in whatever order', async () => {
        const name = fc.constantFrom('a', 'b');
        const step = fc.oneof(
            fc.record({ act: fc.constant('start' as const), name }),
            fc.record({ act: fc.constant('append' as const), name, texts: fc.array(fc.string(), { maxLength: 3 }) }),
            fc.record({ act: fc.constantFrom('erase' as const, 'purge' as const), name }),
        );
        let round = 0;
        await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
            round += 1;
            const model = new Map<string, { id: string; records: string[] }>();
            for (const [index, { act, name: short, ...rest }] of steps.entries()) {
                const conversation = `${short}-${round}`;
                const live = model.get(conversation);
                const id = `${round}-${index}`;
                if (act === 'start') {
                    assert.equal((await provider.start(conversation, generation(id))).id, live?.id ?? id);
                    if (!live) model.set(conversation, { id, records: [] });
                } else if (act === 'erase') {
                    assert.equal(await provider.erase(conversation, live?.id ?? 'none', { erasedAt: index }), live?.records.length);
                    model.delete(conversation);
                } else if (act === 'purge') {
                    for (const erasure of await provider.erasures(9)) await provider.purge(erasure);
                } else {
                    const { texts = [] } = rest as { texts?: string[] };
                    const appended = await provider.append(conversation, live?.id ?? 'none', live?.records.length ?? 0, texts.map((text) => Buffer.from(text)), changes(1));
                    assert.equal(appended, live ? 'ok' : 'over');
                    live?.records.push(...texts);
                }
            }
            for (const [conversation, { id, records }] of model) assert.deepEqual(await read(conversation, id), records);
        }), { numRuns: 30 });
    });
}
