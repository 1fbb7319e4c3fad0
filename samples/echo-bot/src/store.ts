import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing, WardenError, type SelfDestructingTranscripts } from 'bot-warden';
import { SqliteProvider } from 'bot-warden/storage/sqlite';
import { SettingsError } from './settings';

/** Where transcripts are kept, and the root keys without which nobody can read them. */
export interface Store {
    keys: KeyRing;
    provider: SqliteProvider;
}

/** Opens the transcripts in a folder, or creates both. @throws {SettingsError} */
export function openStore(folder: string): Store {
    const path = join(folder, 'transcripts.sqlite');
    said(`Cannot create the folder ${folder}`, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
    const keys = process.env.BOT_WARDEN_KEYS ? KeyRing.fromEnv(process.env.BOT_WARDEN_KEYS) : rootKeyIn(folder, existsSync(path));
    return { keys, provider: said(`Cannot open ${path}`, () => new SqliteProvider({ path })) };
}

/**
 * Wraps the keys of the transcripts anew, which is needed after a root key was put in front of another, and shows on the way
 * whether the root keys are the right ones.
 * @throws {SettingsError} when they are not
 */
export async function checkKeys(transcripts: SelfDestructingTranscripts, folder: string): Promise<void> {
    try {
        await transcripts.rotate();
    } catch (error) {
        if (!['ERR_WARDEN_KEY', 'ERR_WARDEN_SEALED'].includes((error as WardenError).code)) throw failed(`Cannot read the transcripts in ${folder}`, error);
        throw new SettingsError(
            `The transcripts in ${folder} were sealed with another root key: put it back (root.key there, or BOT_WARDEN_KEYS), or remove the folder to start anew.`,
        );
    }
}

/**
 * The root key of a sample that runs on one machine. In production it lives elsewhere, in a secret store or a key management
 * service, and never beside the data: whoever copies this folder has both.
 */
function rootKeyIn(folder: string, hasTranscripts: boolean): KeyRing {
    const path = join(folder, 'root.key');
    if (!existsSync(path)) {
        if (hasTranscripts) {
            throw new SettingsError(`${path} is missing, and without it nobody can read the transcripts beside it: put it back, set BOT_WARDEN_KEYS, or remove the folder to start anew.`);
        }
        said(`Cannot write ${path}`, () => writeFileSync(path, KeyRing.generate().export(), { flag: 'wx', mode: 0o600 }));
    }
    return said(`Cannot use ${path}`, () => KeyRing.fromFile(path));
}

function said<T>(what: string, work: () => T): T {
    try {
        return work();
    } catch (error) {
        throw failed(what, error);
    }
}

/** An error of bot-warden says what to do, one of the file system has a code that does. */
function failed(what: string, error: unknown): SettingsError {
    const { code, message } = error as NodeJS.ErrnoException;
    return new SettingsError(`${what}: ${error instanceof WardenError ? message : (code ?? message)}.`);
}
