import { changeRecord } from '../storage/contended-record';
import type { KeyRing } from '../storage/key-ring';
import { recordName } from '../storage/record-name';
import type { StorageLike } from '../storage/storage';
import { Recent } from '../support/recent';
import { decide, isAcknowledged, seenEvery, type Occasion, type Plan, type SafeUseLimits, type UserRecord } from './decide';
import type { SafeUseTopic } from './topics';

/** Ids that are longer are not kept in memory. */
const LONGEST = 256;

/** Whom it is about: a user of a channel, or a group that talks in one. */
export interface Whom {
    what: 'user' | 'group';
    channelId: string;
    id: string;
}

/** Who has seen what, one record per user and group in the bot developer's storage. */
export class UserBook {
    /** When this process last saw a user on record. */
    private readonly seen = new Recent<number>(10_000);

    constructor(
        private readonly storage: StorageLike,
        private readonly keys: KeyRing | undefined,
        private readonly limits: SafeUseLimits,
    ) {}

    /** Whether there is nothing to look up for a user who does nothing but say something. */
    isSeen(whom: Whom, now: number): boolean {
        const at = this.seen.get(keyOf(whom));
        return at !== undefined && Math.abs(now - at) < seenEvery(this.limits);
    }

    /** Decides what to say and takes note of it, before it is said: of processes that do so at once, one says it. */
    async plan(whom: Whom, occasion: Occasion): Promise<Plan> {
        let plan: Plan = { record: undefined, showsCard: false, advice: [] };
        await changeRecord<UserRecord>(this.storage, this.nameOf(whom), (stored) => {
            const record = recordIn(stored);
            plan = decide(record, occasion, this.limits);
            return plan.record === record ? stored : plan.record;
        });
        if (plan.record?.shownAt !== undefined) this.see(whom, plan.record.seenAt);
        return plan;
    }

    /** The card did not reach the user: it is due again. */
    async withdraw(whom: Whom): Promise<void> {
        this.seen.delete(keyOf(whom));
        await this.change(whom, ({ shownAt: _, ...record }) => record);
    }

    /** Takes note of what a user has acknowledged. @returns whether any of it was news */
    async acknowledge(whom: Whom, topics: readonly SafeUseTopic[], now: number): Promise<boolean> {
        let isNews = false;
        await changeRecord<UserRecord>(this.storage, this.nameOf(whom), (stored) => {
            const record = recordIn(stored);
            const fresh = topics.filter((topic) => !isAcknowledged(record, topic, now, this.limits));
            isNews = fresh.length > 0;
            const acknowledged = { ...record?.acknowledged, ...Object.fromEntries(fresh.map((topic) => [topic, now])) };
            return isNews ? { shownAt: now, seenAt: now, ...record, acknowledged } : stored;
        });
        return isNews;
    }

    async forget(whom: Whom): Promise<void> {
        this.seen.delete(keyOf(whom));
        await this.storage.delete([this.nameOf(whom)]);
    }

    /** The name of a conversation in records. */
    hashOf(channelId: string, conversationId: string): string {
        return recordName('conversation', [channelId, conversationId], this.keys).slice(-22);
    }

    private async change(whom: Whom, change: (record: UserRecord) => UserRecord): Promise<void> {
        await changeRecord<UserRecord>(this.storage, this.nameOf(whom), (stored) => stored && change(stored));
    }

    private see(whom: Whom, at: number): void {
        if (whom.id.length <= LONGEST) this.seen.set(keyOf(whom), at);
    }

    private nameOf({ what, channelId, id }: Whom): string {
        return recordName('education', [what, channelId, id], this.keys);
    }
}

function keyOf({ what, channelId, id }: Whom): string {
    return JSON.stringify([what, channelId, id]);
}

/** A record that was altered is none: what it guards is that nobody is told twice. */
function recordIn(stored: UserRecord | undefined): UserRecord | undefined {
    const { shownAt, seenAt, acknowledged = {}, advised = {} } = stored ?? {};
    const isWhole = Number.isFinite(seenAt) && (shownAt === undefined || Number.isFinite(shownAt)) && [acknowledged, advised].every(isObject);
    return isWhole ? stored : undefined;
}

function isObject(value: unknown): boolean {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
