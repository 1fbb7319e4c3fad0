/** Who a token is for, by its own claims. `iss` and `sub` of any issuer; `oid` and `tid` are Microsoft Entra's account and tenant. */
export interface TokenIdentity {
    iss: string;
    sub?: string;
    oid?: string;
    tid?: string;
}

/**
 * The identity in a token that the token service handed out. Nothing is verified: the token came from there, over TLS.
 * @returns nothing when the token is no JWT, or names nobody
 */
export function identityIn(token: string): TokenIdentity | undefined {
    const { iss, sub, oid, tid } = claimsIn(token);
    if (!isName(iss) || !(isName(sub) || isName(oid))) return undefined;
    return { iss, ...(isName(sub) && { sub }), ...(isName(oid) && { oid }), ...(isName(tid) && { tid }) };
}

/** What stays the same for one person. Entra's `sub` differs between apps and its `iss` between versions, so there account and tenant count. */
export function stableParts({ iss, sub = '', oid, tid }: TokenIdentity): readonly string[] {
    return oid !== undefined && tid !== undefined ? ['entra', tid.toLowerCase(), oid.toLowerCase()] : ['other', iss, sub, oid ?? ''];
}

/** Whether a site can mean this identity by its name for a subject. */
export function isSubject({ sub, oid }: TokenIdentity, subject: string): boolean {
    return subject === sub || subject === oid;
}

function claimsIn(token: string): Record<string, unknown> {
    try {
        const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
    } catch {
        return {};
    }
}

function isName(value: unknown): value is string {
    return typeof value === 'string' && value !== '';
}
