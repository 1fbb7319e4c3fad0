// Puts Microsoft's Web Chat bundle where the sample serves it. The npm package would install 486 MB
// of dependencies that the bundle already holds, so two files are taken out of its tarball.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { npm } from './support/npm.mjs';
import { checkNode, sha256 } from './support/packages.mjs';
import { main, Problem } from './support/problem.mjs';
import { root } from './support/run.mjs';
import { step } from './support/step.mjs';
import { entries } from './support/tar.mjs';

const release = 'botframework-webchat@4.18.1';
const integrity = 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';
const pinned = [
    { name: 'webchat.js', size: 3_891_526, sha256: '0a68ad0a64fc04d621197da10c3eec0f843e16f7d03f6bcbed29b47517cf9bff' },
    { name: 'webchat.js.LICENSE.txt', size: 2_551, sha256: '0e5d49c2257986a71e6394be4e9a8257afdd212b204de2d6d8ed1cbe890badcc' },
];
const folder = join(root, 'samples', 'echo-bot', 'public', 'vendor');

/** Fetches the bundle unless the very same bytes are there already. */
export async function getWebChat() {
    if (pinned.every(isInPlace)) return;
    await step('Fetching Web Chat', fetchBundle);
}

function isInPlace({ name, size, sha256: expected }) {
    const file = join(folder, name);
    return existsSync(file) && statSync(file).size === size && sha256(file) === expected;
}

async function fetchBundle() {
    mkdirSync(join(root, '.tmp'), { recursive: true });
    const download = mkdtempSync(join(root, '.tmp', 'webchat-'));
    try {
        // relative, as a path with a space would not survive the shell that npm needs on Windows
        await npm(['pack', release, '--pack-destination', relative(root, download)]);
        unpack(readFileSync(join(download, readdirSync(download)[0])));
    } finally {
        rmSync(download, { recursive: true, force: true });
    }
}

function unpack(tarball) {
    const actual = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
    if (actual !== integrity) {
        throw new Problem(`The registry sent other bytes for ${release} than this project was reviewed with; nothing was installed. Check which registry npm uses (npm config get registry).`);
    }
    const archive = gunzipSync(tarball, { maxOutputLength: 256 * 1024 * 1024 });
    mkdirSync(folder, { recursive: true });
    for (const { name, content } of entries(archive)) {
        const file = pinned.find(wanted => name === `package/dist/${wanted.name}`);
        if (file) place(file.name, content);
    }
}

function place(name, content) {
    const unfinished = join(folder, `.${name}.${process.pid}`);
    writeFileSync(unfinished, content);
    renameSync(unfinished, join(folder, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    await main(async () => {
        checkNode();
        await getWebChat();
    });
}
