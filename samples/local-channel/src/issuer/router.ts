import { Router } from 'express';
import type { SigningKey } from '../keys/signing-key';

/** OpenID metadata and keys of one issuer. @param endorsements channels that the key may speak for. */
export function issuerRouter(issuer: string, key: SigningKey, endorsements?: string[]): Router {
    const router = Router();
    const metadata = {
        issuer,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
    };
    const keys = [endorsements ? { ...key.publicJwk, endorsements } : key.publicJwk];
    router.get(['/.well-known/openidconfiguration', '/.well-known/openid-configuration'], (_req, res) => {
        res.json(metadata);
    });
    router.get('/keys', (_req, res) => {
        res.json({ keys });
    });
    return router;
}
