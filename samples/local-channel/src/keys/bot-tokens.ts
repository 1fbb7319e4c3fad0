import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { nowInSeconds } from './signing-key';

/** A bearer token and the end of its life. */
export interface BotToken {
    token: string;
    expiresAt: Date;
}

const LIFETIME = 3_600; // seconds
// The SDK caches a bot's token by app id and audience for the whole process: one key must verify them all.
const key = randomBytes(32);

/** What the bot shows to the Connector and the token service. */
export class BotTokens {
    private readonly issuer: string;
    private readonly audience: string;

    constructor(private readonly appId: string, baseUrl: string) {
        this.issuer = `${baseUrl}/sts`;
        this.audience = `${baseUrl}/connector`;
    }

    async issue(): Promise<BotToken> {
        const exp = nowInSeconds() + LIFETIME;
        const claims = { iss: this.issuer, aud: this.audience, appid: this.appId, exp };
        const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
        return { token, expiresAt: new Date(exp * 1_000) };
    }

    async accepts(token: string): Promise<boolean> {
        const expected = { issuer: this.issuer, audience: this.audience, algorithms: ['HS256'], requiredClaims: ['exp'] };
        return jwtVerify(token, key, expected).then(({ payload }) => payload.appid === this.appId, () => false);
    }
}
