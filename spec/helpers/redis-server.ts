import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createClient } from 'redis';
import { freePort, requireServer, Server, temporaryFolder, until } from './servers';

const newClient = (port: number) => createClient({ socket: { host: '127.0.0.1', port, reconnectStrategy: 10 }, disableOfflineQueue: true });

export type Client = ReturnType<typeof newClient>;

/** A Redis that keeps what it acknowledges, on a port and in a folder of its own. */
export class RedisServer {
    private server: Server | undefined;
    private readonly folder = temporaryFolder();
    private readonly clients: Client[] = [];

    private constructor(
        private readonly program: string,
        readonly port: number,
    ) {}

    /** @param suite `this` of the `before` hook; skips the suite when there is no Redis */
    static async start(suite: Mocha.Context): Promise<RedisServer> {
        const redis = new RedisServer(requireServer('redis-server', suite), await freePort());
        await redis.up();
        return redis;
    }

    /** Starts it, again after a {@link kill}: on the same port, with what it had. */
    async up(): Promise<void> {
        const { port, program, folder: { path } } = this;
        const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', path, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
        this.server = await Server.start(program, args, { isUp: () => answers(port) });
    }

    async kill(): Promise<void> {
        await this.server?.kill();
    }

    /** A client that rejects while it is not connected, and connects again by itself. */
    async connect(port = this.port): Promise<Client> {
        const client = newClient(port);
        client.on('error', () => undefined); // each call is told
        this.clients.push(client);
        return client.connect();
    }

    /** Whether its files hold these bytes. */
    holds(bytes: Buffer): boolean {
        const files = readdirSync(this.folder.path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        return files.some((file) => readFileSync(join(file.parentPath, file.name)).includes(bytes));
    }

    /** Rewrites the append-only file, and waits until the old one is gone. */
    async rewrite(client: Client): Promise<void> {
        await client.sendCommand(['BGREWRITEAOF']);
        await until(async () => {
            const isRunning = /aof_rewrite_(?:in_progress|scheduled):1/.test(String(await client.sendCommand(['INFO', 'persistence'])));
            const parts = readdirSync(this.folder.path, { recursive: true }).filter((name) => /\.(?:base|incr)\./.test(String(name)));
            if (isRunning || parts.length > 2) throw new Error('not rewritten yet');
        });
    }

    async stop(): Promise<void> {
        for (const client of this.clients) client.destroy();
        await this.kill();
        this.folder.remove();
    }
}

/** A prefix that no other example has. */
export const newPrefix = () => `spec-${randomUUID()}`;

/** All keys under a prefix, without it. */
export async function keysUnder(client: Client, prefix: string): Promise<string[]> {
    const keys: string[] = [];
    for await (const some of client.scanIterator({ MATCH: `{${prefix}}:*`, COUNT: 1_000 })) keys.push(...some);
    return keys.map((key) => key.slice(prefix.length + 3)).toSorted();
}

function answers(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
        socket.setTimeout(1_000, () => socket.destroy(new Error('no answer')));
        socket.once('error', reject);
        socket.once('data', (data) => {
            socket.destroy();
            if (String(data).startsWith('+PONG')) resolve();
            else reject(new Error(String(data))); // it is still loading
        });
    });
}
