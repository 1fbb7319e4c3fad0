import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Problem } from './problem.mjs';
import { CommandFailed, root, run } from './run.mjs';

const unreachable = /^(E(CONN\w+|NOTFOUND|AI_AGAIN|TIMEDOUT|NETUNREACH|HOSTUNREACH)|ERR_SOCKET_TIMEOUT|UNABLE_TO_\w+|\w*CERT\w*)$/;
const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=http', '--prefer-offline'];
// without a registry, npm would try each of 400 packages three times, with waits of up to a minute between
const impatient = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
const failedAttempt = /attempt \d failed with (\S+)/g;
const hopeless = log => !/fetch GET \d/.test(log) && [...log.matchAll(failedAttempt)].length > 9;

/**
 * Runs npm with the user's own configuration and returns what it printed on standard output.
 * @throws {Problem} that says what to do; npm's log is then in .tmp/setup.log.
 */
export async function npm(args, options) {
    const [command, before, shell] = npmCommand();
    try {
        return await run(command, [...before, ...args, ...quiet, ...impatient], { shell, hopeless, ...options });
    } catch (error) {
        if (!(error instanceof CommandFailed)) throw new Problem(`npm could not be started (${error.code}). Is it installed and on the PATH?`);
        saveLog(error.output);
        throw new Problem(`${explain(args[0], error)} npm's log: .tmp/setup.log`);
    }
}

function npmCommand() {
    const script = process.env.npm_execpath; // set inside `npm start`; spares Windows a shell
    if (script && basename(script) === 'npm-cli.js') return [process.execPath, [script], false];
    return ['npm', [], process.platform === 'win32'];
}

export function saveLog(text) {
    mkdirSync(join(root, '.tmp'), { recursive: true });
    writeFileSync(join(root, '.tmp', 'setup.log'), text);
}

function explain(verb, { code: exit, output }) {
    const code = (/^npm error code (\S+)/m.exec(output) ?? [...output.matchAll(failedAttempt)].at(-1))?.[1];
    if (code && unreachable.test(code)) {
        return `npm could not reach its registry (${code}). Check the network and npm's registry and proxy settings, then try again.`;
    }
    const reason = /^npm error (?!code )(.+)/m.exec(output)?.[1] ?? `exit code ${exit}`;
    return `npm ${verb} failed: ${reason}`.replace(/[^.]$/, '$&.');
}
