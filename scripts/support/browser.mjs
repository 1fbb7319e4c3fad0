import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { saveLog } from './npm.mjs';
import { Problem } from './problem.mjs';
import { CommandFailed, run } from './run.mjs';
import { step } from './step.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const { CHROME_PATH, PATH = '', ...env } = process.env;

/** @returns {Promise<string | undefined>} a Chromium, Chrome or Edge; installed where that is this process's to do */
export async function provideBrowser() {
    if (CHROME_PATH && !existsSync(CHROME_PATH)) throw new Problem('CHROME_PATH does not name a file.');
    return CHROME_PATH || findBrowser() || installChromium();
}

function findBrowser() {
    return candidates().find(path => existsSync(path));
}

function candidates() {
    if (process.platform === 'darwin') {
        return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`);
    }
    if (process.platform === 'win32') {
        const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean);
        return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
            .flatMap(program => folders.map(folder => join(folder, program)));
    }
    return programs.flatMap(name => PATH.split(delimiter).map(folder => join(folder, name)));
}

/** Debian and Ubuntu as root: a container or a build machine, where nobody minds a package more. */
async function installChromium() {
    if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
    try {
        await step('Installing Chromium', aptInstall);
    } catch (error) {
        saveLog(error instanceof CommandFailed ? error.output : String(error));
        console.log('apt-get could not install Chromium; its log: .tmp/setup.log');
    }
    return findBrowser();
}

async function aptInstall() {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
}

/** @throws {Problem} in CI, where a suite that did not run would pass for one that did. */
export function noticeMissingBrowser() {
    const line = '*'.repeat(72);
    const notice = [line, 'THE BROWSER SUITE DID NOT RUN: no Chromium, Chrome or Edge was found.',
        'Install one, or name it in CHROME_PATH, and run npm test again.', line].join('\n');
    if (process.env.CI === 'true') throw new Problem(notice);
    console.warn(notice);
}
