import { randomBytes } from 'node:crypto';
import type { KeyRing } from '../storage/key-ring';
import { Recent } from '../support/recent';

/** What Direct Line wants an id to begin with, when it is to be tied to the token. */
const PREFIX = 'dl_';
/** The parts of an id in bytes: 45 in all, which 60 characters of base64url hold with no bit left over, so that each of them counts. */
const [RANDOM, TIME, TAG] = [24, 5, 16];
const FORM = new RegExp(`^${PREFIX}([\\w-]{60})$`);

const PURPOSE = 'direct-line-user-id';
/** Milliseconds that the clock of the machine which minted an id may be ahead. */
const SKEW = 5 * 60_000;

/** What a genuine id says: its site, and when it was made, in epoch milliseconds. */
interface Minted {
    site: string;
    mintedAt: number;
}

/** How many genuine ids are kept at hand: who speaks speaks again, and an HMAC takes longer than all else here. */
const AT_HAND = 2_000;
const genuine = new WeakMap<KeyRing, Recent<Minted>>();

/** The site of ids for which none is named. */
export const DEFAULT_SITE = 'default';

export interface VerifyUserIdOptions {
    /** Whose ids are taken. @default ['default'] */
    sites?: readonly string[] | undefined;
    /** Sites with the same keys whose ids are not taken; so that such an id is told from a made-up one. @default [] */
    otherSites?: readonly string[] | undefined;
    /** Milliseconds since an id was minted. @default no limit */
    maxAge?: number | undefined;
}

/** Epoch milliseconds, in whole seconds. */
export type UserIdVerdict = { valid: true; site: string; mintedAt: number } | { valid: false; reason: UserIdFault };

/**
 * `malformed`: nothing that {@link mintUserId} makes. `not-ours`: of its form, but none of the keys made it for a known site, or it was
 * altered. `other-site`: of one of `otherSites`. `expired`: older than `maxAge`, or of more than 5 minutes from now.
 */
export type UserIdFault = 'malformed' | 'not-ours' | 'other-site' | 'expired';

/**
 * A new user id that nobody can guess, and nobody can make who has not the keys: `dl_`, and 192 random bits, the time in seconds and
 * 128 bits of HMAC-SHA-256 in base64url; 63 characters.
 */
export function mintUserId(keys: KeyRing, site = DEFAULT_SITE): string {
    const time = Buffer.alloc(TIME);
    time.writeUIntBE(Math.floor(Date.now() / 1000), 0, TIME);
    const body = Buffer.concat([randomBytes(RANDOM), time]);
    const tag = keys.tag(PURPOSE, site, body.toString('base64url')).subarray(0, TAG);
    return PREFIX + Buffer.concat([body, tag]).toString('base64url');
}

/** Whether an id is one that {@link mintUserId} made with a key of this ring. It does not say that whoever shows it is who got it. */
export function verifyUserId(keys: KeyRing, userId: unknown, options: VerifyUserIdOptions = {}): UserIdVerdict {
    const { sites = [DEFAULT_SITE], otherSites = [], maxAge = Infinity } = options;
    const [, text] = (typeof userId === 'string' && FORM.exec(userId)) || [];
    if (text === undefined) return { valid: false, reason: 'malformed' };
    const minted = genuine.get(keys)?.get(text) ?? lookedInto(keys, text, [...sites, ...otherSites]);
    if (!minted || !sites.includes(minted.site)) return { valid: false, reason: minted && otherSites.includes(minted.site) ? 'other-site' : 'not-ours' };
    const age = Date.now() - minted.mintedAt;
    return age >= -SKEW && age - 1000 < maxAge ? { valid: true, ...minted } : { valid: false, reason: 'expired' };
}

/** What an id says, if it was minted for one of these sites. */
function lookedInto(keys: KeyRing, text: string, sites: readonly string[]): Minted | undefined {
    const bytes = Buffer.from(text, 'base64url');
    const [body, tag] = [bytes.subarray(0, -TAG).toString('base64url'), bytes.subarray(-TAG)];
    const site = sites.find((each) => keys.isTag(PURPOSE, tag, each, body));
    if (site === undefined) return undefined;
    const known = genuine.get(keys) ?? new Recent<Minted>(AT_HAND);
    genuine.set(keys, known);
    return known.set(text, { site, mintedAt: bytes.readUIntBE(RANDOM, TIME) * 1000 });
}
