import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freshSchema, postgresServer, type PostgresServer } from '../../helpers/postgres-server';
import { newPrefix, RedisServer } from '../../helpers/redis-server';
import { openAt, type Address, type Open } from './open';

type Options = Parameters<typeof openAt>[1];

/** A kind of store on a server, or in a folder, of this suite's own. */
export interface Engine {
    /** A place where nothing is yet. */
    fresh: () => Address;
    /** Opens it; it is closed after the example. */
    open: (address: Address, options?: Options) => Promise<Open>;
    /** The folder that has all there is of it on the disk. */
    folder: (address: Address) => string;
}

export interface Servers {
    redis: RedisServer;
    postgres: PostgresServer;
}

export const KINDS = ['sqlite', 'redis', 'postgres'] as const;
export type Kind = (typeof KINDS)[number];

/** An engine for a suite; call it in the suite's `describe`. */
export function engine(kind: Kind): Engine & { servers: Servers } {
    const opened: Open[] = [];
    const servers = {} as Servers;
    let folder = '';
    let number = 0;
    before(async function () {
        folder = mkdtempSync(join(tmpdir(), 'warden-torture-'));
        if (kind === 'redis') servers.redis = await RedisServer.start(this);
        if (kind === 'postgres') servers.postgres = await postgresServer(this);
    });
    afterEach(async () => { for (const each of opened.splice(0)) await each.close().catch(() => undefined); });
    after(async () => {
        await servers.redis?.stop();
        rmSync(folder, { recursive: true });
    });
    return {
        servers,
        fresh: () => {
            if (kind === 'redis') return { kind, port: servers.redis.port, prefix: newPrefix() };
            if (kind === 'postgres') return { kind, port: servers.postgres.port, schema: freshSchema() };
            number += 1;
            mkdirSync(join(folder, String(number)));
            return { kind, path: join(folder, String(number), 'store.db') };
        },
        open: async (address, options) => {
            const open = await openAt(address, options);
            opened.push(open);
            return open;
        },
        folder: (address) => {
            if (address.kind === 'redis') return servers.redis['folder'].path;
            return address.kind === 'postgres' ? servers.postgres.data : dirname(address.path);
        },
    };
}
