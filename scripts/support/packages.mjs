import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { Problem } from './problem.mjs';
import { root } from './run.mjs';
import { step } from './step.mjs';

const stampFile = join(root, 'node_modules', '.bot-warden-setup.json');
const treeFile = join(root, 'node_modules', '.package-lock.json'); // npm's own record, rewritten by every install
const levels = {
    // without the tools of the tests; no package's install script is needed to run the sample
    sample: ['-w', 'samples/local-channel', '-w', 'samples/echo-bot', '--omit=dev', '--ignore-scripts'],
    all: ['--include=dev'],
};

/** @throws {Problem} when this Node.js is older than package.json asks for. */
export function checkNode() {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const [, major, minor] = /(\d+)\.(\d+)/.exec(engines.node).map(Number);
    const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
    if (ownMajor > major || ownMajor === major && ownMinor >= minor) return;
    throw new Problem(`bot-warden needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
}

/** Installs what the sample needs, or all that the tests need, unless that is in place already. */
export async function installPackages(level) {
    if (isInstalled(level)) return;
    // npm writes its record last: without one, an install was cut short and is best begun anew
    const verb = existsSync(treeFile) ? ['install', '--no-save'] : ['ci'];
    await step('Installing packages', () => npm([...verb, ...levels[level], '--include=optional']));
    writeFileSync(stampFile, JSON.stringify({ level, ...fingerprints() }));
}

function isInstalled(level) {
    if (!existsSync(stampFile) || !existsSync(treeFile)) return false;
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    const { lock, tree } = fingerprints();
    return stamp.lock === lock && stamp.tree === tree && (stamp.level === level || stamp.level === 'all');
}

function fingerprints() {
    return { lock: sha256(join(root, 'package-lock.json')), tree: sha256(treeFile) };
}

export function sha256(file) {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
}
