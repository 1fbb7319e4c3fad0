import type { TokenIdentity } from '../turn/identity';

/** An identity that names somebody. */
export type NamedIdentity = TokenIdentity & { iss: string };

/** Whether a token names an issuer, and somebody of it. */
export function namesSomebody(identity: TokenIdentity): identity is NamedIdentity {
    return identity.iss !== undefined && (identity.sub !== undefined || identity.oid !== undefined);
}

/** What stays the same for one person. Entra's `sub` differs between apps and its `iss` between versions, so there account and tenant count. */
export function stableParts({ iss, sub = '', oid, tid }: NamedIdentity): readonly string[] {
    return oid !== undefined && tid !== undefined ? ['entra', tid.toLowerCase(), oid.toLowerCase()] : ['other', iss, sub, oid ?? ''];
}

/** Whether a site can mean this identity by its name for a subject. */
export function isSubject({ sub, oid }: NamedIdentity, subject: string): boolean {
    return subject === sub || subject === oid;
}
