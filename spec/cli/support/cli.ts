import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../../lib/cli/main';
import { KeyRing, MemoryProvider, SelfDestructingTranscripts, type ActivityLike, type SelfDestructingTranscriptsOptions } from '../../../lib';

interface Around {
    env?: Record<string, string>;
    stdin?: string;
    isTTY?: boolean;
    /** Whether somebody could answer a question. */
    isAsked?: boolean;
}

/** Runs the tool in this process. */
export async function cli(typed: readonly string[], { env = {}, stdin = '', isTTY = false, isAsked = false }: Around = {}) {
    const said = { out: '', err: '' };
    const code = await main(typed, {
        stdin: Object.assign((async function* () { yield Buffer.from(stdin); })(), { isTTY: isAsked }),
        stdout: { isTTY, write: (text) => (said.out += text) },
        stderr: { isTTY, write: (text) => (said.err += text) },
        env,
    });
    return { code, ...said };
}

/** A folder for each test, and what is written into it. */
export function folder() {
    let root = '';
    beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'bot-warden-cli-')); });
    afterEach(() => rmSync(root, { recursive: true }));
    return {
        path: (...names: string[]) => join(root, ...names),
        write(name: string, content: unknown, mode = 0o600): string {
            const path = join(root, name);
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content), { mode });
            return path;
        },
    };
}

export type Folder = ReturnType<typeof folder>;

/** A config module that exports objects of this process. */
export function config(files: Folder, exported: Record<string, unknown>): string {
    const configs = ((globalThis as Record<string, unknown>)['configs'] ??= []) as unknown[];
    const number = configs.push(exported) - 1;
    return files.write(`config-${number}.cjs`, `module.exports = globalThis.configs[${number}];`);
}

/** Transcripts in memory, and a config module with them. */
export function memory(files: Folder, more: Record<string, unknown> = {}, options: Partial<SelfDestructingTranscriptsOptions> = {}) {
    const keys = KeyRing.generate();
    const provider = new MemoryProvider();
    const transcripts = new SelfDestructingTranscripts({ keys, provider, ...options });
    return { keys, provider, transcripts, config: config(files, { transcripts, ...more }), texts: (conversation: string, channel = 'emulator') => textsIn(transcripts, conversation, channel) };
}

export async function textsIn(transcripts: SelfDestructingTranscripts, conversation: string, channel = 'emulator'): Promise<(string | undefined)[]> {
    const texts: (string | undefined)[] = [];
    for (let token: string | undefined; token !== ''; ) {
        const page = await transcripts.getTranscriptActivities(channel, conversation, token);
        texts.push(...page.items.map(({ text }: ActivityLike) => text));
        token = page.continuationToken;
    }
    return texts;
}

let number = 0;

/** A message of an hour ago and a little later each time. */
export function message(text: string, conversation = 'talk', more: object = {}) {
    number += 1;
    return {
        type: 'message', id: `id-${number}`, timestamp: new Date(Date.now() - 3_600_000 + number).toISOString(), channelId: 'emulator',
        conversation: { id: conversation }, from: { id: 'ann', role: 'user' }, recipient: { id: 'bot', role: 'bot' }, text, ...more,
    };
}
