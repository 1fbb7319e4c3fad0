import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root, tool } from './run.mjs';
import { step } from './step.mjs';

const folder = '.tmp/package';
const consumers = join(root, folder, 'consumers');

/** Packs the library, checks the tarball's entry points and types, and installs it beside the consumer projects. */
export async function checkPackage() {
    const tarball = await step('Pack', pack);
    await step('Entry points', () => tool('publint/src/cli.js', [`${folder}/${tarball}`, '--strict']));
    await step('Types', () => tool('@arethetypeswrong/cli/dist/index.js', [`${folder}/${tarball}`]));
    await step('Install', () => install(tarball));
}

async function pack() {
    rmSync(join(root, folder), { recursive: true, force: true });
    mkdirSync(join(root, folder), { recursive: true });
    await npm(['pack', '--pack-destination', folder]);
    return readdirSync(join(root, folder))[0];
}

function install(tarball) {
    cpSync(join(root, 'spec', 'consumers'), consumers, { recursive: true });
    return npm(['install', '--offline', '--no-save', `../${tarball}`], { cwd: consumers });
}
