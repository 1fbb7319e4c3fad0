import assert from 'node:assert/strict';
import type { ContainerClient } from '@azure/storage-blob';
import { OptionError } from '../../../../lib';
import { AzureBlobKeyStore, type BlobContainerLike } from '../../../../lib/storage/providers/azure-blob';
import { Azurite } from '../../../helpers/azurite';
import { keyStoreContract, wrappedKey } from '../../key-store-contract';
import { interrupted } from './interrupted';

describe('AzureBlobKeyStore', function () {
    this.timeout(60_000); // a server, and many calls to it
    let azurite: Azurite;
    let container: ContainerClient;
    before(async () => { azurite = await Azurite.start(); });
    after(() => azurite.stop());
    beforeEach(async () => { container = await azurite.container(); });

    keyStoreContract(() => new AzureBlobKeyStore({ container }));

    for (const options of [{}, { container: {} }, { container: undefined, softDelete: true }]) {
        it(`refuses ${JSON.stringify(options)}`, () => {
            assert.throws(() => new AzureBlobKeyStore(options as { container: BlobContainerLike }), OptionError);
        });
    }

    it('keeps nothing of a destroyed key', async () => {
        const store = new AzureBlobKeyStore({ container });
        for (const name of ['a', 'hour-7']) await store.create(name, wrappedKey(1));
        await store.destroy(['a', 'hour-7'], 5);
        const sizes: (number | undefined)[] = [];
        for await (const { properties } of container.listBlobsFlat()) sizes.push(properties.contentLength);
        assert.deepEqual(sizes, [0, 0]);
    });

    /** An account with settings that the emulator has not: this is how they show. */
    function account({ softDelete = false, versions = false, forbidden = false }): BlobContainerLike {
        return {
            getBlockBlobClient: (name) => {
                const blob = container.getBlockBlobClient(name);
                return {
                    download: () => blob.download(),
                    delete: (options) => blob.delete(options),
                    upload: async (...args) => {
                        if (forbidden && name.startsWith('probe/')) throw Object.assign(new Error('no'), { statusCode: 403 });
                        return { ...await blob.upload(...args), ...(versions && { versionId: '2026-01-01T00:00:00.0000000Z' }) };
                    },
                };
            },
            listBlobsFlat: (options) => ({
                async *byPage(settings) {
                    if (options.includeDeleted && softDelete) yield { segment: { blobItems: [{ name: options.prefix, deleted: true, properties: {} }] } };
                    yield* container.listBlobsFlat(options).byPage(settings);
                },
            }),
        };
    }

    for (const [settings, allowSoftDelete, isAccepted] of [
        [{}, false, true], [{ softDelete: true }, false, false], [{ versions: true }, false, false],
        [{ softDelete: true }, true, true], [{ versions: true }, true, true], [{ forbidden: true }, false, true],
    ] as const) {
        it(`${isAccepted ? 'takes' : 'refuses'} new keys in an account with ${JSON.stringify(settings)}, allowSoftDelete: ${allowSoftDelete}`, async () => {
            await new AzureBlobKeyStore({ container }).create('a', wrappedKey(1));
            const store = new AzureBlobKeyStore({ container: account(settings), allowSoftDelete });
            if (isAccepted) assert.deepEqual(await store.create('b', wrappedKey(2)), { live: wrappedKey(2) });
            else await assert.rejects(store.create('b', wrappedKey(2)), { code: 'ERR_WARDEN_STORE', message: /switch off soft delete and versioning/ });
            await store.destroy(['a'], 5);
            assert.deepEqual(await store.get(['a', 'b']), [{ destroyedAt: 5 }, isAccepted ? { live: wrappedKey(2) } : undefined]);
        });
    }

    it('tries once whether the account keeps what is deleted, and leaves nothing of that', async () => {
        const counted = interrupted(container, Infinity);
        const store = new AzureBlobKeyStore({ container: counted.container });
        await store.create('a', wrappedKey(1));
        const first = counted.calls();
        await store.create('b', wrappedKey(1));
        const names: string[] = [];
        for await (const { name } of container.listBlobsFlat()) names.push(name);
        assert.deepEqual([counted.calls() - first, names], [1, ['keys/a', 'keys/b']]);
    });

    for (const [what, act] of [
        ['wraps a key anew', (store) => store.rewrap('a', wrappedKey(2))],
        ['destroys it too', (store) => store.destroy(['a'], 6)],
    ] as [string, (store: AzureBlobKeyStore) => Promise<unknown>][]) {
        it(`destroys a key for good while another process ${what}`, async () => {
            const store = new AzureBlobKeyStore({ container });
            await store.create('a', wrappedKey(1));
            const late: BlobContainerLike = {
                ...account({}),
                getBlockBlobClient: (name) => ({
                    ...account({}).getBlockBlobClient(name),
                    upload: async (...args) => {
                        await store.destroy(['a'], 5);
                        return container.getBlockBlobClient(name).upload(...args);
                    },
                }),
            };
            await act(new AzureBlobKeyStore({ container: late }));
            assert.deepEqual(await store.get(['a']), [{ destroyedAt: 5 }]);
        });
    }

    for (const [what, act, before, after] of [
        ['creates', (store) => store.create('new', wrappedKey(2)), undefined, { live: wrappedKey(2) }],
        ['wraps anew', (store) => store.rewrap('a', wrappedKey(2)), { live: wrappedKey(1) }, { live: wrappedKey(2) }],
        ['destroys', (store) => store.destroy(['a', 'other'], 5), { live: wrappedKey(1) }, { destroyedAt: 5 }],
        ['forgets', (store) => store.forgetTombstones(9), { destroyedAt: 5 }, undefined],
    ] as [string, (store: AzureBlobKeyStore) => Promise<unknown>, unknown, unknown][]) {
        it(`when the process that ${what} ends after any of its calls, a key is as it was or as it is to be`, async () => {
            for (let last = 0, ended = false; !ended; last++) {
                container = await azurite.container();
                const store = new AzureBlobKeyStore({ container });
                const name = what === 'creates' ? 'new' : 'a';
                await store.create('a', wrappedKey(1));
                if (what === 'forgets') await store.destroy(['a'], 5);
                const process = interrupted(container, last);
                const outcome = await act(new AzureBlobKeyStore({ container: process.container })).then(() => 'done', () => 'failed');
                const [slot] = await store.get([name]);
                if (outcome === 'done') assert.deepEqual(slot, after);
                else assert.ok([before, after].some((either) => JSON.stringify(either) === JSON.stringify(slot)), JSON.stringify(slot));
                await act(store);
                assert.deepEqual((await store.get([name]))[0], after);
                ended = process.calls() < last;
            }
        });
    }

    for (const [what, prepare, message] of [
        ['is not there', async () => { await container.delete(); }, /create it/],
        ['has something else under its names', async () => { await container.uploadBlockBlob('keys/a', 'x', 1); }, /altered/],
    ] as [string, () => Promise<void>, RegExp][]) {
        it(`tells no absent key from a container that ${what}`, async () => {
            await prepare();
            await assert.rejects(new AzureBlobKeyStore({ container }).get(['a']), { code: 'ERR_WARDEN_STORE', message });
        });
    }

    it('says what it needs when access is refused', async () => {
        const refused: BlobContainerLike = { ...account({}), getBlockBlobClient: () => { throw Object.assign(new Error('no'), { statusCode: 403 }); } };
        await assert.rejects(new AzureBlobKeyStore({ container: refused }).get(['a']), { code: 'ERR_WARDEN_STORE', message: /read, list, write and delete/ });
    });
});
