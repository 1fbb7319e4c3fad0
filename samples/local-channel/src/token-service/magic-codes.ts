import { randomInt } from 'node:crypto';
import { BoundedMap } from '../support/bounded-map';
import { nameOf, type UserTokenKey } from './user-tokens';

interface Pending {
    code: string;
    token: string;
    expires: number;
    triesLeft: number;
}

const LIFETIME = 600_000; // milliseconds
const TRIES = 5;

/** Tokens that wait for their user to type a 6-digit code into the chat. */
export class MagicCodes {
    private readonly pending = new BoundedMap<string, Pending>(1_000);

    /** @returns the code under which the token waits; an older code of the same user is void. */
    issue(key: UserTokenKey, token: string): string {
        const code = String(randomInt(1_000_000)).padStart(6, '0');
        this.pending.set(nameOf(key), { code, token, expires: Date.now() + LIFETIME, triesLeft: TRIES });
        return code;
    }

    /** @returns the token, once; guessing ends after five tries. */
    redeem(key: UserTokenKey, code: string): string | undefined {
        const waiting = this.pending.get(nameOf(key));
        if (!waiting) return undefined;
        const isRight = waiting.code === code && waiting.expires > Date.now();
        if (isRight || --waiting.triesLeft === 0) this.pending.delete(nameOf(key));
        return isRight ? waiting.token : undefined;
    }
}
