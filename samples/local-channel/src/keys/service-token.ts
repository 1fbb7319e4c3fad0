import type { JWTHeaderParameters, JWTPayload } from 'jose';
import { nowInSeconds, type SigningKey } from './signing-key';

/** Signs what the channel shows to the bot; each claim can be overridden, or left out with `undefined`. */
export type SignServiceToken =
    (claims?: Record<string, unknown>, header?: Partial<JWTHeaderParameters>) => Promise<string>;

const LIFETIME = 600; // seconds

export function serviceTokenSigner(
    key: SigningKey, { issuer, appId, serviceUrl }: { issuer: string; appId: string; serviceUrl: string },
): SignServiceToken {
    return (claims, header) => {
        const now = nowInSeconds();
        const all = {
            iss: issuer, aud: appId, serviceurl: serviceUrl, iat: now, nbf: now, exp: now + LIFETIME, ...claims,
        };
        return key.sign(withoutUndefined(all), header);
    };
}

function withoutUndefined(claims: Record<string, unknown>): JWTPayload {
    return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
