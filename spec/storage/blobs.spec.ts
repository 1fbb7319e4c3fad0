import assert from 'node:assert/strict';
import { BlobsStorage } from 'botbuilder-azure-blobs';
import { EncryptedStorage } from '../../lib/storage/encrypted-storage';
import { MemoryKeyStore } from '../../lib/storage/memory-key-store';
import { StorageKeyStore } from '../../lib/storage/storage-key-store';
import { freePort, Server } from '../helpers/servers';
import { keyStoreContract } from './key-store-contract';
import { keys } from './support/wrapped';

const ACCOUNT = 'AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

describe('Azure Blob Storage', function () {
    this.timeout(60_000);
    let server: Server;
    let connection: string;
    let containers = 0;

    before(async () => {
        const port = await freePort();
        const address = `http://127.0.0.1:${port}/devstoreaccount1`;
        connection = `DefaultEndpointsProtocol=http;${ACCOUNT};BlobEndpoint=${address};`;
        const options = ['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry', '--silent'];
        const program = require.resolve('azurite/dist/src/blob/main.js');
        server = await Server.start(process.execPath, [program, '--blobPort', String(port), ...options], { isUp: () => fetch(address) });
    });
    after(async () => {
        await server?.kill();
    });

    const container = () => new BlobsStorage(connection, `container-${(containers += 1)}`);

    describe('StorageKeyStore', () => keyStoreContract(() => new StorageKeyStore({ storage: container() })));

    describe('EncryptedStorage', () => {
        it('keeps state there, and the keys beside it', async () => {
            const inner = container();
            await new EncryptedStorage({ storage: inner, keys }).write({ 'msteams/users/ann/': { text: 'Grüße \u{1f600}', eTag: '*' } });
            const { 'msteams/users/ann/': item } = await new EncryptedStorage({ storage: inner, keys }).read(['msteams/users/ann/', 'none']) as Record<string, { text: string; eTag: string }>;
            assert.equal(item?.text, 'Grüße \u{1f600}');
            assert.match(item.eTag, /^"0x\w+"$/);
        });

        it('refuses a stale eTag by the key of the caller', async () => {
            const storage = new EncryptedStorage({ storage: container(), keys, keyStore: new MemoryKeyStore() });
            await storage.write({ a: { count: 1 } });
            const { a } = (await storage.read(['a'])) as { a: { count: number; eTag: string } };
            await storage.write({ a: { ...a, count: 2 } });
            await assert.rejects(storage.write({ a: { ...a, count: 3 } }), { message: 'Storage: error writing "a" due to eTag conflict.' });
            for (const eTag of [undefined, '', '*']) await storage.write({ a: { count: 4, eTag } });
            assert.equal(((await storage.read(['a'])) as { a: { count: number } }).a.count, 4);
        });

        it('erases', async () => {
            const inner = container();
            const storage = new EncryptedStorage({ storage: inner, keys });
            await storage.write({ a: { count: 1 }, b: { count: 2 } });
            await storage.erase(['a', 'none']);
            assert.deepEqual(Object.keys(await new EncryptedStorage({ storage: inner, keys }).read(['a', 'b', 'none'])), ['b']);
        });
    });
});
