import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { blocksIn, markdownFiles, type Block } from './support/markdown';
import { moduleOf } from './support/modules';

const FOLDER = resolve('.tmp/docs');
const CODE = new Set(['ts', 'js']);
/** How many blocks may say that they cannot be checked. */
const MOST_UNCHECKED = 3;

/** What TypeScript finds in blocks, as `file:line: message` of the markdown. */
function problemsIn(blocks: readonly Block[]): string[] {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const [index, block] of blocks.entries()) writeFileSync(`${FOLDER}/block-${index}.ts`, moduleOf(block));
    const compilerOptions = {
        strict: true, noImplicitAny: false, target: 'es2023', module: 'esnext', moduleResolution: 'bundler', types: ['node'], skipLibCheck: true, noEmit: true,
        paths: { 'bot-warden': [resolve('lib/index.ts')], 'bot-warden/dialogs': [resolve('lib/dialogs.ts')], 'bot-warden/testing': [resolve('lib/testing/index.ts')], 'bot-warden/storage/*': [resolve('lib/storage/providers/*/index.ts')] },
    };
    writeFileSync(`${FOLDER}/tsconfig.json`, JSON.stringify({ compilerOptions, files: [...blocks.map((_, index) => `block-${index}.ts`), resolve('spec/docs/support/ambient.d.ts')] }));
    const { stdout } = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', FOLDER, '--pretty', 'false'], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
    return stdout.split('\n').filter((line) => /error TS/.test(line)).map((line) => {
        const [, index, at, message] = /block-(\d+)\.ts\((\d+),\d+\): (.+)$/.exec(line) ?? [];
        const block = blocks[Number(index)];
        return block ? `${block.file}:${block.line + Number(at) - 2}: ${message}` : line;
    });
}

describe('blocks of code in the documentation', function () {
    this.timeout(120_000);
    const all = markdownFiles().flatMap((file) => blocksIn(file)).filter(({ language }) => CODE.has(language));
    const checked = all.filter(({ notChecked }) => notChecked === undefined);

    it('are correct TypeScript against what this package exports', () => assert.deepEqual(problemsIn(checked), []));

    it('are nearly all checked', () => {
        const rest = all.filter(({ notChecked }) => notChecked !== undefined);
        assert.ok(rest.length <= MOST_UNCHECKED, rest.map(({ file, line, notChecked }) => `${file}:${line} ${notChecked}`).join('\n'));
        assert.ok(checked.length > 30);
    });

    it('would be found wrong by their line', () => {
        const text = '# A\n\n```ts\nnew BotWarden({ keys, storage });\nnew BotWarden({ keys, storge: storage });\n```\n';
        const [problem = '', ...more] = problemsIn(blocksIn('a.md', text));
        assert.match(problem, /^a\.md:5: error TS\d+: .*storge/);
        assert.deepEqual(more, []);
    });
});
