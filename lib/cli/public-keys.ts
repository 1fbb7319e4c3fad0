import type { Arguments } from './arguments';
import type { Io } from './io';
import { keyRing } from './keys';
import { Problem } from './problem';

export const PUBLIC_KEY_HELP = '  --public-key=<key>   a key of the signer, as "bot-warden receipt public-keys" prints it; can be repeated';

/** Whose signatures count: the keys that were named, else those of the key ring. @throws {Problem} when there are none, or both */
export function publicKeys(given: Arguments, io: Io): readonly string[] {
    const keys = given.texts('public-key');
    if (keys.some((key) => !/^[\w-]{43}$/.test(key))) throw new Problem('--public-key must be a key as "bot-warden receipt public-keys" prints it');
    if (keys.length > 0 && given.text('keys-file') !== undefined) throw new Problem('give either --public-key or --keys-file');
    return keys.length > 0 ? keys : keyRing(given, io).publicKeys();
}
