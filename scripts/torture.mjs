// Kills processes and servers, cuts networks, fills disks, sets clocks, and looks at what is left of transcripts: npm run torture
// A path runs that file alone: npm run torture -- spec/torture/killed.torture.ts
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { specs, summary } from './support/mocha.mjs';
import { checkNode, installPackages } from './support/packages.mjs';
import { main, Problem } from './support/problem.mjs';
import { root, tool } from './support/run.mjs';
import { provideServers } from './support/servers.mjs';
import { step } from './support/step.mjs';

const tsc = 'typescript/bin/tsc';
const compiled = '.tmp/build';

await main(async () => {
    const files = choose(process.argv.slice(2));
    checkNode();
    await installPackages('all');
    await step('Type check', compile);
    await specs('Torture', [...files, '--timeout', '600000'], { env: await provideServers() });
});
console.log(`\n${summary()}${process.exitCode ? ' (stopped)' : ''}`);

function choose(paths) {
    return paths.length > 0 ? paths.map(one) : [`${compiled}/spec/torture/*.torture.js`];
}

function one(path) {
    const [, name] = /^(?:\.\/)?(spec\/torture\/[\w-]+\.torture)\.ts$/.exec(path) ?? [];
    if (!name) throw new Problem(`"${path}" is no file of spec/torture.`);
    return `${compiled}/${name}.js`;
}

async function compile() {
    rmSync(join(root, compiled), { recursive: true, force: true });
    await tool(tsc, ['-b']);
    await tool(tsc, ['-p', 'spec']);
}
