import type { Arguments } from '../../arguments';
import { print, type Io } from '../../io';
import { Problem } from '../../problem';

/** @throws {Problem} when nobody could be asked */
export function checkConsent(given: Arguments, { stdin }: Io, option: string): void {
    if (!given.flag('yes') && !stdin.isTTY) throw new Problem(`--${option} cannot be undone: where nobody can be asked, add --yes`);
}

/** Says what is about to be done, and asks unless `--yes` was given. */
export async function consents(given: Arguments, { stdin, stderr }: Io, plan: string): Promise<boolean> {
    print(stderr, `bot-warden: ${plan}`);
    if (given.flag('yes')) return true;
    stderr.write('Go on? [y/N] ');
    for await (const answer of stdin) return /^\s*y(?:es)?\s*$/i.test(Buffer.from(answer as Uint8Array).toString());
    return false;
}
