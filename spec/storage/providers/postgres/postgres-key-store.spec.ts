import type { Pool } from 'pg';
import { PostgresKeyStore } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer } from '../../../helpers/postgres-server';
import { keyStoreContract } from '../../key-store-contract';

describe('PostgresKeyStore', () => {
    let pool: Pool;
    before(async function () { pool = (await postgresServer(this)).pool(); });

    keyStoreContract(() => new PostgresKeyStore({ pool, schema: freshSchema() }));
});
