import { compareAndSet } from '../../storage/compare-and-set';
import type { KeyRing } from '../../storage/key-ring';
import { recordName } from '../../storage/record-name';
import type { StorageLike } from '../../storage/storage';
import type { Owner } from '../vault/record';
import { Sweeper } from '../vault/sweeper';
import type { ConversationState } from '../conversation-redactor';

/** What is remembered of one user in one conversation, and in which activities the messages came. */
export interface Remembered {
    state: ConversationState;
    /** By message: its activity, and the part in it as it was written. */
    parts: Readonly<Record<number, { activityId: string; value: string }>>;
}

/** Changes what is remembered; nothing to forget it. Called again when another process was faster. */
type Change = (known: Remembered | undefined) => Remembered | undefined;

/** Where the parts of numbers are for a short while. */
export interface RecentParts {
    change(owner: Owner, change: Change): Promise<void>;
    forget(owner: Owner): Promise<void>;
}

/** No longer than anything continues a part, in milliseconds. */
export const KEEP = 120_000;
const MOST_USERS = 1_000;

const nameParts = ({ channelId, conversationId, userId }: Owner) => [channelId, conversationId, userId];

/** In this process, for bots without storage or keys: only what one process sees is joined. */
export class PartsInMemory implements RecentParts {
    private readonly known = new Map<string, Remembered & { until: number }>();

    async change(owner: Owner, change: Change): Promise<void> {
        const name = JSON.stringify(nameParts(owner));
        const before = this.known.get(name);
        const after = change(before && before.until > Date.now() ? before : undefined);
        this.known.delete(name); // so that the oldest is the first
        if (after) this.known.set(name, { ...after, until: Date.now() + KEEP });
        for (const [oldest, { until }] of this.known) if (this.known.size > MOST_USERS || until <= Date.now()) this.known.delete(oldest);
    }

    async forget(owner: Owner): Promise<void> {
        this.known.delete(JSON.stringify(nameParts(owner)));
    }
}

interface SealedParts {
    /** Epoch milliseconds. */
    until: number;
    /** In base64. */
    sealed: string;
}

/** In the bot's storage, sealed for their place and expiry: all processes of the bot join what one user types. */
export class PartsInStorage implements RecentParts {
    private readonly sweeper = new Sweeper((name) => this.remove(name));

    constructor(
        private readonly storage: StorageLike,
        private readonly keys: KeyRing,
    ) {}

    async change(owner: Owner, change: Change): Promise<void> {
        const name = this.nameOf(owner);
        await compareAndSet<SealedParts>(this.storage, name, (record) => {
            const after = change(this.open(owner, record));
            const sealed = after && this.seal(owner, after);
            if (sealed) this.sweeper.at(name, sealed.until);
            return sealed;
        });
    }

    async forget(owner: Owner): Promise<void> {
        await compareAndSet<SealedParts>(this.storage, this.nameOf(owner), () => undefined);
    }

    /** One whose time is up; not one that was written again meanwhile. */
    private async remove(name: string): Promise<void> {
        await compareAndSet<SealedParts>(this.storage, name, (record) => (isLive(record) ? record : undefined));
    }

    private nameOf(owner: Owner): string {
        return recordName('parts', nameParts(owner), this.keys);
    }

    private seal(owner: Owner, remembered: Remembered): SealedParts {
        const until = Date.now() + KEEP;
        const sealed = this.keys.seal('parts', Buffer.from(JSON.stringify(remembered)), ...nameParts(owner), String(until));
        return { until, sealed: sealed.toString('base64') };
    }

    /** @throws {WardenError} ERR_WARDEN_SEALED when it was altered */
    private open(owner: Owner, record: SealedParts | undefined): Remembered | undefined {
        if (!isLive(record) || typeof record.sealed !== 'string') return undefined;
        const opened = this.keys.open('parts', Buffer.from(record.sealed, 'base64'), ...nameParts(owner), String(record.until));
        return JSON.parse(opened.toString()) as Remembered;
    }
}

/** One that claims to live longer than any does was altered, and would be in the way for as long. */
function isLive(record: SealedParts | undefined): record is SealedParts {
    return record !== undefined && record.until > Date.now() && record.until <= Date.now() + KEEP;
}
