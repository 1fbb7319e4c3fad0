import { spy } from 'sinon';
import { KeyRing, SelfDestructingTranscripts, type SelfDestructingTranscriptsOptions, type TranscriptProvider } from '../../../lib';
import { DataKeys } from '../../../lib/storage/data-keys';
import { SqliteProvider } from '../../../lib/storage/providers/sqlite';
import type { Desk } from '../../../lib/transcripts/ledger';

import keyWrap = require('../../../lib/storage/key-wrap');

/** Where a store is, so that another process can open it too. */
export type Address =
    | { kind: 'sqlite'; path: string }
    | { kind: 'redis'; port: number; prefix: string }
    | { kind: 'postgres'; port: number; schema: string };

/** A store that was opened, and what it works with. */
export interface Open {
    provider: TranscriptProvider;
    store: SelfDestructingTranscripts;
    desk: Desk;
    /** What a user reads of a conversation. */
    textsOf: (conversation: string) => Promise<string[]>;
    close: () => Promise<void>;
}

export const CHANNEL = 'torture';
/** Root keys: the one that everything began with, and its successor. */
export const OLD = `old:${Buffer.alloc(32, 1).toString('base64url')}`;
export const NEW = `new:${Buffer.alloc(32, 2).toString('base64url')}`;
export const BOTH = `${NEW},${OLD}`;

/** Opens a store as a process of its own would. */
export async function openAt(address: Address, { keys = OLD, ...options }: Omit<Partial<SelfDestructingTranscriptsOptions>, 'keys'> & { keys?: string } = {}): Promise<Open> {
    const { provider, close } = await providerAt(address);
    const store = new SelfDestructingTranscripts({ keys: KeyRing.fromEnv(keys), provider, ...options });
    return {
        provider, store, desk: store['desk'], textsOf: (conversation) => textsOf(store, conversation),
        close: async () => {
            store.close();
            await close();
        },
    };
}

/** What is not used is not loaded: processes are started by the hundred. */
async function providerAt(address: Address): Promise<{ provider: TranscriptProvider; close: () => Promise<void> }> {
    if (address.kind === 'sqlite') {
        const provider = new SqliteProvider({ path: address.path });
        return { provider, close: () => provider.close() };
    }
    if (address.kind === 'redis') {
        const [{ createClient }, { RedisProvider }] = await Promise.all([import('redis'), import('../../../lib/storage/providers/redis/index.js')]);
        const client = createClient({ socket: { host: '127.0.0.1', port: address.port, reconnectStrategy: 10 }, disableOfflineQueue: true });
        client.on('error', () => undefined); // each call is told
        await client.connect();
        return { provider: new RedisProvider({ client, prefix: address.prefix }), close: async () => client.destroy() };
    }
    const [{ Pool }, { PostgresProvider }] = await Promise.all([import('pg'), import('../../../lib/storage/providers/postgres/index.js')]);
    const pool = new Pool({ host: '127.0.0.1', port: address.port, user: 'postgres', database: 'postgres', max: 8 });
    pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
    return { provider: new PostgresProvider({ pool, schema: address.schema }), close: () => pool.end() };
}

async function textsOf(store: SelfDestructingTranscripts, conversation: string): Promise<string[]> {
    const texts: string[] = [];
    for (let token: string | undefined = undefined; token !== '';) {
        const page: { items: { text: string }[]; continuationToken: string } = await store.getTranscriptActivities(CHANNEL, conversation, token);
        texts.push(...page.items.map(({ text }) => text));
        token = page.continuationToken;
    }
    return texts;
}

export const refOf = (conversation: string) => ({ channelId: CHANNEL, conversation: { id: conversation } });

export const said = (conversation: string, text: string, user = 'ann') => (
    { type: 'message', id: `id of ${text}`, text, ...refOf(conversation), from: { id: user, role: 'user' }, timestamp: new Date() });

/** Keeps texts in the conversation's live generation, all at once. @returns the generation */
export async function keep(store: SelfDestructingTranscripts, conversation: string, texts: readonly string[], user?: string): Promise<string> {
    const turn = await store.begin(refOf(conversation));
    const kept = await Promise.all(texts.map((text) => store.append(turn, said(conversation, text, user))));
    if (!kept.every(Boolean)) throw new Error(`${conversation} was not kept`);
    return turn.generation;
}

/** What of the live generation's key could be looked for: itself, and as it lies in the key store. */
export async function keyOf({ desk, provider, store }: Open, conversation: string): Promise<{ id: string; raw: Buffer; wrapped: Buffer }> {
    const slot = await provider.get(store.labelOf(refOf(conversation)));
    if (!slot || !('live' in slot)) throw new Error(`${conversation} is not live`);
    const raw = await rawKey(desk, slot.live.id);
    const [found] = await provider.keyStore.get([slot.live.id]);
    if (!raw || !found || !('live' in found)) throw new Error(`${conversation} has no key`);
    return { id: slot.live.id, raw, wrapped: found.live.wrapped };
}

/** The data key itself, which the library hands to nobody: as it comes out of its wrapping. */
async function rawKey({ keys, dataKeys }: Open['desk'], id: string): Promise<Buffer | undefined> {
    const unwrap = spy(keyWrap, 'unwrap');
    try {
        await new DataKeys(dataKeys.store, keys).open(id);
        const raw = unwrap.returnValues.at(-1);
        return raw && Buffer.from(raw);
    } finally {
        unwrap.restore();
    }
}
