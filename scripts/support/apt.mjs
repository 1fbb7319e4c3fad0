import { existsSync } from 'node:fs';
import { saveLog } from './npm.mjs';
import { CommandFailed, run } from './run.mjs';
import { step } from './step.mjs';

/** On Debian and Ubuntu as root: a container or a build machine, where nobody minds a package more. Elsewhere nothing happens. */
export async function aptInstall(title, packages) {
    if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    try {
        await step(`Installing ${title}`, async () => {
            await run('apt-get', ['update'], options);
            await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
        });
    } catch (error) {
        saveLog(error instanceof CommandFailed ? error.output : String(error));
        console.log(`apt-get could not install ${title}; its log: .tmp/setup.log`);
    }
}
