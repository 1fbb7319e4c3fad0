import { createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';

/** An attempt to get in without a token of the channel's. */
export interface Attempt {
    name: string;
    /** The `Authorization` header. */
    authorization?: string | undefined;
    channelId?: string;
}

export interface TokenSubject {
    /** The bot's app id, which a good token is issued for. */
    appId: string;
    /** The id of a key that the channel signs with, which makes bots compare signatures. */
    keyId: string;
    /** Who issues good tokens. */
    issuer: string;
    serviceUrl: string;
}

const EMULATOR = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const HOUR = 3_600; // seconds

/** Everything that a bot must refuse, with claims that are right but for what the name says. None is signed by who should have signed it. */
export function badTokens({ appId, keyId, issuer, serviceUrl }: TokenSubject): Attempt[] {
    const now = Math.floor(Date.now() / 1_000);
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const claims = { iss: issuer, aud: appId, serviceurl: serviceUrl, iat: now, nbf: now - HOUR, exp: now + HOUR };
    const forged = (changes: object = {}, kid = keyId) => bearer(signed({ alg: 'RS256', typ: 'JWT', kid }, { ...claims, ...changes }, privateKey));
    const entra = { iss: EMULATOR, tid: EMULATOR.split('/')[3], ver: '1.0' };
    return [
        { name: 'no token' },
        { name: 'no token, from the emulator', channelId: 'emulator' },
        { name: 'an empty token', authorization: 'Bearer ' },
        { name: 'garbage', authorization: bearer('garbage') },
        { name: 'three parts of garbage', authorization: bearer('a.b.c') },
        { name: 'a password', authorization: `Basic ${Buffer.from('bot:bot').toString('base64')}` },
        { name: 'algorithm none', authorization: bearer(`${unsigned({ alg: 'none', typ: 'JWT', kid: keyId }, claims)}.`) },
        { name: 'a secret of nobody', authorization: bearer(withSecret(keyId, claims, 'secret')) },
        { name: 'a public key as the secret', authorization: bearer(withSecret(keyId, claims, publicKey.export({ type: 'spki', format: 'pem' }).toString())) },
        { name: 'a forged signature', authorization: forged() },
        { name: 'an unknown key', authorization: forged({}, randomUUID()) },
        { name: 'another audience', authorization: forged({ aud: randomUUID() }) },
        { name: 'another issuer', authorization: forged({ iss: 'https://issuer.example' }) },
        { name: 'expired', authorization: forged({ iat: now - 2 * HOUR, nbf: now - 2 * HOUR, exp: now - HOUR }) },
        { name: 'not valid yet', authorization: forged({ nbf: now + HOUR, exp: now + 2 * HOUR }) },
        { name: 'another service URL', authorization: forged({ serviceurl: 'https://service.example/' }) },
        { name: 'the emulator', authorization: forged({ ...entra, appid: appId }), channelId: 'emulator' },
        { name: 'another bot', authorization: forged({ ...entra, appid: randomUUID() }) },
        { name: 'an anonymous skill', authorization: forged({ ...entra, appid: 'AnonymousSkill' }) },
    ];
}

function bearer(token: string): string {
    return `Bearer ${token}`;
}

function unsigned(header: object, claims: object): string {
    return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

function signed(header: object, claims: object, key: KeyObject): string {
    const token = unsigned(header, claims);
    return `${token}.${sign('RSA-SHA256', Buffer.from(token), key).toString('base64url')}`;
}

function withSecret(kid: string, claims: object, secret: string): string {
    const token = unsigned({ alg: 'HS256', typ: 'JWT', kid }, claims);
    return `${token}.${createHmac('sha256', secret).update(token).digest('base64url')}`;
}
