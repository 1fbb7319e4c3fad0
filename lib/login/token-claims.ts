import type { TokenIdentity } from '../turn/identity';

/** Claims of a JWT, decoded and not verified: it comes from the token service. Nothing of an opaque token. */
export function claimsOf(token: string | undefined): Record<string, unknown> {
    const parts = token?.split('.') ?? [];
    if (parts.length !== 3) return {};
    try {
        const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? (claims as Record<string, unknown>) : {};
    } catch {
        return {};
    }
}

/** Who a token says its owner is. */
export function identityOf(token: string | undefined): TokenIdentity {
    const claims = claimsOf(token);
    const names = ['iss', 'sub', 'oid', 'tid'] as const;
    return Object.fromEntries(names.flatMap((name) => {
        const claim = claims[name];
        return typeof claim === 'string' && claim !== '' ? [[name, claim]] : [];
    }));
}
