import { join } from 'node:path';
import { Pool, type PoolConfig } from 'pg';
import { freePort, notRoot, requireServer, run, Server, temporaryFolder, until } from './servers';

/** A PostgreSQL server of this suite's own, and the pools that go to it. */
export class PostgresServer {
    private server: Server | undefined;
    private readonly pools: Pool[] = [];

    private constructor(
        private readonly bin: string,
        private readonly folder: { path: string; remove: () => void },
        readonly port: number,
    ) {}

    static async start(bin: string): Promise<PostgresServer> {
        const server = new PostgresServer(bin, temporaryFolder(notRoot()), await freePort());
        // a collation that is not the order of bytes, to find out who relies on the database's
        const locale = ['--locale-provider=icu', '--icu-locale=en-US', '--locale=C', '--encoding=UTF8'];
        await run(join(bin, 'initdb'), ['-D', server.data, '-A', 'trust', '-U', 'postgres', '--no-sync', ...locale], notRoot());
        await server.launch();
        return server;
    }

    get data(): string {
        return join(this.folder.path, 'data');
    }

    /** A pool of its own, as of another process. */
    pool(options: PoolConfig = {}): Pool {
        const pool = new Pool({ host: '127.0.0.1', port: this.port, user: 'postgres', database: 'postgres', ...options });
        pool.on('error', () => {}).on('connect', (client) => client.on('error', () => {})); // a connection that was cut
        this.pools.push(pool);
        return pool;
    }

    /** Ends it as `pg_ctl -m immediate` does: without a checkpoint. */
    async crash(): Promise<void> {
        await this.server?.kill('SIGQUIT');
    }

    async launch(): Promise<void> {
        const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${this.folder.path}`, 'fsync=off', 'max_connections=300', 'log_min_messages=panic'];
        const pool = this.pool({ max: 1 });
        this.server = await Server.start(join(this.bin, 'postgres'), ['-D', this.data, '-p', String(this.port), ...settings.flatMap((setting) => ['-c', setting])], {
            ...notRoot(), isUp: () => pool.query('select 1'),
        });
    }

    async stop(): Promise<void> {
        await this.server?.kill('SIGQUIT');
        await until(async () => this.folder.remove()); // the server's children may still be writing
        await Promise.all(this.pools.map((pool) => pool.end()));
    }
}

let shared: Promise<PostgresServer> | undefined;
let schemas = 0;

after(async () => { await (await shared)?.stop(); });

/**
 * The one server of all specs, started with the first that needs it.
 * @param suite `this` of a `before`
 */
export async function postgresServer(suite: Mocha.Context): Promise<PostgresServer> {
    const bin = requireServer('postgres', suite);
    suite.timeout(30_000);
    return await (shared ??= PostgresServer.start(bin));
}

/** The name of a schema that nobody has used. */
export function freshSchema(): string {
    schemas += 1;
    return `spec_${schemas}`;
}
