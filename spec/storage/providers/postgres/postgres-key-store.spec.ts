import assert from 'node:assert/strict';
import type { Pool } from 'pg';
import { PostgresKeyStore } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer, type PostgresServer } from '../../../helpers/postgres-server';
import { keyStoreContract, wrappedKey } from '../../key-store-contract';

describe('PostgresKeyStore', () => {
    let server: PostgresServer;
    let pool: Pool;
    before(async function () {
        server = await postgresServer(this);
        pool = server.pool();
    });

    keyStoreContract(() => new PostgresKeyStore({ pool, schema: freshSchema() }));

    it('destroys once what is named twice', async () => {
        const store = new PostgresKeyStore({ pool, schema: freshSchema() });
        await store.create('a', wrappedKey(1));
        await store.destroy(['a', 'b', 'a', 'b'], 5);
        assert.deepEqual(await store.get(['a', 'b']), [{ destroyedAt: 5 }, { destroyedAt: 5 }]);
    });

    it('has one winner when keys are put there, wrapped anew and destroyed at the same time', async () => {
        const stores = [pool, server.pool(), server.pool()].map((pool) => new PostgresKeyStore({ pool, schema: 'keys_at_once' }));
        const names = Array.from({ length: 20 }, (_, index) => `key-${index}`);
        await Promise.all(stores.flatMap((store, index) => [
            ...names.map((name) => store.create(name, wrappedKey(index))), ...names.map((name) => store.rewrap(name, wrappedKey(9))),
            store.destroy(index === 1 ? names.toReversed() : names, index + 1), store.forgetTombstones(0),
        ]));
        const slots = await stores[0]!.get(names);
        const instants = slots.map((slot) => (slot && 'destroyedAt' in slot ? slot.destroyedAt : undefined));
        assert.ok(instants.every((instant) => instant !== undefined));
    });
});
