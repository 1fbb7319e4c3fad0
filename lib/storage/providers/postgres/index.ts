export { PostgresKeyStore } from './postgres-key-store';
export type { PostgresKeyStoreOptions } from './postgres-key-store';
export { PostgresProvider } from './postgres-provider';
export type { PostgresProviderOptions } from './postgres-provider';
export type { PgClientLike, PgPoolLike, PgResult, PgStatement } from './pool';
