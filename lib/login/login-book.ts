import { compareAndSet } from '../storage/compare-and-set';
import type { KeyRing } from '../storage/key-ring';
import type { StorageLike } from '../storage/storage';
import { recordName } from '../storage/record-name';
import type { ActivityLike } from '../turn/types';
import { passedLimit, type Limits, type Login, type PassedLimit } from './limits';

/** A login, or one that has ended and whose tokens are still to be revoked at these connections. */
export interface LoginRecord extends Login {
    revoke?: readonly string[];
}

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
        return (await this.storage.read([name]))[name] as LoginRecord | undefined;
    }

    /** Whether a login has neither ended nor reached a limit. */
    isLive(login: LoginRecord | undefined): login is LoginRecord {
        return login !== undefined && !login.revoke && passedLimit(login, this.limits, Date.now()) === undefined;
    }

    /** Starts a login where there is none; the one there is stays as it is. */
    async start(activity: ActivityLike): Promise<{ record: LoginRecord | undefined; isNew: boolean }> {
        const now = Date.now();
        let isNew = false;
        const record = await this.change(activity, (login) => {
            isNew = login === undefined;
            return login ?? { since: now, lastSeen: now };
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
        await this.change(activity, (login) => ({ since: now, lastSeen: now, ...login, revoke: this.connectionNames }));
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
        return compareAndSet<LoginRecord>(this.storage, this.nameOf(activity), change);
    }

    /** Like the token service: by channel and user, whatever the conversation. */
    private nameOf({ channelId = '', from }: ActivityLike): string {
        return recordName('login', [channelId, from?.id ?? ''], this.keys);
    }
}
