import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Runs a script of this folder as a process of its own, and waits for it. @returns its messages and the signal that ended it */
export async function run(script: string, ...args: string[]): Promise<{ messages: unknown[]; signal: string | null; code: number | null }> {
    const child: ChildProcess = fork(join(__dirname, script), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const messages: unknown[] = [];
    child.on('message', (message) => messages.push(message));
    try {
        const [code, signal] = await once(child, 'close') as [number | null, string | null];
        return { messages, code, signal };
    } finally {
        child.kill('SIGKILL');
    }
}
