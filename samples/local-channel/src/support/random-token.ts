import { randomBytes } from 'node:crypto';

/** 192 random bits that need no escaping in a URL, a cookie or a header. */
export function randomToken(): string {
    return randomBytes(24).toString('base64url');
}
