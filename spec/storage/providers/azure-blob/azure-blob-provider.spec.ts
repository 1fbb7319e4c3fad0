import assert from 'node:assert/strict';
import type { ContainerClient } from '@azure/storage-blob';
import * as sinon from 'sinon';
import { OptionError } from '../../../../lib';
import { AzureBlobKeyStore, AzureBlobProvider, type BlobContainerLike } from '../../../../lib/storage/providers/azure-blob';
import { MemoryKeyStore } from '../../../../lib/storage/memory-key-store';
import { Azurite } from '../../../helpers/azurite';
import { generation, transcriptProviderContract } from '../../../transcripts/provider-contract';
import { interrupted } from './interrupted';

const HOUR = 3_600_000;
const CHANGES = { due: 2_000, state: Buffer.from('state') };
const large = (byte: number) => Buffer.alloc(20_000, byte);

/** Lets time pass for the provider; the client and the service have clocks of their own. */
function pass(time: number): sinon.SinonStub {
    const now = Date.now() + time;
    return sinon.stub(Date, 'now').returns(now);
}

describe('AzureBlobProvider', function () {
    this.timeout(60_000); // a server, and many calls to it
    let azurite: Azurite;
    let container: ContainerClient;
    let provider: AzureBlobProvider;
    before(async () => { azurite = await Azurite.start(); });
    after(() => azurite.stop());
    beforeEach(async () => {
        container = await azurite.container();
        provider = new AzureBlobProvider({ container });
    });
    afterEach(() => sinon.restore());

    transcriptProviderContract(() => provider);

    async function blobs(): Promise<string[]> {
        const names: string[] = [];
        for await (const { name } of container.listBlobsFlat()) names.push(name);
        return names;
    }

    /** A generation with one record per size. */
    async function kept(name: string, id: string, ...records: Buffer[]): Promise<void> {
        await provider.start(name, generation(id, { users: ['ann'] }));
        for (const [index, record] of records.entries()) assert.equal(await provider.append(name, id, index, [record], CHANGES), 'ok');
    }

    const firstBytes = async (of: AzureBlobProvider, name: string, id: string, from = 0, limit = 99) => (await of.read(name, id, from, limit)).map((record) => record[0]);

    for (const [options, option] of [
        [{}, 'container'], [{ container: {} }, 'container'], [{ container: 'DefaultEndpointsProtocol=https' }, 'container'], [{ container: undefined, table: 1 }, 'table'],
    ] as [object, string][]) {
        it(`refuses ${JSON.stringify(options)}`, () => {
            assert.throws(() => new AzureBlobProvider(options as { container: BlobContainerLike }), (error) => error instanceof OptionError && error.option === option);
        });
    }

    it('keeps keys in the same container, or where it is told to', async () => {
        const keyStore = new MemoryKeyStore();
        assert.ok(provider.keyStore instanceof AzureBlobKeyStore);
        assert.equal(new AzureBlobProvider({ container, keyStore }).keyStore, keyStore);
        assert.throws(() => new AzureBlobProvider({ container, keyStore: {} as MemoryKeyStore }), OptionError);
    });

    for (const [from, limit, expected] of [[0, 9, [1, 2, 3, 4, 5]], [1, 1, [2]], [1, 2, [2, 3]], [3, 9, [4, 5]], [4, 1, [5]], [5, 1, []]] as const) {
        it(`reads up to ${limit} from number ${from} on, of records in blobs of their own and others`, async () => {
            await kept('talk', 'one', ...[1, 2, 3, 4, 5].map(large));
            assert.deepEqual([(await blobs()).filter((name) => name.startsWith('records/')).length, await firstBytes(provider, 'talk', 'one', from, limit)], [2, expected]);
        });
    }

    for (const index of [0, 1, 3, 4]) {
        it(`puts another in place of number ${index} of five, and keeps no copy of that`, async () => {
            await kept('talk', 'one', ...[1, 2, 3, 4, 5].map(large));
            await provider.replace('talk', 'one', index, Buffer.from([9]));
            assert.deepEqual(await firstBytes(provider, 'talk', 'one'), [1, 2, 3, 4, 5].with(index, 9));
            for (const name of await blobs()) assert.ok(!(await container.getBlobClient(name).downloadToBuffer()).includes(large(index + 1)));
        });
    }

    it('writes a small blob per append, however long the transcript is', async () => {
        await provider.start('talk', generation('one'));
        for (let index = 0; index < 200; index += 2) await provider.append('talk', 'one', index, [Buffer.alloc(1_000, 1), Buffer.alloc(1_000, 2)], CHANGES);
        const { contentLength = 0 } = await container.getBlobClient('slot/talk').getProperties();
        assert.ok(contentLength < 40_000, `${contentLength}`);
        assert.equal((await provider.read('talk', 'one', 0, 999)).length, 200);
    });

    it('leaves no blob behind when all is erased, purged and forgotten', async () => {
        await kept('talk', 'one', ...[1, 2, 3].map(large));
        await provider.append('talk', 'one', 3, [], { ...CHANGES, due: 1_000, user: 'bob' });
        await provider.erase('talk', 'one', { erasedAt: 5 });
        await kept('talk', 'two', large(1));
        await provider.erase('talk', 'two', { erasedAt: 6 });
        for (const erasure of await provider.erasures(9)) await provider.purge(erasure);
        await provider.forgetTombstones(7);
        assert.deepEqual(await blobs(), []);
    });

    it('purges none of a neighbour whose name begins alike', async () => {
        const names = ['abc', 'abcd', 'ab', 'abc-', 'ABC'];
        for (const name of names) await kept(name, `one${name}`, large(1), large(2));
        await provider.erase('abc', 'oneabc', { erasedAt: 5 });
        await provider.purge({ conversation: 'abc', generation: 'oneabc' });
        await provider.forgetTombstones(6);
        for (const name of names) assert.deepEqual(await firstBytes(provider, name, `one${name}`), name === 'abc' ? [] : [1, 2]);
    });

    it('purges nothing of a generation that is live', async () => {
        await kept('talk', 'one', large(1), large(2));
        await provider.purge({ conversation: 'talk', generation: 'one' });
        assert.deepEqual([await firstBytes(provider, 'talk', 'one'), await provider.list({ user: 'ann' }, '', 9)], [[1, 2], ['talk']]);
    });

    describe('when it is due', () => {
        it('is put off without a mark being moved, until the time of that has come', async () => {
            await kept('talk', 'one');
            const marks = async () => (await blobs()).filter((name) => name.startsWith('due/')).map((name) => Number(name.split('/')[1]));
            for (const due of [3_000, 4_000]) await provider.append('talk', 'one', 0, [], { ...CHANGES, due });
            assert.deepEqual([await provider.due(1_999, 9), await marks()], [{ names: [], next: 4_000 }, [2_000]]);
            assert.deepEqual([await provider.due(2_500, 9), await marks()], [{ names: [], next: 4_000 }, [4_000]]);
            assert.deepEqual(await provider.due(4_000, 9), { names: ['talk'], next: undefined });
        });

        it('is brought forward', async () => {
            await kept('talk', 'one');
            for (let index = 0; index < 40; index++) await provider.start(`talk-${index}`, generation(`two-${index}`, { due: 1_600 + index }));
            await provider.append('talk', 'one', 0, [], { ...CHANGES, due: 1_500 });
            assert.deepEqual(await provider.due(1_499, 9), { names: [], next: 1_500 });
            assert.equal((await blobs()).filter((name) => name.startsWith('due/')).length, 41);
        });

        it('is said to be soon when more are due than asked for', async () => {
            for (let index = 0; index < 40; index++) await provider.start(`talk-${index}`, generation(`one-${index}`, { due: 1_000 + index }));
            const { names, next } = await provider.due(5_000, 16);
            assert.deepEqual([names, next], [Array.from({ length: 16 }, (_, index) => `talk-${index}`), 5_001]);
        });
    });

    describe('marks that lead nowhere', () => {
        const stale = ['due/0000000000001000/none,x', 'channel/channel-1/none,x', 'user/ann/none,x', 'due/0000000000001000/talk,x', 'user/bob/talk,one'];
        beforeEach(async () => {
            await kept('talk', 'one');
            for (const name of stale) await container.uploadBlockBlob(name, '', 0);
        });

        for (const [age, left] of [[HOUR, stale.length], [25 * HOUR, 0]] as const) {
            it(`change nothing, and ${left} are left of those ${age / HOUR} hours old`, async () => {
                const before = (await blobs()).length - stale.length;
                pass(age);
                const lists = [{ channel: 'channel-1' }, { user: 'ann' }, { user: 'bob' }].map((filter) => provider.list(filter, '', 9));
                assert.deepEqual([await provider.due(9_000, 9), await Promise.all(lists)], [{ names: ['talk'], next: undefined }, [['talk'], ['talk'], []]]);
                assert.equal((await blobs()).length, before + left);
            });
        }
    });

    it('forgets no erasure that another process is about to make, and removes the note of one that is done', async () => {
        await kept('talk', 'one');
        for (const id of ['one', 'zero']) await container.uploadBlockBlob(`erasure/talk,${id}`, '', 0);
        assert.deepEqual([await provider.erasures(9), (await blobs()).filter((name) => name.startsWith('erasure/'))], [[], ['erasure/talk,one']]);
    });

    it('forgets a tombstone only after all that hangs on it', async () => {
        await kept('talk', 'one');
        await provider.erase('talk', 'one', { erasedAt: 5 }, Buffer.from('pending'));
        await provider.forgetTombstones(6);
        assert.deepEqual([await provider.get('talk'), (await provider.erasures(9)).length], [{ erased: { erasedAt: 5 } }, 1]);
    });

    it('forgets no tombstone that another process is about to make', async () => {
        await kept('talk', 'one');
        await container.uploadBlockBlob('erased/0000000000000005/talk,one', '', 0);
        await provider.forgetTombstones(6);
        assert.ok((await blobs()).includes('erased/0000000000000005/talk,one'));
    });

    for (const next of [undefined, 'two']) {
        it(`removes with a tombstone what late writers left${next ? ', and nothing of the next generation' : ''}`, async () => {
            await kept('talk', 'one');
            await provider.erase('talk', 'one', { erasedAt: 5 });
            await provider.purge({ conversation: 'talk', generation: 'one' });
            await container.uploadBlockBlob('records/talk/one/late', 'x', 1);
            if (next) await kept('talk', next, large(1), large(2));
            await provider.forgetTombstones(6);
            assert.deepEqual([(await blobs()).includes('records/talk/one/late'), await firstBytes(provider, 'talk', 'two')], [false, next ? [1, 2] : []]);
        });
    }

    describe('with other processes', () => {
        /** Another process is faster: it does something just before this one does that. */
        function outrun(call: 'download' | 'upload', prefix: string, first: () => Promise<unknown>): AzureBlobProvider {
            let done = false;
            const once = async (of: string, name: string) => {
                if (done || of !== call || !name.startsWith(prefix)) return;
                done = true;
                await first();
            };
            const outran: BlobContainerLike = {
                listBlobsFlat: (options) => container.listBlobsFlat(options),
                getBlockBlobClient: (name) => {
                    const blob = container.getBlockBlobClient(name);
                    return {
                        download: async () => { await once('download', name); return blob.download(); },
                        upload: async (...args) => { await once('upload', name); return blob.upload(...args); },
                        delete: (options) => blob.delete(options),
                    };
                },
            };
            return new AzureBlobProvider({ container: outran });
        }

        async function gone(): Promise<void> {
            await provider.erase('talk', 'one', { erasedAt: 5 });
            await provider.purge({ conversation: 'talk', generation: 'one' });
        }

        for (const call of ['download', 'upload'] as const) {
            it(`reads and replaces nothing of what is purged meanwhile, at its ${call}`, async () => {
                await kept('talk', 'one', large(1), large(2));
                const own = outrun(call, 'records/', gone);
                await own.replace('talk', 'one', 0, large(9));
                assert.deepEqual((await blobs()).filter((name) => name.startsWith('records/')), []);
            });
        }

        it('reads nothing of what is purged meanwhile', async () => {
            await kept('talk', 'one', large(1), large(2));
            assert.deepEqual(await outrun('download', 'records/', gone).read('talk', 'one', 0, 9), []);
        });

        for (const [what, first, act, expected] of [
            ['started', () => provider.start('talk', generation('two')), (own) => own.start('talk', generation('three')), generation('two')],
            ['appended', async () => { await provider.start('talk', generation('two')); await provider.append('talk', 'two', 0, [large(2), large(3)], { ...CHANGES, due: 1_000 }); },
                (own) => own.append('talk', 'two', 0, [large(4), large(5)], { ...CHANGES, due: 500 }), 'taken'],
            ['put off', () => provider.append('talk', 'two', 0, [], { ...CHANGES, due: 1_000 }),
                (own) => own.append('talk', 'two', 0, [large(4), large(5)], { ...CHANGES, due: 500 }), 'ok'],
        ] as [string, () => Promise<unknown>, (own: AzureBlobProvider) => Promise<unknown>, unknown][]) {
            it(`leaves no blob behind when another has ${what} first`, async () => {
                if (what !== 'started') await provider.start('talk', generation('two'));
                assert.deepEqual(await act(outrun('upload', 'slot/', first)), expected);
                const count = (await blobs()).length;
                const { chunks, named } = await chunksOf('talk');
                assert.deepEqual([count - chunks, chunks], [3, named]); // a slot and two marks
            });
        }

        it('destroys no record when its answer is lost and many others write before it asks again', async () => {
            await kept('talk', 'one');
            let tries = 0;
            const own = new AzureBlobProvider({
                container: {
                    listBlobsFlat: (options) => container.listBlobsFlat(options),
                    getBlockBlobClient: (name) => {
                        const blob = container.getBlockBlobClient(name);
                        return {
                            download: () => blob.download(),
                            delete: (options) => blob.delete(options),
                            upload: async (...args) => {
                                const answer = await blob.upload(...args);
                                if (!name.startsWith('slot/') || tries++ > 0) return answer;
                                for (let index = 0; index < 40; index++) await provider.append('talk', 'one', 2, [], CHANGES);
                                return blob.upload(...args);
                            },
                        };
                    },
                },
            });
            await own.append('talk', 'one', 0, [large(1), large(2)], CHANGES);
            assert.deepEqual(await firstBytes(provider, 'talk', 'one'), [1, 2]);
        });

        it('keeps every record that was acknowledged, in order, and none that was not', async () => {
            await kept('talk', 'one');
            const acknowledged: string[] = [];
            await Promise.all(['a', 'b', 'c'].map(async (process) => {
                const own = new AzureBlobProvider({ container });
                for (let turn = 0, count = 0; turn < 15; turn++) {
                    const record = Buffer.alloc(4_000, `${process}${turn} `);
                    const appended = await own.append('talk', 'one', count, [record], CHANGES);
                    if (appended === 'ok') acknowledged[count] = String(record);
                    const slot = await own.get('talk');
                    count = slot && 'live' in slot ? slot.live.count : 0;
                }
            }));
            assert.ok(acknowledged.length >= 15, `${acknowledged.length}`);
            assert.deepEqual((await provider.read('talk', 'one', 0, 999)).map(String), acknowledged);
            const { chunks, named } = await chunksOf('talk');
            assert.equal(chunks, named, 'a lost race leaves no blob');
        });

        it('appends, erases and starts at the same time without a mixture', async () => {
            const others = [provider, new AzureBlobProvider({ container })];
            for (let round = 0; round < 10; round++) {
                await kept('talk', `a${round}`, large(1));
                const [appended, erased, started] = await Promise.all([
                    others[0]!.append('talk', `a${round}`, 1, [large(2)], CHANGES),
                    others[1]!.erase('talk', `a${round}`, { erasedAt: 5 }),
                    others[1]!.start('talk', generation(`b${round}`)),
                ]);
                assert.equal(erased, appended === 'ok' ? 2 : 1);
                const live = await provider.start('talk', generation(`c${round}`));
                if (started.id === `b${round}`) assert.equal(live.id, started.id);
                assert.equal(live.count, 0);
                assert.deepEqual((await provider.due(9_000, 9)).names, ['talk']);
                await provider.erase('talk', live.id, { erasedAt: 6 });
            }
            assert.equal((await provider.erasures(99)).length, 20);
        });

        async function chunksOf(name: string): Promise<{ chunks: number; named: number }> {
            const chunks = (await blobs()).filter((blob) => blob.startsWith(`records/${name}/`));
            const slot = String(await container.getBlobClient(`slot/${name}`).downloadToBuffer());
            return { chunks: chunks.length, named: chunks.filter((chunk) => slot.includes(chunk.split('/').at(-1)!)).length };
        }
    });

    it('has appended when the answer was lost and the client asked again', async () => {
        await kept('talk', 'one');
        const twice: BlobContainerLike = {
            listBlobsFlat: (options) => container.listBlobsFlat(options),
            getBlockBlobClient: (name) => {
                const blob = container.getBlockBlobClient(name);
                return {
                    download: () => blob.download(),
                    delete: (options) => blob.delete(options),
                    upload: async (...args) => { await blob.upload(...args); return blob.upload(...args); },
                };
            },
        };
        const own = new AzureBlobProvider({ container: twice });
        assert.equal(await own.append('talk', 'one', 0, [large(1), large(2)], CHANGES), 'ok');
        assert.deepEqual(await firstBytes(provider, 'talk', 'one'), [1, 2]);
        assert.deepEqual([await own.erase('talk', 'one', { erasedAt: 5 }), (await own.start('talk', generation('two'))).id], [2, 'two']);
    });

    describe('after the end of the process that', () => {
        const isNothing = async () => assert.deepEqual([await provider.get('talk'), await provider.due(9_000, 9), await provider.list({ user: 'ann' }, '', 9)], [
            undefined, { names: ['neighbour'], next: undefined }, ['neighbour'],
        ]);
        const isLive = async (records: number[], { due = 2_000, users = ['ann'] } = {}) => {
            const slot = await provider.get('talk');
            assert.ok(slot && 'live' in slot);
            assert.deepEqual([slot.live.count, slot.live.due, slot.live.users], [records.length, due, users]);
            assert.deepEqual(await firstBytes(provider, 'talk', 'one'), records);
            assert.deepEqual([(await provider.due(due, 9)).names.includes('talk'), (await provider.due(due - 1, 9)).names.includes('talk')], [true, false]);
            for (const user of ['ann', 'bob']) assert.equal((await provider.list({ user }, '', 9)).includes('talk'), users.includes(user));
            assert.deepEqual(await provider.erasures(9), []);
        };
        const isErased = async () => {
            assert.deepEqual(await provider.get('talk'), { erased: { erasedAt: 5 } });
            assert.deepEqual([await firstBytes(provider, 'talk', 'one'), (await provider.due(9_000, 9)).names, await provider.list({ user: 'ann' }, '', 9)], [[], ['neighbour'], ['neighbour']]);
        };
        const start = (own: AzureBlobProvider) => own.start('talk', generation('one', { users: ['ann'] }));
        const erase = (own: AzureBlobProvider) => own.erase('talk', 'one', { erasedAt: 5 }, Buffer.from('pending'));
        const purge = (own: AzureBlobProvider) => own.purge({ conversation: 'talk', generation: 'one' });
        const full = () => kept('talk', 'one', large(1), large(2), large(3));

        for (const [what, prepare, act, undone, done, finish] of [
            ['starts', async () => {}, start, isNothing, () => isLive([]), async () => { await start(provider); await isLive([]); }],
            ['appends', () => kept('talk', 'one', large(1)),
                (own) => own.append('talk', 'one', 1, [large(2), large(3)], { ...CHANGES, due: 1_500, user: 'bob' }),
                () => isLive([1]), () => isLive([1, 2, 3], { due: 1_500, users: ['ann', 'bob'] }),
                async () => {
                    const slot = await provider.get('talk');
                    const count = slot && 'live' in slot ? slot.live.count : NaN;
                    assert.equal(await provider.append('talk', 'one', count, [large(4)], CHANGES), 'ok');
                }],
            ['replaces', full, (own) => own.replace('talk', 'one', 0, large(9)), () => isLive([1, 2, 3]), () => isLive([9, 2, 3]),
                async () => { await provider.replace('talk', 'one', 0, large(9)); await isLive([9, 2, 3]); }],
            ['looks for what is due', async () => { await full(); await provider.append('talk', 'one', 3, [], { ...CHANGES, due: 3_000 }); },
                (own) => own.due(2_500, 9), () => isLive([1, 2, 3], { due: 3_000 }), () => isLive([1, 2, 3], { due: 3_000 }), async () => {}],
            ['erases', full, erase, () => isLive([1, 2, 3]),
                async () => {
                    await isErased();
                    assert.deepEqual(await provider.erasures(9), [{ conversation: 'talk', generation: 'one', pending: Buffer.from('pending') }]);
                },
                async () => { await erase(provider); await isErased(); }],
            ['purges', async () => { await full(); await erase(provider); }, purge, isErased, isErased,
                async () => { await purge(provider); assert.deepEqual(await provider.erasures(9), []); await isErased(); }],
            ['forgets', async () => { await full(); await erase(provider); await purge(provider); }, (own) => own.forgetTombstones(6), isErased, isNothing,
                async () => { await provider.forgetTombstones(6); await isNothing(); }],
        ] as [string, () => Promise<void>, (own: AzureBlobProvider) => Promise<unknown>, () => Promise<void>, () => Promise<void>, () => Promise<void>][]) {
            it(`${what}, after any of its calls, all is as it was or as it is to be, and can be finished`, async () => {
                for (let last = 0, ended = false; !ended; last++) {
                    container = await azurite.container();
                    provider = new AzureBlobProvider({ container });
                    await kept('neighbour', 'other', large(7), large(8));
                    await prepare();
                    const process = interrupted(container, last);
                    const outcome = await act(new AzureBlobProvider({ container: process.container })).then(() => 'done', () => 'failed');
                    await (outcome === 'done' ? done() : undone().catch(done));
                    await finish();
                    assert.deepEqual(await firstBytes(provider, 'neighbour', 'other'), [7, 8]);
                    await emptied();
                    ended = process.calls() < last;
                    assert.ok(last < 50);
                }
            });
        }

        /** Nothing is left for ever, whenever it ended. */
        async function emptied(): Promise<void> {
            for (const [name, id] of [['talk', 'one'], ['neighbour', 'other']] as const) {
                await provider.erase(name, id, { erasedAt: 5 });
                await provider.purge({ conversation: name, generation: id });
            }
            await provider.forgetTombstones(9);
            const now = pass(25 * HOUR);
            await provider.due(9_000, 9);
            await provider.list({ channel: 'channel-1' }, '', 9);
            for (const user of ['ann', 'bob']) await provider.list({ user }, '', 9);
            await provider.erasures(9);
            now.restore();
            assert.deepEqual(await blobs(), []);
        }
    });

    describe('a container that is no good', () => {
        for (const [what, prepare, message] of [
            ['is not there', async () => { await container.delete(); }, /create it/],
            ['has a blob of a newer format', async () => { await container.uploadBlockBlob('slot/talk', Buffer.from([2, 0]), 2); }, /newer/],
            ['has a blob that was cut', async () => { await container.uploadBlockBlob('slot/talk', Buffer.from([1, 0, 0, 0, 9]), 5); }, /altered/],
            ['has a blob that was written to', async () => { await container.uploadBlockBlob('slot/talk', Buffer.from([1, 0, 0, 0, 1, 0]), 6); }, /altered/],
            ['has an empty blob', async () => { await container.uploadBlockBlob('slot/talk', '', 0); }, /newer/],
        ] as [string, () => Promise<void>, RegExp][]) {
            it(`is told by its error: it ${what}`, async () => {
                await prepare();
                await assert.rejects(provider.read('talk', 'one', 0, 1), { name: 'WardenError', code: 'ERR_WARDEN_STORE', message });
            });
        }

        it('is told by its error: it gives no ETags', async () => {
            await kept('talk', 'one');
            const without: BlobContainerLike = {
                listBlobsFlat: (options) => container.listBlobsFlat(options),
                getBlockBlobClient: (name) => {
                    const blob = container.getBlockBlobClient(name);
                    return { upload: (...args) => blob.upload(...args), delete: (options) => blob.delete(options), download: async () => ({ ...await blob.download(), etag: '' }) };
                },
            };
            await assert.rejects(new AzureBlobProvider({ container: without }).append('talk', 'one', 0, [], CHANGES), { code: 'ERR_WARDEN_STORE' });
        });

        it('is told by its error: it lost records', async () => {
            await kept('talk', 'one', large(1), large(2));
            for (const name of await blobs()) if (name.startsWith('records/')) await container.deleteBlob(name);
            await assert.rejects(provider.read('talk', 'one', 0, 9), { code: 'ERR_WARDEN_STORE', message: /missing/ });
        });
    });
});
