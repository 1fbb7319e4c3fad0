import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.mjs';
import { root, run, tool } from './run.mjs';
import { loudStep } from './step.mjs';

const outcome = '.tmp/spec-outcome.json';
const node = [process.execPath, '--enable-source-maps', join('node_modules', 'mocha', 'bin', 'mocha.js')];
const isCI = process.env.CI === 'true';
const total = { passes: 0, failures: 0, pending: 0 };
const failed = [];

/**
 * Runs compiled specs, given as mocha's arguments, and adds to the total.
 * @throws {Problem} when a spec fails, none ran, or what wraps mocha is not content.
 */
export function specs(title, args, { coverage = false, env = {} } = {}) {
    return loudStep(title, async () => {
        rmSync(join(root, outcome), { force: true });
        const mocha = [...node, ...args, '--reporter-option', `outcome=${outcome}`, ...(isCI ? ['--forbid-pending'] : [])];
        const options = { stdio: 'inherit', env: { ...process.env, ...env } };
        const running = coverage ? tool('nyc/bin/nyc.js', mocha, options) : run(mocha[0], mocha.slice(1), options);
        await running.finally(count);
    });
}

function count() {
    if (!existsSync(join(root, outcome))) throw new Problem('mocha ended before its report.');
    const stats = JSON.parse(readFileSync(join(root, outcome), 'utf8'));
    if (stats.passes + stats.failures === 0) throw new Problem('No spec ran.');
    for (const kind of Object.keys(total)) total[kind] += stats[kind];
    failed.push(...stats.failed);
}

/** For the end of a run: what failed, once more, since tables of coverage are long; and the counts. */
export function summary() {
    const { passes, failures, pending } = total;
    return [...failed.map(each => `failed: ${each}`), `${passes} passed, ${failures} failed${pending ? `, ${pending} skipped` : ''}`].join('\n');
}
