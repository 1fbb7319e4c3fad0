import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';

/** The built sample in a process of its own, on a free port. */
export class Sample {
    private constructor(
        readonly url: string,
        private readonly child: ChildProcess,
        private readonly output: string[],
    ) {}

    static async start(env: Record<string, string> = {}): Promise<Sample> {
        const port = await freePort();
        const child = spawn(process.execPath, [resolve('samples/echo-bot/dist/index.js')], { env: { ...process.env, PORT: String(port), ...env } });
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
        return new Sample(`http://localhost:${port}`, child, output);
    }

    /** Everything it printed. */
    get printed(): string {
        return this.output.join('');
    }

    async stop(): Promise<void> {
        if (this.child.exitCode !== null) return;
        this.child.kill();
        await once(this.child, 'exit');
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
