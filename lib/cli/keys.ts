import { KeyRing } from '../storage/key-ring';
import type { Arguments } from './arguments';
import type { Io } from './io';
import { Problem, explained } from './problem';

export const KEY_OPTIONS = { 'keys-file': 'text' } as const;

export const KEY_HELP = `  --keys-file <path>   file of the keys, readable for its owner only;
                       without it they are in the environment variable BOT_WARDEN_KEYS`;

/** @throws {Problem} when there are none, or they are malformed */
export function keyRing(given: Arguments, { env }: Io): KeyRing {
    const path = given.text('keys-file');
    if (path === undefined && !env['BOT_WARDEN_KEYS']) throw new Problem('no keys: set BOT_WARDEN_KEYS, or name a file with --keys-file');
    try {
        return path === undefined ? KeyRing.fromEnv(env['BOT_WARDEN_KEYS']) : KeyRing.fromFile(path);
    } catch (error) {
        throw new Problem(explained(error));
    }
}
