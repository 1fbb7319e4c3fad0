import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { noticeMissing } from './notice.mjs';
import { Problem } from './problem.mjs';

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

async function installChromium() {
    await aptInstall('Chromium', ['chromium']);
    return findBrowser();
}

/** @throws {Problem} in CI */
export function noticeMissingBrowser() {
    noticeMissing('THE BROWSER SUITE DID NOT RUN: no Chromium, Chrome or Edge was found.', 'Install one, or name it in CHROME_PATH, and run npm test again.');
}
