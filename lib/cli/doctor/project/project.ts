import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Problem } from '../../problem';
import { envFile, type EnvFile } from './env-file';
import { ignoresEnv } from './git-ignore';
import { manifestIn, type Manifest } from './manifest';
import { readText, type Unread } from './read-text';
import { sourceOf, type Source } from './source';
import { walk } from './walk';

/** A bot's folder, as far as it was read. */
export interface Project {
    name: string;
    sources: readonly Source[];
    manifest?: Manifest | undefined;
    env?: EnvFile | undefined;
    /** Whether git leaves `.env` out; nothing when the folder is in no repository. */
    envIgnored?: boolean | undefined;
    unread: readonly Unread[];
}

/** @throws {Problem} when there is no folder, or nothing of a bot in it */
export function projectAt(path: string): Project {
    check(path);
    const unread: Unread[] = [];
    const read = (file: string): string | undefined => {
        const text = readText(join(path, file));
        if (typeof text === 'string') return text;
        if (text.because !== 'missing') unread.push({ file, because: text.because });
        return undefined;
    };
    const { files, left } = walk(path);
    const sources = files.flatMap((file) => {
        const text = read(file);
        return text === undefined ? [] : [sourceOf(file, text)];
    });
    const manifest = manifestIn(read('package.json'), unread);
    if (sources.length === 0 && !manifest) throw new Problem(`${path} holds no bot: neither a package.json nor a source file`);
    const env = read('.env');
    return { name: basename(path), sources, manifest, env: env === undefined ? undefined : envFile(env), envIgnored: ignoresEnv(path), unread: [...unread, ...left] };
}

function check(path: string): void {
    let isFolder: boolean;
    try {
        isFolder = statSync(path).isDirectory();
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        throw new Problem(code === 'ENOENT' ? `${path} is not there` : `${path} cannot be read (${code})`);
    }
    if (!isFolder) throw new Problem(`${path} is no folder: name the folder of the bot`);
}
