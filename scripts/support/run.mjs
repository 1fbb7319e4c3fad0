import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from './problem.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export class CommandFailed extends Problem {
    constructor(command, code, output) {
        super(`${output}${command} ended with code ${code}.`);
        Object.assign(this, { code, output });
    }
}

const running = new Set();
process.on('exit', () => running.forEach(child => child.kill()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // whoever listens as well decides alone how to end
    process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(exitCode(null, signal)));
}

// the shell between npm and this process ends on SIGTERM without passing it on: only a new parent tells
const parent = process.ppid;
const watch = process.env.npm_lifecycle_event && setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
}, 250).unref();

/** Starts a command in the project's folder; it ends with this process at the latest. */
export function start(command, args, options) {
    const child = spawn(command, args, { cwd: root, ...options });
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
}

/** @returns {Promise<number>} the exit code, once the command has ended */
export function ended(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code, signal) => resolve(exitCode(code, signal)));
    });
}

/** The code that a shell would report. */
function exitCode(code, signal) {
    return code ?? 128 + constants.signals[signal];
}

/**
 * Runs a command to its end, or until what it printed is `hopeless`, and returns that.
 * @throws {CommandFailed} with the output, when the exit code is not 0.
 */
export async function run(command, args, { hopeless, ...options } = {}) {
    let output = '';
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', text => {
            output += text;
            if (hopeless?.(output)) child.kill('SIGKILL'); // npm outlives anything gentler
        });
    }
    const code = await ended(child);
    if (code !== 0) throw new CommandFailed(basename(args.find(arg => !arg.startsWith('-')) ?? command), code, output);
    return output;
}

/** Runs a tool of node_modules by its script, as Windows cannot spawn what .bin holds. */
export function tool(script, args, options) {
    return run(process.execPath, [join('node_modules', script), ...args], options);
}
