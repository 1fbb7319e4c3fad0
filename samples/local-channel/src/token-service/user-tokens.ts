import { BoundedMap } from '../support/bounded-map';

/** Whose token, for which connection, on which channel. */
export interface UserTokenKey {
    userId: string;
    connectionName: string;
    channelId: string;
}

/** A token and the end of its life. */
export interface StoredToken {
    token: string;
    expiresAt: Date;
}

const HOUR = 3_600_000; // milliseconds

/** The tokens of signed-in users. Like the real service's, they belong to a user id, not to a conversation. */
export class UserTokens {
    private readonly stored = new BoundedMap<string, StoredToken>(10_000);

    set(key: UserTokenKey, token: string, expiresAt: Date = new Date(Date.now() + HOUR)): void {
        this.stored.set(nameOf(key), { token, expiresAt });
    }

    /** The token, unless it has expired. */
    get(key: UserTokenKey): StoredToken | undefined {
        const found = this.stored.get(nameOf(key));
        return found && found.expiresAt.getTime() > Date.now() ? found : undefined;
    }

    delete(key: UserTokenKey): void {
        this.stored.delete(nameOf(key));
    }
}

/** A string that no other key has. */
export function nameOf({ userId, connectionName, channelId }: UserTokenKey): string {
    return JSON.stringify([userId, connectionName, channelId]);
}
