import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { Conversation } from '../conversations/conversation';
import { forbidden, HttpError, unauthorized } from '../http/http-error';
import { nowInSeconds } from '../keys/signing-key';

const ISSUER = 'https://directline.botframework.com/';
const STREAM_AUDIENCE = `${ISSUER}stream`;
const TIME_TO_CONNECT = 60; // seconds

/** A token as Direct Line hands it out. */
export interface IssuedToken {
    conversationId: string;
    token: string;
    expires_in: number;
}

/** The long-lived secret, and the short-lived tokens that stand in for it in one conversation. */
export class DirectLineTokens {
    private readonly key = randomBytes(32);
    private readonly secretDigest: Buffer;
    private readonly lifetime: number; // seconds

    constructor({ secret, tokenLifetime }: { secret: string; tokenLifetime: number }) {
        this.secretDigest = digest(secret);
        this.lifetime = Math.floor(tokenLifetime / 1_000);
    }

    isSecret(credential: string): boolean {
        return timingSafeEqual(digest(credential), this.secretDigest);
    }

    async issue({ id, tokenUser }: Conversation): Promise<IssuedToken> {
        const user = tokenUser ? { user: tokenUser.id } : {};
        const token = await this.sign({ ...user, conv: id, aud: ISSUER }, this.lifetime);
        return { conversationId: id, token, expires_in: this.lifetime };
    }

    /** @returns the id of the token's conversation. @throws {HttpError} 401, or 403 when it expired. */
    async verify(token: string): Promise<string> {
        return this.conversationOf(token, ISSUER);
    }

    /** Issues what opens the WebSocket stream of a conversation; browsers cannot send a header there. */
    async issueStreamTicket(conversationId: string): Promise<string> {
        return this.sign({ conv: conversationId, aud: STREAM_AUDIENCE }, TIME_TO_CONNECT);
    }

    async verifyStreamTicket(ticket: string): Promise<string> {
        return this.conversationOf(ticket, STREAM_AUDIENCE);
    }

    private sign(claims: Record<string, string>, lifetime: number): Promise<string> {
        const now = nowInSeconds();
        return new SignJWT({ ...claims, iss: ISSUER, jti: randomUUID(), nbf: now, exp: now + lifetime })
            .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
            .sign(this.key);
    }

    private async conversationOf(token: string, audience: string): Promise<string> {
        const expected = { issuer: ISSUER, audience, algorithms: ['HS256'], requiredClaims: ['exp', 'conv'] };
        const { payload } = await jwtVerify(token, this.key, expected).catch((error) => {
            throw refusal(error);
        });
        return String(payload.conv);
    }
}

function refusal(error: unknown): HttpError {
    return error instanceof errors.JWTExpired
        ? new HttpError(403, 'TokenExpired', 'Token has expired')
        : unauthorized('The credential is not a token of this channel.');
}

function digest(text: string): Buffer {
    return createHash('sha256').update(text).digest();
}

/** @throws {HttpError} 401 for a missing credential. */
export function requireCredential(credential: string | undefined): string {
    if (credential === undefined) throw unauthorized('The request has no bearer credential.');
    return credential;
}

export const wrongSecret = () => forbidden('The credential is neither the secret nor a valid token.');
