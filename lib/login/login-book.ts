import { compareAndSet } from '../storage/compare-and-set';
import type { KeyRing } from '../storage/key-ring';
import type { StorageLike } from '../storage/storage';
import { recordName } from '../storage/record-name';
import type { ActivityLike } from '../turn/types';
import { passedLimit, type Limits, type Login, type PassedLimit } from './limits';

/** A login, or one that has ended and whose tokens are still to be revoked. */
export interface LoginRecord extends Login {
    /** The connections that the user signed in with. */
    connections: readonly string[];
    /** The connections at which it is still to be revoked; not there while it is live. */
    revoke?: readonly string[];
}

/** Milliseconds by which the clocks of two machines may differ. */
const SKEW = 5 * 60_000;

export type EndReason = PassedLimit | 'sign-out';

/** The logins of all users, one record per channel and user in the bot developer's storage. */
export class LoginBook {
    private readonly revoking = new Map<string, Promise<void>>();

    constructor(
        private readonly storage: StorageLike,
        private readonly limits: Limits,
        private readonly connectionNames: readonly string[],
        private readonly keys: KeyRing | undefined,
    ) {}

    async read(activity: ActivityLike): Promise<LoginRecord | undefined> {
        const name = this.nameOf(activity);
        return this.trusted((await this.storage.read([name]))[name]);
    }

    /** Whether a login has neither ended nor reached a limit. */
    isLive(login: LoginRecord | undefined): login is LoginRecord {
        return login !== undefined && !login.revoke && passedLimit(login, this.limits, Date.now()) === undefined;
    }

    /** Starts a login where there is none; a live one takes the connection in and keeps its time. */
    async start(activity: ActivityLike, connectionName: string): Promise<{ record: LoginRecord | undefined; isNew: boolean }> {
        const now = Date.now();
        let isNew = false;
        const record = await this.change(activity, (login) => {
            isNew = login === undefined;
            if (!login) return { since: now, lastSeen: now, connections: [connectionName] };
            const known = login.connections.includes(connectionName) || !this.isLive(login);
            return known ? login : { ...login, connections: [...login.connections, connectionName] };
        });
        return { record, isNew };
    }

    /**
     * Brings a login up to date: at a limit it is over, and otherwise `extend` counts as being heard from.
     * Of several turns that reach the limit together, one gets `ended`.
     */
    async touch(activity: ActivityLike, extend: boolean): Promise<{ record: LoginRecord | undefined; ended: PassedLimit | undefined }> {
        const now = Date.now();
        let ended: PassedLimit | undefined;
        const record = await this.change(activity, (login) => {
            ended = login && !login.revoke ? passedLimit(login, this.limits, now) : undefined;
            if (!login || login.revoke) return login;
            if (ended) return { ...login, revoke: this.connectionNames };
            return extend && login.lastSeen < now ? { ...login, lastSeen: now } : login;
        });
        return { record, ended };
    }

    /** Ends a login now; it is dead from here on, whatever the token service says. */
    async end(activity: ActivityLike): Promise<void> {
        const now = Date.now();
        await this.change(activity, (login) => ({ since: now, lastSeen: now, connections: [], ...login, revoke: this.connectionNames }));
    }

    /**
     * Signs out where that is still to be done; turns that come to it together do it once. What fails stays noted; nothing
     * left, and the record goes.
     */
    async revoke(activity: ActivityLike, signOut: (connectionName: string) => Promise<boolean>): Promise<void> {
        const name = this.nameOf(activity);
        const running = this.revoking.get(name) ?? this.revokeNow(activity, signOut).finally(() => this.revoking.delete(name));
        this.revoking.set(name, running);
        await running;
    }

    private async revokeNow(activity: ActivityLike, signOut: (connectionName: string) => Promise<boolean>): Promise<void> {
        const { revoke = [] } = (await this.read(activity)) ?? {};
        const left: string[] = [];
        for (const connectionName of revoke) if (!(await signOut(connectionName))) left.push(connectionName);
        await this.change(activity, (login) => {
            if (!login?.revoke) return login; // a newer login
            return left.length > 0 ? { ...login, revoke: left } : undefined;
        });
    }

    private change(activity: ActivityLike, change: (login: LoginRecord | undefined) => LoginRecord | undefined) {
        return compareAndSet<LoginRecord>(this.storage, this.nameOf(activity), (current) => change(this.trusted(current)));
    }

    /** A record that this class cannot have written is that of a login which has ended: the storage may have been altered. */
    private trusted(record: unknown): LoginRecord | undefined {
        if (record === undefined) return undefined;
        return isLogin(record) ? record : { since: 0, lastSeen: 0, connections: [], revoke: this.connectionNames };
    }

    /** Like the token service: by channel and user, whatever the conversation. */
    private nameOf({ channelId = '', from }: ActivityLike): string {
        return recordName('login', [channelId, from?.id ?? ''], this.keys);
    }
}

function isLogin(record: unknown): record is LoginRecord {
    const { since, lastSeen, connections, revoke } = (record ?? {}) as Partial<Record<keyof LoginRecord, unknown>>;
    const isInstant = (value: unknown) => Number.isFinite(value) && (value as number) <= Date.now() + SKEW;
    return isInstant(since) && isInstant(lastSeen) && isNames(connections) && (revoke === undefined || isNames(revoke));
}

function isNames(value: unknown): boolean {
    return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
