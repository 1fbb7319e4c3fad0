import { createHash } from 'node:crypto';
import type { KeyRing } from './key-ring';
import { tuple } from '../support/tuple';

/**
 * The name of a record in the user's storage. Conversation and user ids can be phone numbers or mail addresses, and can
 * hold `/` or ten thousand characters, so only a hash of them is ever a name: keyed when there are keys, else SHA-256.
 */
export function recordName(what: string, parts: readonly string[], keys?: KeyRing): string {
    const digest = keys ? keys.mac(what, ...parts) : createHash('sha256').update(tuple(what, ...parts)).digest();
    return `bot-warden/${what}/${digest.toString('base64url')}`;
}
