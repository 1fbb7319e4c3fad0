import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Block } from './markdown';
import { moduleOf } from './modules';

const FOLDER = resolve('.tmp/docs');
const TSC = resolve('node_modules/typescript/bin/tsc');
const AMBIENT = resolve('spec/docs/support/ambient.d.ts');
const ENTRIES = { 'bot-warden': 'index', 'bot-warden/dialogs': 'dialogs', 'bot-warden/testing': 'testing/index', 'bot-warden/storage/*': 'storage/providers/*/index' };

const OPTIONS = {
    strict: true, noImplicitThis: false, allowJs: true, checkJs: true, target: 'es2023', module: 'esnext', moduleResolution: 'bundler', types: ['node'],
    skipLibCheck: true, noEmit: true,
    paths: Object.fromEntries(Object.entries(ENTRIES).map(([name, path]) => [name, [resolve(`lib/${path}.ts`)]])),
};

/** What TypeScript finds in blocks, all in one run, as `file:line: message` of the markdown. */
export function problemsIn(blocks: readonly Block[]): string[] {
    const files = written(blocks);
    const { status, stdout, stderr } = tsc(OPTIONS, [...files, AMBIENT]);
    const problems = stdout.split('\n').filter((line) => /error TS/.test(line)).map((line) => placed(line, blocks));
    // A compiler that could not run has found nothing: that is no success.
    if (status !== 0 && problems.length === 0) throw new Error(`tsc ended with ${status}: ${stdout}${stderr}`);
    return problems;
}

/** The blocks as CommonJS, for Node; they may still await at their top. */
export function scriptsOf(blocks: readonly Block[]): string {
    const outDir = `${FOLDER}/out`;
    const files = written(blocks);
    // What the blocks import is not followed: it would be compiled too, and written beside its sources.
    tsc({ ...OPTIONS, module: 'commonjs', paths: {}, noResolve: true, types: [], noEmit: false, noCheck: true, checkJs: false, rootDir: FOLDER, outDir }, files);
    return outDir;
}

function tsc(compilerOptions: object, files: readonly string[]) {
    writeFileSync(`${FOLDER}/tsconfig.json`, JSON.stringify({ compilerOptions, files }));
    const args = [TSC, '-p', FOLDER, '--pretty', 'false'];
    return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
}

function written(blocks: readonly Block[]): string[] {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    return blocks.map((block, index) => {
        const name = `block-${index}.${block.language}`;
        writeFileSync(`${FOLDER}/${name}`, moduleOf(block));
        return name;
    });
}

function placed(line: string, blocks: readonly Block[]): string {
    const [, index, at, message] = /block-(\d+)\.[jt]s\((\d+),\d+\): (.+)$/.exec(line) ?? [];
    const block = blocks[Number(index)];
    return block ? `${block.file}:${block.line + Number(at) - 2}: ${message}` : line;
}
