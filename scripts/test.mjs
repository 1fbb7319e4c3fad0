// Sets up whatever is missing, then runs every check, or only those named: npm test -- lint specs
// A path runs that spec file alone, without coverage: npm test -- spec/redaction/redactor.spec.ts
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { getWebChat } from './get-webchat.mjs';
import { noticeMissingBrowser, provideBrowser } from './support/browser.mjs';
import { specs, summary } from './support/mocha.mjs';
import { checkPackage } from './support/package.mjs';
import { checkNode, installPackages } from './support/packages.mjs';
import { main, Problem } from './support/problem.mjs';
import { root, tool } from './support/run.mjs';
import { provideServers } from './support/servers.mjs';
import { step } from './support/step.mjs';

const tsc = 'typescript/bin/tsc';
const compiled = '.tmp/build';
const linted = ['lib', 'spec', 'samples', 'scripts', 'bench'];
const suites = `${compiled}/spec/{package,browser}/**`;

const checks = {
    lint: () => step('Lint', () => tool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', ...linted])),
    specs: async () => specs('Specs', [`${compiled}/spec/**/*.spec.js`, '--ignore', suites], { coverage: true, env: await provideServers() }),
    package: packageSpecs,
    browser: browserSpecs,
};

await main(async () => {
    const chosen = choose(process.argv.slice(2));
    checkNode();
    await installPackages('all');
    await getWebChat();
    await step('Type check', compile);
    for (const check of chosen) await check();
});
console.log(`\n${summary()}${process.exitCode ? ' (stopped)' : ''}`);

function choose(names) {
    return names.length > 0 ? names.map(name => checks[name] ?? oneSpec(name)) : Object.values(checks);
}

function oneSpec(path) {
    const [, name, suite] = /^((?:\.\/)?spec\/(?:(package|browser)\/)?.+\.spec)\.ts$/.exec(path) ?? [];
    if (!name) throw new Problem(`"${path}" is no spec file and none of ${Object.keys(checks).join(', ')}.`);
    const file = `${compiled}/${name}.js`;
    return () => suite ? checks[suite](file) : specs(path, [file]);
}

/** Compiles the library, the samples and the specs, all under strict rules, so this is the type check too. */
async function compile() {
    rmSync(join(root, compiled), { recursive: true, force: true }); // what is left of a deleted spec would still run
    await tool(tsc, ['-b']);
    await tool(tsc, ['-p', 'spec']);
}

async function packageSpecs(files = `${compiled}/spec/package/*.spec.js`) {
    await checkPackage();
    await specs('Package specs', [files]);
}

async function browserSpecs(files = `${compiled}/spec/browser/*.spec.js`) {
    const browser = await provideBrowser();
    if (!browser) return noticeMissingBrowser();
    await specs('Browser specs', [files], { env: { CHROME_PATH: browser } });
}
