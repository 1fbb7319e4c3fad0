import { compareAndSet } from '../storage/compare-and-set';
import type { KeyRing } from '../storage/key-ring';
import { recordName } from '../storage/record-name';
import type { StorageLike } from '../storage/storage';
import type { ActivityLike } from '../turn/types';

/** Wrong codes before no more are taken, and for how many milliseconds they are not. */
const TRIES = 5;
const LOCK = 30 * 60_000;
/** Exchanges of one user that are remembered; more within one sign-in are refused. */
const EXCHANGES = 20;
/** Milliseconds in which Teams' clients of one user send the same exchange. */
const DUPLICATES = 30_000;

/** When and in which conversation a user was asked to sign in; the conversation is a hash. */
interface Asked {
    at: number;
    in: string;
}

/** What is known of one user's unfinished sign-ins; instants in epoch milliseconds. */
interface Pending {
    /** By connection; whoever is asked in a second conversation finishes there. */
    asked?: Record<string, Asked>;
    /** Codes tried since one was right, or since half an hour of peace. */
    tries?: number;
    triedAt?: number;
    /** Exchanges that were begun, by the hash of their id. */
    exchanges?: Record<string, number>;
}

type Conversation = Pick<ActivityLike, 'channelId' | 'conversation' | 'from'>;

/** Whether a code may be tried: not without a sign-in that this user was asked for in this conversation, nor while locked. */
export type CodeVerdict = 'open' | 'last' | 'locked' | 'closed';

/** Whether an exchange is the first with its id, the same from another client, or none that may be done. */
export type ExchangeVerdict = 'first' | 'duplicate' | 'refused';

/** Which users were asked to sign in: nobody else's sign-in can have finished. One small record per channel and user. */
export class PendingSignIns {
    /** @param life milliseconds in which a sign-in that was asked for may be finished */
    constructor(
        private readonly storage: StorageLike,
        private readonly keys: KeyRing | undefined,
        private readonly life: number,
    ) {}

    async ask(activity: Conversation, connectionName: string): Promise<void> {
        const asked = { at: Date.now(), in: this.conversationOf(activity) };
        await this.change(activity, (pending) => ({ ...pending, asked: { ...pending.asked, [connectionName]: asked } }));
    }

    /** Whether the user was asked to sign in with this connection, in whatever conversation. */
    async isAsked(activity: Conversation, connectionName: string): Promise<boolean> {
        return this.isOpen((await this.read(activity)).asked?.[connectionName]);
    }

    /** Whether the user was asked to sign in here, with this connection or with any. */
    async isAskedHere(activity: Conversation, connectionName?: string): Promise<boolean> {
        return this.isOpenHere(await this.read(activity), activity, connectionName);
    }

    /** A sign-in is finished: it is none any more, and what was tried before counts for nothing. */
    async close(activity: Conversation, connectionName: string): Promise<void> {
        await this.change(activity, ({ asked = {}, exchanges }) => {
            const { [connectionName]: _, ...rest } = asked;
            return { asked: rest, ...(exchanges && { exchanges }) };
        });
    }

    /** Counts a code before it is tried: of many at once no more than five go through. */
    async tryCode(activity: Conversation, connectionName: string): Promise<CodeVerdict> {
        let verdict: CodeVerdict = 'closed';
        await this.change(activity, (pending) => {
            const [now, { tries = 0 }] = [Date.now(), pending];
            verdict = 'closed';
            if (!this.isOpenHere(pending, activity, connectionName)) return pending;
            verdict = 'locked';
            if (tries >= TRIES) return pending;
            verdict = tries + 1 === TRIES ? 'last' : 'open';
            return { ...pending, tries: tries + 1, triedAt: now };
        });
        return verdict;
    }

    /** Takes an exchange on, once. */
    async beginExchange(activity: Conversation, connectionName: string, exchangeId: string): Promise<ExchangeVerdict> {
        const id = recordName('exchange', [exchangeId], this.keys);
        let verdict: ExchangeVerdict = 'refused';
        await this.change(activity, (pending) => {
            const [now, { exchanges = {} }] = [Date.now(), pending];
            const begun = exchanges[id];
            verdict = begun !== undefined && now - begun < DUPLICATES ? 'duplicate' : 'refused';
            const isFull = Object.keys(exchanges).length >= EXCHANGES;
            if (begun !== undefined || isFull || !this.isOpenHere(pending, activity, connectionName)) return pending;
            verdict = 'first';
            return { ...pending, exchanges: { ...exchanges, [id]: now } };
        });
        return verdict;
    }

    private isOpenHere({ asked = {} }: Pending, activity: Conversation, connectionName?: string): boolean {
        const here = this.conversationOf(activity);
        const all = connectionName === undefined ? Object.values(asked) : [asked[connectionName]];
        return all.some((each) => this.isOpen(each) && each?.in === here);
    }

    private isOpen(asked: Asked | undefined): boolean {
        const age = Date.now() - Number(asked?.at);
        return age >= 0 && age < this.life;
    }

    private async read(activity: Conversation): Promise<Pending> {
        const name = this.nameOf(activity);
        return this.current((await this.storage.read([name]))[name] as Pending | undefined);
    }

    private async change(activity: Conversation, change: (pending: Pending) => Pending): Promise<void> {
        await compareAndSet<Pending>(this.storage, this.nameOf(activity), (stored) => {
            const pending = this.current(stored);
            const changed = change(pending);
            if (changed === pending) return stored;
            return Object.keys(changed.asked ?? {}).length > 0 || changed.tries || Object.keys(changed.exchanges ?? {}).length > 0 ? changed : undefined;
        });
    }

    /** Without what is too old to count. */
    private current(stored: Pending | undefined): Pending {
        const { asked = {}, tries = 0, triedAt = 0, exchanges = {} } = stored ?? {};
        const now = Date.now();
        const open = Object.entries(asked).filter(([, each]) => this.isOpen(each));
        const recent = Object.entries(exchanges).filter(([, begun]) => now - begun < Math.max(this.life, DUPLICATES));
        return {
            asked: Object.fromEntries(open),
            exchanges: Object.fromEntries(recent),
            ...(tries > 0 && now - triedAt < LOCK && { tries, triedAt }),
        };
    }

    private conversationOf({ channelId = '', conversation }: Conversation): string {
        return recordName('sign-in conversation', [channelId, conversation?.id ?? ''], this.keys);
    }

    private nameOf({ channelId = '', from }: Conversation): string {
        return recordName('sign-in', [channelId, from?.id ?? ''], this.keys);
    }
}
