import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { OptionError } from '../../../../lib';
import { SqliteProvider } from '../../../../lib/storage/providers/sqlite';
import { generation, transcriptProviderContract } from '../../../transcripts/provider-contract';
import { keyStoreContract, wrappedKey } from '../../key-store-contract';
import { folders } from './support/folders';
import { storeErrorSaying } from './support/rejected';

const changes = { due: 2_000, state: Buffer.from('state') };

describe('SqliteProvider', () => {
    const { open, file } = folders();

    describe('as a provider of transcripts', () => transcriptProviderContract(() => open()));
    describe('as a store of keys', () => keyStoreContract(() => open().keyStore));

    it('has everything when it is opened again', async () => {
        const before = open();
        for (const [name, id] of [['talk', 'one'], ['over', 'two']] as const) {
            await before.keyStore.create(id, wrappedKey(7));
            await before.start(name, generation(id, { users: ['ann'] }));
            await before.append(name, id, 0, [Buffer.from('a'), Buffer.from('b')], changes);
        }
        await before.erase('over', 'two', { erasedAt: 5 }, Buffer.from('pending'));
        await before.keyStore.destroy(['two'], 6);
        await before.close();

        const after = open();
        assert.deepEqual(await after.get('talk'), { live: generation('one', { users: ['ann'], count: 2, ...changes }) });
        assert.deepEqual((await after.read('talk', 'one', 0, 9)).map(String), ['a', 'b']);
        assert.deepEqual(await after.get('over'), { erased: { erasedAt: 5 } });
        assert.deepEqual(await after.erasures(9), [{ conversation: 'over', generation: 'two', pending: Buffer.from('pending') }]);
        assert.deepEqual(await after.keyStore.get(['one', 'two', 'three']), [{ live: wrappedKey(7) }, { destroyedAt: 6 }, undefined]);
        assert.deepEqual([await after.list({ user: 'ann' }, '', 9), after.residue()], [['talk'], undefined]);
    });

    it('takes no record beyond the number that fits', async () => {
        const provider = open();
        await provider.start('talk', generation('one', { count: 2 ** 21 - 1 }));
        await assert.rejects(provider.append('talk', 'one', 2 ** 21 - 1, [Buffer.from('a'), Buffer.from('b')], changes), storeErrorSaying(/2097152 records/));
        assert.equal(await provider.append('talk', 'one', 2 ** 21 - 1, [Buffer.from('a')], changes), 'ok');
    });

    for (const [what, ask] of [
        ['reading', (provider) => provider.get('talk')],
        ['writing', (provider) => provider.start('talk', generation('one'))],
        ['a key', (provider) => provider.keyStore.get(['one'])],
        ['a key\'s end', (provider) => provider.keyStore.destroy(['one'], 1)],
    ] as [string, (provider: SqliteProvider) => Promise<unknown>][]) {
        it(`rejects ${what} after it was closed`, async () => {
            const provider = open();
            await Promise.all([provider.close(), provider.close()]);
            await assert.rejects(ask(provider), storeErrorSaying(/closed/));
        });
    }

    it('finishes what it is at before it closes', async () => {
        const provider = open();
        const started = provider.start('talk', generation('one'));
        await provider.close();
        assert.equal((await started).id, 'one');
        assert.deepEqual(await open().get('talk'), { live: generation('one') });
    });

    it('has everything in its two files once it is closed', async () => {
        const provider = open();
        await provider.start('talk', generation('one'));
        await provider.close();
        copyFileSync(file(), file('copy.db'));
        const copy = open({ path: file('copy.db'), keyPath: file('store.db.keys') });
        assert.deepEqual(await copy.get('talk'), { live: generation('one') });
    });

    for (const [option, options] of [
        ['options', null], ['path', {}], ['path', { path: '' }], ['path', { path: ':memory:' }], ['keyPath', { path: 'a', keyPath: '' }],
        ['keyPath', { path: 'a', keyPath: './a' }], ['file', { path: 'a', file: 'b' }],
    ] as const) {
        it(`refuses ${JSON.stringify(options)}`, () => {
            assert.throws(() => new SqliteProvider(options as never), (error) => error instanceof OptionError && error.option === option);
        });
    }
});
