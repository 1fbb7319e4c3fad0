import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A folder for the sample's data. */
export function dataFolder(): string {
    return mkdtempSync(join(tmpdir(), 'bot-warden-sample-'));
}

/** The built sample in a process of its own, on a free port, with a data folder of its own unless told which. */
export class Sample {
    private constructor(
        readonly url: string,
        private readonly child: ChildProcess,
        private readonly output: string[],
        private readonly ownFolder: string | undefined,
    ) {}

    static async start(env: Record<string, string> = {}): Promise<Sample> {
        const port = await freePort();
        const ownFolder = env.DATA_FOLDER === undefined ? dataFolder() : undefined;
        const settings = { PORT: String(port), ...(ownFolder && { DATA_FOLDER: ownFolder }), ...env };
        const child = spawn(process.execPath, [resolve('samples/echo-bot/dist/index.js')], { env: { ...process.env, ...settings } });
        const output: string[] = [];
        const ready = new Promise<void>((isReady, fail) => {
            child.on('exit', () => fail(new Error(`the sample ended: ${output.join('')}`)));
            for (const stream of [child.stdout, child.stderr]) {
                stream.setEncoding('utf8').on('data', (text: string) => {
                    output.push(text);
                    if (text.includes('http://localhost')) isReady();
                });
            }
        });
        await ready;
        return new Sample(`http://localhost:${port}`, child, output, ownFolder);
    }

    /** Everything it printed. */
    get printed(): string {
        return this.output.join('');
    }

    async stop(): Promise<void> {
        if (this.child.exitCode === null && this.child.signalCode === null) {
            this.child.kill();
            await once(this.child, 'exit');
        }
        if (this.ownFolder) rmSync(this.ownFolder, { recursive: true, force: true });
    }
}

async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return port;
}
