import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CosmosClient, type Container } from '@azure/cosmos';
import { createHttpServer } from '@vercel/cosmosdb-server';
import { ConversationState } from 'botbuilder';
import { CosmosDbPartitionedStorage } from 'botbuilder-azure';
import { EncryptedStorage } from '../../lib/storage/encrypted-storage';
import { StorageKeyStore } from '../../lib/storage/storage-key-store';
import { TestBot } from '../helpers/bot';
import { keyStoreContract } from './key-store-contract';
import { keys } from './support/wrapped';

describe('Cosmos DB', function () {
    this.timeout(60_000);
    let server: Server;
    let client: CosmosClient;
    let inner: CosmosDbPartitionedStorage;
    let container: Container;
    let containers = 0;

    before(async () => {
        server = createHttpServer().listen(0, '127.0.0.1') as Server;
        await once(server, 'listening');
        const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        client = new CosmosClient({ endpoint, key: 'none', connectionPolicy: { enableEndpointDiscovery: false } });
        await client.databases.createIfNotExists({ id: 'bot' });
    });
    after(() => {
        client?.dispose();
        server?.closeAllConnections();
        server?.close();
    });

    beforeEach(async () => {
        const containerId = `container-${(containers += 1)}`;
        inner = new CosmosDbPartitionedStorage({
            cosmosDbEndpoint: (await client.getWriteEndpoint()), authKey: 'none', databaseId: 'bot', containerId, compatibilityMode: false,
            cosmosClientOptions: { connectionPolicy: { enableEndpointDiscovery: false } },
        } as never);
        ({ container } = await client.database('bot').containers.createIfNotExists({ id: containerId, partitionKey: { paths: ['/id'] } }));
    });

    const documents = async () => JSON.stringify((await container.items.readAll().fetchAll()).resources);

    it('keeps state there, and shows nothing of it', async () => {
        const state = new ConversationState(new EncryptedStorage({ storage: inner, keys }));
        const notes = state.createProperty<{ texts: string[] }>('notes');
        const bot = new TestBot([], async (context) => {
            const { texts } = await notes.get(context, { texts: [] });
            texts.push(context.activity.text);
            await context.sendActivity(texts.join(' '));
            await state.saveChanges(context);
        });
        assert.deepEqual([...(await bot.say('secret')), ...(await bot.say('more'))], ['secret', 'secret more']);
        const all = await documents();
        assert.match(all, /bot-warden\/item\//);
        assert.doesNotMatch(all, /secret|Convo1|notes/);
    });

    it('refuses a stale eTag, and names no record', async () => {
        const storage = new EncryptedStorage({ storage: inner, keys });
        await storage.write({ a: { count: 1 } });
        const { a } = (await storage.read(['a'])) as { a: { count: number; eTag: string } };
        await storage.write({ a: { ...a, count: 2 } });
        await assert.rejects(storage.write({ a: { ...a, count: 3 } }), (error: Error & { code?: number }) => {
            assert.match(error.message, /^\[Error upserting document\] /);
            assert.doesNotMatch(error.message, /bot-warden/);
            assert.equal(error.code, 412);
            return true;
        });
        for (const eTag of [undefined, '', null, '*']) await storage.write({ a: { count: 4, eTag } });
        assert.equal(((await storage.read(['a'])) as { a: { count: number } }).a.count, 4);
    });

    it('erases', async () => {
        const storage = new EncryptedStorage({ storage: inner, keys });
        await storage.write({ a: { count: 1 }, b: { count: 2 } });
        await storage.erase(['a', 'none']);
        assert.deepEqual(Object.keys(await new EncryptedStorage({ storage: inner, keys }).read(['a', 'b', 'none'])), ['b']);
        assert.equal((await documents()).match(/bot-warden\/item\//g)?.length, 1);
    });

    describe('StorageKeyStore', () => keyStoreContract(() => new StorageKeyStore({ storage: inner })));
});
