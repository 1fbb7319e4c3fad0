export { SqliteProvider, type SqliteProviderOptions } from './sqlite-provider';
export type { SqliteKeyStore } from './sqlite-key-store';
