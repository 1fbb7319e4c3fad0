import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { KeyRing, SelfDestructingTranscripts, type MemoryProvider, type TranscriptProvider } from '../../../lib';

// The tool as a process of its own, on a provider that lives in the process of the specs: it outlives the tool.

const PROVIDER = ['get', 'start', 'append', 'read', 'replace', 'erase', 'erasures', 'purge', 'due', 'list', 'forgetTombstones'];
const KEY_STORE = ['get', 'create', 'rewrap', 'destroy', 'hours', 'forgetTombstones'];

interface Call {
    id: number;
    isKeyStore: boolean;
    method: string;
    args: unknown[];
}

/** For the config module of the tool's process. */
export function remoteTranscripts(keys: string): SelfDestructingTranscripts {
    const waiting = new Map<number, (value: unknown) => void>();
    process.on('message', ({ id, value }: { id: number; value: unknown }) => waiting.get(id)?.(value));
    let last = 0;
    const methods = (names: string[], isKeyStore: boolean) => Object.fromEntries(names.map((method) => [method, (...args: unknown[]) => new Promise((done) => {
        waiting.set((last += 1), done);
        process.send?.({ id: last, isKeyStore, method, args } satisfies Call);
    })]));
    const provider = { ...methods(PROVIDER, false), keyStore: methods(KEY_STORE, true) } as unknown as TranscriptProvider;
    return new SelfDestructingTranscripts({ keys: KeyRing.fromEnv(keys), provider });
}

/** The text of such a config module. */
export function remoteConfig(keys: KeyRing): string {
    return `exports.transcripts = require(${JSON.stringify(__filename)}).remoteTranscripts(${JSON.stringify(keys.export())});`;
}

export interface Ended {
    code: number | null;
    signal: string | null;
    out: string;
    err: string;
}

type OnCall = (call: Call, child: ChildProcess) => Promise<void> | void;

/** @param onCall told of every call to the provider, before it is answered */
export function toolProcess(typed: readonly string[], provider?: MemoryProvider, onCall: OnCall = () => {}): Promise<Ended> {
    const env = { ...process.env, BOT_WARDEN_KEYS: '', NYC_CONFIG_OVERRIDE: '{"hookRequire":false}' }; // to count the lines of it all takes half a minute
    const child = fork(resolve(__dirname, '../../../lib/cli/index.js'), typed, { silent: true, serialization: 'advanced', env });
    const said = { out: '', err: '' };
    child.stdout?.on('data', (chunk: Buffer) => { said.out += chunk.toString(); });
    child.stderr?.on('data', (chunk: Buffer) => { said.err += chunk.toString(); });
    child.on('message', (call: Call) => void answer(call, child, provider as MemoryProvider, onCall));
    return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, ...said })));
}

async function answer(call: Call, child: ChildProcess, provider: MemoryProvider, onCall: OnCall): Promise<void> {
    await onCall(call, child);
    if (child.killed) return;
    const target = (call.isKeyStore ? provider.keyStore : provider) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const value = await target[call.method]?.(...call.args);
    if (child.connected) child.send({ id: call.id, value });
}
