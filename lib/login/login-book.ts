import { compareAndSet } from '../storage/compare-and-set';
import type { KeyRing } from '../storage/key-ring';
import type { StorageLike } from '../storage/storage';
import { recordName } from '../storage/record-name';
import { SteadyClock } from '../support/steady-clock';
import type { ActivityLike } from '../turn/types';
import { LastSeen } from './last-seen';
import { passedLimit, type Limits, type Login, type PassedLimit } from './limits';

/** A login, or one that has ended and whose tokens are still to be revoked. */
export interface LoginRecord extends Login {
    /** The connections that the user signed in with. */
    connections: readonly string[];
    /** The connections at which it is still to be revoked; not there while it is live. */
    revoke?: readonly string[];
    /** How often it was only prolonged by a button since its user last said something. */
    stays?: number;
}

/** Milliseconds by which the clocks of two machines may differ. */
const SKEW = 5 * 60_000;
/** Milliseconds; a record is not written more often because of what its user does. */
const EVERY = 60_000;
/** How often in a row a button prolongs a login (WCAG 2.2, 2.2.1). */
export const STAYS = 10;

export type EndReason = PassedLimit | 'sign-out' | 'revoked' | 'step-up' | 'identity-mismatch';

type Change = (login: LoginRecord | undefined) => LoginRecord | undefined;

/** Whose login: a turn's activity, or as much of one. */
export type Whose = Pick<ActivityLike, 'channelId' | 'from'>;

/** The logins of all users, one record per channel and user in the bot developer's storage. */
export class LoginBook {
    private readonly revoking = new Map<string, Promise<void>>();
    private readonly clock = new SteadyClock();
    private readonly lastSeen: LastSeen;
    private readonly every: number;

    constructor(
        private readonly storage: StorageLike,
        private readonly limits: Limits,
        private readonly connectionNames: readonly string[],
        private readonly keys: KeyRing | undefined,
    ) {
        this.every = Math.min(EVERY, limits.idle / 4);
        this.lastSeen = new LastSeen(this.every, (name, lastSeen) => this.write(name, lastSeen, 1));
    }

    async read(whose: Whose): Promise<LoginRecord | undefined> {
        const name = this.nameOf(whose);
        return this.known(name, await this.stored(name));
    }

    /** Whether a login has neither ended nor reached a limit. */
    isLive(login: LoginRecord | undefined): login is LoginRecord {
        return login !== undefined && !login.revoke && passedLimit(login, this.limits, this.clock.now()) === undefined;
    }

    /** Starts a login where there is none; a live one takes the connection in and keeps its time. */
    async start(whose: Whose, connectionName: string): Promise<{ record: LoginRecord | undefined; isNew: boolean }> {
        const now = this.clock.now();
        const name = this.nameOf(whose);
        let isNew = false;
        const record = await this.change(name, (login) => {
            isNew = login === undefined;
            if (!login) return { since: now, lastSeen: now, connections: [connectionName] };
            const known = login.connections.includes(connectionName) || !this.isLive(this.known(name, login));
            return known ? login : { ...login, connections: [...login.connections, connectionName] };
        });
        return { record: this.known(name, record), isNew };
    }

    /**
     * Brings a login up to date: at a limit it is over, and otherwise `extend` counts as being heard from.
     * Of several turns that reach the limit together, one gets `ended`. Mostly this is one read.
     */
    async touch(whose: Whose, extend: boolean): Promise<{ record: LoginRecord | undefined; ended: PassedLimit | undefined }> {
        const now = this.clock.now();
        const name = this.nameOf(whose);
        const stored = await this.stored(name);
        const record = this.known(name, stored);
        if (!stored || !record || record.revoke) return { record, ended: undefined };
        if (passedLimit(record, this.limits, now)) return this.endAtLimit(name, now);
        if (!extend || record.lastSeen >= now) return { record, ended: undefined };
        this.lastSeen.note(name, now, stored.lastSeen);
        const isDue = now - stored.lastSeen >= this.every;
        return { record: isDue ? this.known(name, await this.write(name, now, this.every)) : { ...record, lastSeen: now }, ended: undefined };
    }

    /** Prolongs a live login by a button, ten times in a row at most. @returns whether it did */
    async stay(whose: Whose): Promise<boolean> {
        const now = this.clock.now();
        const name = this.nameOf(whose);
        let stays = false;
        await this.change(name, (login) => {
            const count = login?.stays ?? 0;
            stays = this.isLive(this.known(name, login)) && count < STAYS;
            return stays && login ? { ...login, lastSeen: Math.max(now, login.lastSeen), stays: count + 1 } : login;
        });
        return stays;
    }

    /** Ends a login now; it is dead from here on, whatever the token service says. */
    async end(whose: Whose): Promise<LoginRecord | undefined> {
        const now = this.clock.now();
        const name = this.nameOf(whose);
        this.lastSeen.forget(name);
        return this.change(name, (login) => ({ since: now, lastSeen: now, connections: [], ...login, revoke: this.connectionNames }));
    }

    /**
     * Signs out where that is still to be done; turns that come to it together do it once. What fails stays noted; nothing
     * left, and the record goes.
     */
    async revoke(whose: Whose, signOut: (connectionName: string) => Promise<boolean>): Promise<void> {
        const name = this.nameOf(whose);
        const running = this.revoking.get(name) ?? this.revokeNow(name, signOut).finally(() => this.revoking.delete(name));
        this.revoking.set(name, running);
        await running;
    }

    /** Like the token service: by channel and user, whatever the conversation. */
    nameOf({ channelId = '', from }: Whose): string {
        return recordName('login', [channelId, from?.id ?? ''], this.keys);
    }

    private async revokeNow(name: string, signOut: (connectionName: string) => Promise<boolean>): Promise<void> {
        const { revoke = [] } = (await this.stored(name)) ?? {};
        const outcomes = await Promise.all(revoke.map(async (connectionName) => [connectionName, await signOut(connectionName)] as const));
        const left = outcomes.filter(([, isOut]) => !isOut).map(([connectionName]) => connectionName);
        await this.change(name, (login) => {
            if (!login?.revoke) return login; // a newer login
            return left.length > 0 ? { ...login, revoke: left } : undefined;
        });
    }

    private async endAtLimit(name: string, now: number): Promise<{ record: LoginRecord | undefined; ended: PassedLimit | undefined }> {
        let ended: PassedLimit | undefined;
        const record = await this.change(name, (stored) => {
            const login = this.known(name, stored);
            ended = login && !login.revoke ? passedLimit(login, this.limits, now) : undefined;
            return login && ended ? { ...login, revoke: this.connectionNames } : stored;
        });
        if (ended) this.lastSeen.forget(name);
        return { record: this.known(name, record), ended };
    }

    /** Writes when a user was last heard from, if that is `least` milliseconds later than what is written: others may have done it. */
    private async write(name: string, now: number, least: number): Promise<LoginRecord | undefined> {
        const record = await this.change(name, (login) => {
            const known = this.known(name, login);
            if (!login || !this.isLive(known) || known.lastSeen < login.lastSeen + least) return login;
            const { stays: _, ...rest } = login;
            return { ...rest, lastSeen: Math.max(now, known.lastSeen) };
        });
        if (!record || record.revoke || (this.lastSeen.get(name) ?? 0) <= record.lastSeen) this.lastSeen.forget(name);
        return record;
    }

    private change(name: string, change: Change): Promise<LoginRecord | undefined> {
        return compareAndSet<LoginRecord>(this.storage, name, (current) => change(this.trusted(current)));
    }

    private async stored(name: string): Promise<LoginRecord | undefined> {
        return this.trusted((await this.storage.read([name]))[name]);
    }

    /** What is stored, and what this process knows beyond that. */
    private known(name: string, login: LoginRecord | undefined): LoginRecord | undefined {
        const lastSeen = this.lastSeen.get(name);
        return login && lastSeen !== undefined && lastSeen > login.lastSeen ? { ...login, lastSeen } : login;
    }

    /** A record that this class cannot have written is that of a login which has ended: the storage may have been altered. */
    private trusted(record: unknown): LoginRecord | undefined {
        if (record === undefined) return undefined;
        return this.isLogin(record) ? record : { since: 0, lastSeen: 0, connections: [], revoke: this.connectionNames };
    }

    private isLogin(record: unknown): record is LoginRecord {
        const { since, lastSeen, connections, revoke } = (record ?? {}) as Partial<Record<keyof LoginRecord, unknown>>;
        const isInstant = (value: unknown) => Number.isFinite(value) && (value as number) <= this.clock.now() + SKEW;
        return isInstant(since) && isInstant(lastSeen) && isNames(connections) && (revoke === undefined || isNames(revoke));
    }
}

function isNames(value: unknown): boolean {
    return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
