import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BARE } from '../../../../helpers/bare-process';

/** Milliseconds until a process is ended that does not end by itself. */
const LONGEST = 15_000;

/** Runs a script of this folder as a process of its own, and waits for it. @returns its messages, and what ended it */
export async function run(script: string, ...args: string[]): Promise<{ messages: unknown[]; signal: string | null; code: number | null }> {
    const child = fork(join(__dirname, script), args, { ...BARE, timeout: LONGEST, killSignal: 'SIGTERM' });
    const messages: unknown[] = [];
    child.on('message', (message) => messages.push(message));
    const [code, signal] = await once(child, 'close') as [number | null, string | null];
    return { messages, code, signal };
}
