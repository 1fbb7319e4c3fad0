import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from 'bot-warden';
import { blocksIn, markdownFiles, type Block } from './support/markdown';
import { scripts, type Script } from './support/run';
import { aBot } from './support/world';

/** What cannot be run here; it is compiled all the same. */
const NOT_RUN: readonly (readonly [sign: RegExp, why: string])[] = [
    [/^this\.|step\.|^switch /m, 'a part of a method'],
    [/^\S(?!.*=>).*\bcontext\b/m, 'a part of a turn'],
    [/^const .+ = await (?:fetch|guardedFetch|verifyEndpoint)\(/m, 'asks another machine'],
    [/createLocalChannel/, 'listens'],
    [/^export const/m, 'a module of its own'],
    [/continueConversationAsync/, 'needs the channel'],
];
const MOST_NOT_RUN = 12;

const reasonOf = ({ code }: Block) => NOT_RUN.find(([sign]) => sign.test(code))?.[1];
const place = ({ file, line }: Block) => `${file}:${line}`;

describe('blocks of code in the documentation, when they are run', function () {
    this.timeout(120_000);
    const all = markdownFiles().flatMap((file) => blocksIn(file)).filter(({ language, notChecked, isA }) => /^[jt]s$/.test(language) && !notChecked && !isA);
    const run = all.filter((block) => !reasonOf(block));
    const [home, variables] = [process.cwd(), process.env];
    let ready: Script[];
    let folder: string;

    before(() => {
        ready = scripts(run);
        folder = mkdtempSync(join(tmpdir(), 'bot-warden-docs-'));
        process.chdir(folder); // some write files where they are run
        process.env = { ...variables, BOT_WARDEN_KEYS: KeyRing.generate().export(), DIRECT_LINE_SECRET: 'a-secret-of-nobody-at-all', MicrosoftAppId: 'app' };
    });
    after(() => {
        process.chdir(home);
        process.env = variables;
        rmSync(folder, { recursive: true, force: true });
    });

    for (const [index, block] of run.entries()) it(`are taken as they are: ${place(block)}`, () => ready[index]!({ ...aBot(), claimed: (_: number, value: unknown) => value }));

    it('are most of them', () => {
        const rest = all.filter((block) => reasonOf(block));
        assert.ok(rest.length <= MOST_NOT_RUN, rest.map((block) => `${place(block)} ${reasonOf(block)}`).join('\n'));
        assert.ok(run.length > rest.length);
    });

    it('would be found wrong when a value is refused that its type allows', async () => {
        const [script] = scripts(blocksIn('a.md', '```ts\nnew BotWarden({ keys, storage, transcripts: { silence: -1 } });\n```'));
        await assert.rejects(script!(aBot()), { name: 'OptionError', option: 'silence' });
    });
});
