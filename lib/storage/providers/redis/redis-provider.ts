import type {
    TranscriptAppended, TranscriptChanges, TranscriptErasure, TranscriptGeneration, TranscriptProvider, TranscriptSlot, TranscriptTombstone,
} from '../../../transcripts/provider';
import { having, optionsOf } from '../../../support/options';
import type { KeyStore } from '../../key-store';
import type { RedisClientLike } from './client';
import { RedisDatabase } from './database';
import { RedisKeyStore } from './redis-key-store';
import { damaged, slotOf, type SlotReply } from './slot';
import * as scripts from './transcript-scripts';

export interface RedisProviderOptions {
    /**
     * A connected client of node-redis (5 or newer) or ioredis, or a cluster of either. While it is not connected it should reject:
     * `disableOfflineQueue: true` for node-redis; `enableOfflineQueue: false` and `autoResendUnfulfilledCommands: false` for ioredis.
     */
    client: RedisClientLike;
    /** What the names of all its keys begin with, in braces. No braces within. @default 'bot-warden' */
    prefix?: string;
    /** Where keys are kept. @default a RedisKeyStore on the same client under this prefix and `-keys` */
    keyStore?: KeyStore;
}

const SLICE = 500;

/**
 * Keeps transcripts in Redis (6 or newer). What it answers is as durable as Redis is set to be: `appendonly yes` and
 * `appendfsync always` lose nothing, and `maxmemory-policy noeviction` keeps it from throwing transcripts away.
 *
 * In a cluster all keys of a provider lie on one node, as the prefix in braces is their hash tag: for more, use several providers.
 * Erased records stay in the append-only file until Redis rewrites that, and in snapshots, replicas and backups: they are unreadable
 * there as soon as their key is destroyed. Should no bot ever come back to erase them, Redis deletes records a week after they were
 * due, and the rest but lists of hashed names after a month.
 * @throws {OptionError} from the constructor
 */
export class RedisProvider implements TranscriptProvider {
    readonly keyStore: KeyStore;
    private readonly database: RedisDatabase;

    constructor(options: RedisProviderOptions) {
        const { client, prefix = 'bot-warden', keyStore } = optionsOf('RedisProvider', options, { client: true, prefix: true, keyStore: true });
        this.database = new RedisDatabase(client, prefix);
        this.keyStore = keyStore === undefined
            ? new RedisKeyStore({ client, prefix: `${prefix}-keys` })
            : having('keyStore', keyStore, 'a KeyStore', ['get', 'create', 'rewrap', 'destroy', 'hours', 'forgetTombstones']);
    }

    async get(conversation: string): Promise<TranscriptSlot | undefined> {
        return slotOf((await this.database.run(scripts.get, conversation)) as SlotReply);
    }

    async start(conversation: string, { id, channel, users, startedAt, due, state }: TranscriptGeneration): Promise<TranscriptGeneration> {
        const reply = await this.database.run(scripts.start, conversation, id, channel, users.join(' '), startedAt, due, state);
        return (slotOf(reply as SlotReply) as { live: TranscriptGeneration }).live;
    }

    async append(
        conversation: string, generation: string, index: number, records: readonly Buffer[], { due, state, user = '' }: TranscriptChanges,
    ): Promise<TranscriptAppended> {
        const answer = String(await this.database.run(scripts.append, conversation, generation, index, due, state, user, ...records));
        if (answer === 'lost') throw damaged();
        return answer as TranscriptAppended;
    }

    async read(_conversation: string, generation: string, from: number, limit: number): Promise<readonly Buffer[]> {
        return (await this.database.run(scripts.read, generation, from, limit)) as Buffer[];
    }

    async replace(conversation: string, generation: string, index: number, record: Buffer): Promise<void> {
        await this.database.run(scripts.replace, conversation, generation, index, record);
    }

    async erase(conversation: string, generation: string, { erasedAt }: TranscriptTombstone, pending?: Buffer): Promise<number | undefined> {
        const more = pending ? [pending] : [];
        return ((await this.database.run(scripts.erase, conversation, generation, erasedAt, ...more)) as number | null) ?? undefined;
    }

    async erasures(limit: number): Promise<readonly TranscriptErasure[]> {
        if (!(limit > 0)) return [];
        const replies = (await this.database.run(scripts.erasures, limit)) as [generation: Buffer, conversation: Buffer, pending?: Buffer | null][];
        return replies.map(([generation, conversation, pending]) => ({
            conversation: String(conversation), generation: String(generation), ...(pending && { pending }),
        }));
    }

    async purge({ generation }: TranscriptErasure): Promise<void> {
        while ((await this.database.run(scripts.purge, generation)) !== 0);
    }

    async due(now: number, limit: number): Promise<{ names: readonly string[]; next: number | undefined }> {
        const [names, next] = (await this.database.run(scripts.due, now, limit)) as [Buffer[], (Buffer | null)?];
        return { names: names.map(String), next: next ? Number(next) : undefined };
    }

    async list(filter: { channel: string } | { user: string }, after: string, limit: number): Promise<readonly string[]> {
        const [kind, value] = 'channel' in filter ? ['channel', filter.channel] : ['user', filter.user];
        return ((await this.database.run(scripts.list, kind as string, value as string, after, limit)) as Buffer[]).map(String);
    }

    async forgetTombstones(before: number): Promise<void> {
        while ((await this.database.run(scripts.forget, before, SLICE)) === SLICE);
    }
}
