import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { KEEP, PartsInMemory, PartsInStorage, type RecentParts, type Remembered } from '../../../lib/redaction/conversation/recent-parts';
import { KeyRing } from '../../../lib/storage/key-ring';
import { WardenError } from '../../../lib/support/errors';

const keys = KeyRing.generate();
const ANN = { channelId: 'test', conversationId: 'talk', userId: 'ann' };
const remembered = (messages: number): Remembered => ({
    state: { messages, fragments: [], topics: [{ name: 'card', message: 0 }], lastMessage: 0, lastAt: 0 },
    parts: { 0: { activityId: 'a', value: '4111 1111' } },
});

/** What is known of an owner, which stays. */
async function known(parts: RecentParts, owner = ANN): Promise<Remembered | undefined> {
    let seen: Remembered | undefined;
    await parts.change(owner, (before) => (seen = before));
    return seen;
}

describe('recent parts', () => {
    let clock: SinonFakeTimers;
    beforeEach(() => { clock = useFakeTimers({ now: Date.UTC(2026, 0, 1) }); });
    afterEach(() => clock.restore());

    for (const [title, make] of [
        ['in memory', () => new PartsInMemory()],
        ['in the storage', () => new PartsInStorage(new MemoryStorage(), keys)],
    ] as const) {
        describe(title, () => {
            it('are what was there before the change', async () => {
                const parts = make();
                assert.equal(await known(parts), undefined);
                await parts.change(ANN, () => remembered(1));
                const { state, parts: values } = (await known(parts))!;
                assert.deepEqual({ state, parts: values }, remembered(1));
            });

            for (const field of ['channelId', 'conversationId', 'userId'] as const) {
                it(`are nobody's with another ${field}`, async () => {
                    const parts = make();
                    await parts.change(ANN, () => remembered(1));
                    assert.equal(await known(parts, { ...ANN, [field]: 'other' }), undefined);
                });
            }

            it('are gone when there is nothing worth it, and when they are forgotten', async () => {
                const parts = make();
                await parts.change(ANN, () => remembered(1));
                await parts.change(ANN, () => undefined);
                assert.equal(await known(parts), undefined);
                await parts.change(ANN, () => remembered(1));
                await parts.forget(ANN);
                await parts.forget(ANN);
                assert.equal(await known(parts), undefined);
            });

            it('are nothing after two minutes', async () => {
                const parts = make();
                await parts.change(ANN, () => remembered(1));
                clock.setSystemTime(Date.now() + KEEP - 1);
                await parts.change({ ...ANN, userId: 'bob' }, () => remembered(1));
                let seen: unknown;
                await parts.change(ANN, (before) => (seen = before));
                assert.ok(seen);
                await parts.change(ANN, () => remembered(2));
                clock.setSystemTime(Date.now() + KEEP);
                assert.equal(await known(parts), undefined);
            });

            it('of two turns at the same time are both there', async () => {
                const parts = make();
                await Promise.all([1, 2, 3].map(() => parts.change(ANN, (before) => remembered((before?.state.messages ?? 0) + 1))));
                assert.equal((await known(parts))?.state.messages, 3);
            });
        });
    }

    it('in memory are those of the last thousand users', async () => {
        const parts = new PartsInMemory();
        for (let user = 0; user < 1_100; user++) await parts.change({ ...ANN, userId: `${user}` }, () => remembered(1));
        assert.equal((parts as unknown as { known: Map<string, unknown> }).known.size, 1_000);
        assert.equal(await known(parts, { ...ANN, userId: '0' }), undefined);
        assert.ok(await known(parts, { ...ANN, userId: '1099' }));
    });

    describe('in the storage', () => {
        const stored = async () => {
            const memory: Record<string, string> = {};
            const parts = new PartsInStorage(new MemoryStorage(memory), keys);
            await parts.change(ANN, () => remembered(1));
            const [name = ''] = Object.keys(memory);
            return { memory, parts, name, record: JSON.parse(memory[name]!) as { until: number; sealed: string } };
        };

        it('are sealed, under a name that says nothing', async () => {
            const { memory } = await stored();
            assert.doesNotMatch(JSON.stringify(memory), /4111|ann|talk|card/);
        });

        it('are known to another process with the same keys, and to none with others', async () => {
            const { memory } = await stored();
            assert.deepEqual(await known(new PartsInStorage(new MemoryStorage(memory), keys)), remembered(1));
            assert.equal(await known(new PartsInStorage(new MemoryStorage(memory), KeyRing.generate())), undefined);
        });

        for (const [title, change] of [
            ['what is sealed', (record: { until: number; sealed: string }) => ({ ...record, sealed: `${record.sealed.slice(0, -6)}AAAAA=` })],
            ['its expiry', (record: { until: number; sealed: string }) => ({ ...record, until: record.until - 1 })],
        ] as const) {
            it(`do not open when somebody changed ${title}`, async () => {
                const { memory, parts, name, record } = await stored();
                memory[name] = JSON.stringify(change(record));
                await assert.rejects(known(parts), (error) => error instanceof WardenError && error.code === 'ERR_WARDEN_SEALED');
            });
        }

        it('do not open in the place of another user', async () => {
            const { memory, parts, name } = await stored();
            await parts.change({ ...ANN, userId: 'bob' }, () => remembered(7));
            const other = Object.keys(memory).find((each) => each !== name)!;
            memory[name] = memory[other]!;
            await assert.rejects(known(parts), { code: 'ERR_WARDEN_SEALED' });
        });

        for (const [title, change] of [
            ['lives longer than any does', { until: 9e15 }], ['has no expiry', { until: 'soon' }], ['is not sealed', { sealed: 5 }],
        ] as const) {
            it(`are replaced when the record ${title}`, async () => {
                const { memory, parts, name, record } = await stored();
                memory[name] = JSON.stringify({ ...record, ...change });
                assert.equal(await known(parts), undefined);
                await parts.change(ANN, () => remembered(2));
                assert.equal((await known(parts))?.state.messages, 2);
            });
        }

        it('are deleted when their time is up, though nobody asks for them', async () => {
            const { memory, name } = await stored();
            await clock.tickAsync(KEEP - 1);
            assert.ok(memory[name]);
            await clock.tickAsync(2);
            assert.equal(memory[name], undefined);
        });

        it('stay when they were written again', async () => {
            const { memory, parts, name } = await stored();
            await clock.tickAsync(KEEP / 2);
            await parts.change(ANN, () => remembered(2));
            await clock.tickAsync(KEEP / 2 + 1);
            assert.ok(memory[name]);
            await clock.tickAsync(KEEP);
            assert.equal(memory[name], undefined);
        });
    });
});
