import { WardenError } from '../../../support/errors';
import { optionsOf } from '../../../support/options';
import { hourOf, type KeySlot, type KeyStore, type WrappedKey } from '../../key-store';
import type { RedisClientLike } from './client';
import { RedisDatabase } from './database';
import * as scripts from './key-scripts';

export interface RedisKeyStoreOptions {
    /** A connected client of node-redis (5 or newer) or ioredis, best one that rejects while it is not connected. */
    client: RedisClientLike;
    /** What the names of all its keys begin with, in braces. No braces within. @default 'bot-warden-keys' */
    prefix?: string;
}

const SLICE = 500;

/**
 * Keeps wrapped keys in Redis (6 or newer), best in one of their own, whose files are backed up for shorter than those of the data, or
 * not at all. It must persist (`appendonly yes`, `appendfsync always`) and never evict (`maxmemory-policy noeviction`).
 *
 * A destroyed key is gone from Redis at once, and so from every answer; its wrapped bytes stay in the append-only file until Redis
 * rewrites that (`BGREWRITEAOF`), in a snapshot until the next one, in replicas' files and backups as long as those are kept, and in
 * freed memory. They open only together with the key of their hour, which is destroyed likewise, and the root key, which Redis never
 * sees.
 * @throws {OptionError} from the constructor
 */
export class RedisKeyStore implements KeyStore {
    private readonly database: RedisDatabase;

    constructor(options: RedisKeyStoreOptions) {
        const { client, prefix = 'bot-warden-keys' } = optionsOf('RedisKeyStore', options, { client: true, prefix: true });
        this.database = new RedisDatabase(client, prefix);
    }

    async get(names: readonly string[]): Promise<readonly (KeySlot | undefined)[]> {
        if (names.length === 0) return [];
        return ((await this.database.run(scripts.get, ...names)) as SlotReply[]).map(slotOf);
    }

    async create(name: string, { hour, wrapped }: WrappedKey): Promise<KeySlot> {
        return slotOf((await this.database.run(scripts.create, name, hour, wrapped, hourOf(name) ?? '')) as SlotReply) as KeySlot;
    }

    async rewrap(name: string, { hour, wrapped }: WrappedKey): Promise<boolean> {
        return (await this.database.run(scripts.rewrap, name, hour, wrapped)) === 1;
    }

    async destroy(names: readonly string[], destroyedAt: number): Promise<void> {
        if (names.length > 0) await this.database.run(scripts.destroy, destroyedAt, ...names);
    }

    async hours(): Promise<readonly number[]> {
        return ((await this.database.run(scripts.hours)) as Buffer[]).flatMap((name) => hourOf(String(name)) ?? []);
    }

    async forgetTombstones(before: number): Promise<void> {
        while ((await this.database.run(scripts.forget, before, SLICE)) === SLICE);
    }
}

type SlotReply = [destroyedAt: Buffer | null, hour: Buffer | null, wrapped: Buffer | null];

function slotOf([destroyedAt, hour, wrapped]: SlotReply): KeySlot | undefined {
    if (destroyedAt) return { destroyedAt: Number(destroyedAt) };
    if (hour && wrapped) return { live: { hour: Number(hour), wrapped } };
    if (!hour && !wrapped) return undefined;
    throw new WardenError('ERR_WARDEN_STORE', 'a key in Redis is damaged: nothing sealed under it can be opened');
}
