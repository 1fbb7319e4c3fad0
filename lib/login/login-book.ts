import { compareAndSet } from '../storage/compare-and-set';
import type { KeyRing } from '../storage/key-ring';
import type { StorageLike } from '../storage/storage';
import { recordName } from '../support/record-name';
import type { ActivityLike } from '../turn/types';
import { passedLimit, type Limits, type Login, type PassedLimit } from './limits';

/** A login, or one that has ended and whose tokens are still to be revoked at these connections. */
export interface LoginRecord extends Login {
    revoke?: readonly string[];
}

export type EndReason = PassedLimit | 'sign-out';

/** The logins of all users, one record per channel and user in the bot developer's storage. */
export class LoginBook {
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

    async start(activity: ActivityLike): Promise<LoginRecord | undefined> {
        const now = Date.now();
        return this.change(activity, () => ({ since: now, lastSeen: now }));
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
    async end(activity: ActivityLike): Promise<LoginRecord> {
        const now = Date.now();
        const record = await this.change(activity, (login) => ({ since: now, lastSeen: now, ...login, revoke: this.connectionNames }));
        return record as LoginRecord;
    }

    /** Notes what is still to be revoked; nothing left, and the record goes. */
    async revoked(activity: ActivityLike, left: readonly string[]): Promise<void> {
        await this.change(activity, (login) => (login?.revoke && left.length > 0 ? { ...login, revoke: left } : undefined));
    }

    private change(activity: ActivityLike, change: (login: LoginRecord | undefined) => LoginRecord | undefined) {
        return compareAndSet<LoginRecord>(this.storage, this.nameOf(activity), change);
    }

    /** Like the token service: by channel and user, whatever the conversation. */
    private nameOf({ channelId = '', from }: ActivityLike): string {
        return recordName('login', [channelId, from?.id ?? ''], this.keys);
    }
}
