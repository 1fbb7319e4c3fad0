export type { IoRedisLike, NodeRedisLike, RedisClientLike } from './client';
export { RedisKeyStore, type RedisKeyStoreOptions } from './redis-key-store';
export { RedisProvider, type RedisProviderOptions } from './redis-provider';
