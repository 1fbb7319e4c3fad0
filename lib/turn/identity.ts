import type { TurnContextLike } from './types';

type Turn = Pick<TurnContextLike, 'turnState'>;

/**
 * Who a token says its owner is: claims of a JWT, decoded and not verified, as the token comes from the token service. Nothing of an
 * opaque token, and of a claim that is no text.
 */
export interface TokenIdentity {
    /** The issuer. */
    iss?: string;
    /** The subject, unique for one issuer (and, with Entra ID, for one app). */
    sub?: string;
    /** Entra ID's id of the user, the same for all apps of a tenant. */
    oid?: string;
    /** Entra ID's id of the tenant. */
    tid?: string;
}

/** A token about to be used for the turn's user. */
export interface IdentifiedToken {
    connectionName: string;
    identity: TokenIdentity;
    /** Whether a sign-in is being finished with it; false when a token of a live login is looked up. */
    isSignIn: boolean;
}

/** Whether the turn's user may use a token of this identity. Any other answer than `true` means no; throwing refuses the turn or the token. */
export type IdentityCheck = (token: IdentifiedToken) => boolean | Promise<boolean>;

const CHECKS = Symbol.for('bot-warden.identity.1');
const RELEASES = Symbol.for('bot-warden.signed-out.1');

function all({ turnState }: Turn): readonly IdentityCheck[] {
    return (turnState.get(CHECKS) as readonly IdentityCheck[] | undefined) ?? [];
}

function releases({ turnState }: Turn): readonly (() => Promise<void>)[] {
    return (turnState.get(RELEASES) as readonly (() => Promise<void>)[] | undefined) ?? [];
}

/**
 * Has `check` asked about every token before anybody in this turn gets it. When it says no, the token is dropped and the user signed
 * out of everything; reporting why is the check's own part. Register it before the login protection has its turn.
 */
export function onIdentity(context: Turn, check: IdentityCheck): void {
    context.turnState.set(CHECKS, [...all(context), check]);
}

/** Has `release` called when the turn's user signs out: whoever signs in next may be another. */
export function onSignOut(context: Turn, release: () => Promise<void>): void {
    context.turnState.set(RELEASES, [...releases(context), release]);
}

/** The turn's user has signed out. */
export async function signedOut(context: Turn): Promise<void> {
    for (const release of releases(context)) await release();
}

/** Whether every check says yes. @throws what a check throws */
export async function mayUse(context: Turn, token: IdentifiedToken): Promise<boolean> {
    for (const check of all(context)) if (((await check(token)) as unknown) !== true) return false;
    return true;
}
