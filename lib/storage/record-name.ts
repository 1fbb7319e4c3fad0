import { createHash } from 'node:crypto';
import type { KeyRing } from './key-ring';
import { Recent } from '../support/recent';
import { tuple } from '../support/tuple';

/** How many names are kept at hand: a turn asks for the same ones as the turn before. */
const AT_HAND = 2_000;
/** Ids longer than this, in all, are not kept. */
const LONGEST = 1_000;
const unkeyed = new Recent<string>(AT_HAND);
const keyed = new WeakMap<KeyRing, Recent<string>>();

/**
 * The name of a record in the user's storage. Conversation and user ids can be phone numbers or mail addresses, and can
 * hold `/` or ten thousand characters, so only a hash of them is ever a name: keyed when there are keys, else SHA-256.
 */
export function recordName(what: string, parts: readonly string[], keys?: KeyRing): string {
    const said = parts.reduce((name, part) => `${name} ${part.length} ${part}`, what);
    if (said.length > LONGEST) return named(what, parts, keys);
    const recent = keys ? recentOf(keys) : unkeyed;
    return recent.get(said) ?? recent.set(said, named(what, parts, keys));
}

function named(what: string, parts: readonly string[], keys: KeyRing | undefined): string {
    const digest = keys ? keys.mac(what, ...parts) : createHash('sha256').update(tuple(what, ...parts)).digest();
    return `bot-warden/${what}/${digest.toString('base64url')}`;
}

function recentOf(keys: KeyRing): Recent<string> {
    const recent = keyed.get(keys) ?? new Recent<string>(AT_HAND);
    keyed.set(keys, recent);
    return recent;
}
