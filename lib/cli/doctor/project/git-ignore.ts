import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readText } from './read-text';

const ENV = /^\/?(?:\*\*\/)?(?:\.env|\.env\*|\*\.env|\.env\.\*|\.\*)$/;

/** Whether git leaves a folder's `.env` out, by the usual lines of `.gitignore`; nothing when the folder is in no repository. */
export function ignoresEnv(path: string): boolean | undefined {
    for (let folder = resolve(path), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
        const text = readText(join(folder, '.gitignore'));
        if (typeof text === 'string' && text.split(/\r?\n/).some((line) => ENV.test(line.trim()))) return true;
        if (existsSync(join(folder, '.git'))) return false;
    }
    return undefined;
}
