import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Whose process or folder it is; ours when left out. */
export interface Owner {
    uid?: number;
    gid?: number;
}

interface ServerOptions extends Owner {
    /** Resolves when the server answers, rejects while it does not. Asked again and again. */
    isUp: () => Promise<unknown>;
    env?: Record<string, string>;
    /** Milliseconds it may take. @default 15_000 */
    within?: number;
}

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** A server of this suite's own; it ends with this process at the latest. */
export class Server {
    private constructor(private readonly child: ChildProcess) {}

    /** Starts it and waits until it answers. */
    static async start(program: string, args: readonly string[], { isUp, within = 15_000, env = {}, ...owner }: ServerOptions): Promise<Server> {
        const child = spawn(program, args, { ...owner, cwd: tmpdir(), env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
        running.add(child);
        child.once('exit', () => running.delete(child));
        const output: string[] = [];
        for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
        let failure: unknown;
        child.once('error', (error) => { failure = error; });
        child.once('exit', (code, signal) => { failure ??= new Error(`${program} ended (${code ?? signal}): ${output.join('')}`); });
        try {
            await until(isUp, within, () => failure);
        } catch (error) {
            child.kill('SIGKILL');
            throw error;
        }
        return new Server(child);
    }

    /** Ends it, by default without a chance to tidy up, and waits for its end. */
    async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
        if (this.child.exitCode !== null || this.child.signalCode !== null) return;
        const ended = once(this.child, 'exit');
        this.child.kill(signal);
        await ended;
    }
}

/**
 * Tries until it works, for `within` milliseconds at most.
 * @param hopeless the reason to give up at once, if there is one
 */
export async function until<T>(attempt: () => Promise<T>, within = 10_000, hopeless: () => unknown = () => undefined): Promise<T> {
    const deadline = Date.now() + within;
    for (;;) {
        try {
            return await attempt();
        } catch (error) {
            const reason = hopeless();
            if (reason !== undefined) throw reason;
            if (Date.now() > deadline) throw new Error(`not within ${within} ms`, { cause: error });
            await delay(10);
        }
    }
}

/** Runs a program to its end. @returns what it printed */
export async function run(program: string, args: readonly string[], options: Owner & { env?: Record<string, string> } = {}): Promise<string> {
    const { stdout } = await promisify(execFile)(program, args, { ...options, cwd: tmpdir(), env: { ...process.env, ...options.env } });
    return stdout;
}

/** An empty folder, and what deletes it with all that is in it by then. */
export function temporaryFolder({ uid, gid }: Owner = {}): { path: string; remove: () => void } {
    const path = mkdtempSync(join(tmpdir(), 'bot-warden-'));
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return port;
}

/** Somebody else than root, for servers that refuse to run as root; ourselves when we are not root. */
export function notRoot(): Owner {
    return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}; // nobody
}

/** Where each server is: named in the environment, or found in the usual places. */
const servers = {
    /** The path of the program. */
    'redis-server': () => process.env.REDIS_SERVER ?? find('redis-server'),
    /** The folder of `initdb` and `postgres`. */
    postgres: () => {
        const initdb = find('initdb');
        return process.env.POSTGRES_BIN ?? (initdb && dirname(initdb));
    },
};

function find(program: string): string | undefined {
    const debian = '/usr/lib/postgresql';
    const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
    const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/bin', ...versions];
    return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/**
 * Where a server is that a suite needs; call it first in a `before`. Without one the suite is skipped, and says so; it fails in CI,
 * where a suite that did not run would pass for one that did.
 * @param suite `this` of the hook
 */
export function requireServer(name: keyof typeof servers, suite: Mocha.Context): string {
    const found = servers[name]();
    if (found) return found;
    const notice = `${suite.test?.parent?.fullTitle() ?? 'a suite'} DID NOT RUN: there is no ${name}`;
    if (process.env.CI === 'true') throw new Error(notice);
    console.warn(notice);
    return suite.skip();
}
