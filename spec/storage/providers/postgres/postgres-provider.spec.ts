import type { Pool } from 'pg';
import { PostgresProvider } from '../../../../lib/storage/providers/postgres';
import { freshSchema, postgresServer } from '../../../helpers/postgres-server';
import { transcriptProviderContract } from '../../../transcripts/provider-contract';

describe('PostgresProvider', () => {
    let pool: Pool;
    before(async function () { pool = (await postgresServer(this)).pool(); });

    transcriptProviderContract(() => new PostgresProvider({ pool, schema: freshSchema() }));
});
