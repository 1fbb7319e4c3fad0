import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose';

/** An RSA key whose public half is published under a kid of its own. */
export interface SigningKey {
    readonly publicJwk: JWK;
    /** Signs exactly these claims; `header` overrides `kid` and `typ`. */
    sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
}

/** Seconds since the epoch, as JWTs count. */
export const nowInSeconds = () => Math.floor(Date.now() / 1_000);

async function createSigningKey(): Promise<SigningKey> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const kid = randomUUID();
    const publicJwk = { ...await exportJWK(publicKey), kid, alg: 'RS256', use: 'sig' };
    return {
        publicJwk,
        sign: (claims, header) => new SignJWT(claims)
            .setProtectedHeader({ typ: 'JWT', kid, ...header, alg: 'RS256' })
            .sign(privateKey),
    };
}

const keys = new Map<string, Promise<SigningKey>>();

/**
 * One key per purpose and process: bots cache an issuer's keys by its URL for a day,
 * so a second channel on the same port has to sign with the same key.
 */
export function processKey(purpose: 'issuer' | 'practice-idp'): Promise<SigningKey> {
    const key = keys.get(purpose) ?? createSigningKey();
    keys.set(purpose, key);
    return key;
}
