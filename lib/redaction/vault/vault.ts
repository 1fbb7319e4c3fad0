import { eventsOf, type SecurityEventDetail, type SecurityEvents } from '../../events/security-events';
import { compareAndSet } from '../../storage/compare-and-set';
import { keysOf, type KeyRing } from '../../storage/key-ring';
import { storageOf, type StorageLike } from '../../storage/storage';
import { OptionError, WardenError } from '../../support/errors';
import { milliseconds, optionsOf, text } from '../../support/options';
import type { TurnContextLike } from '../../turn/types';
import type { Deposit } from './deposits';
import { entriesIn, labelOf, nameOf, openEntry, ownerOf, sealEntry, type Entry, type VaultRecord } from './record';
import { Sweeper } from './sweeper';
import { parseToken } from './token';

export interface VaultOptions {
    keys: KeyRing;
    storage: StorageLike;
    /** How long a value is kept, in milliseconds. @default 900_000 (15 minutes) */
    keep?: number | undefined;
    events?: SecurityEvents | undefined;
}

/** Values of one conversation at a time; the oldest go first. */
const MOST = 200;
const TRIES = 3;
const LONGEST_PURPOSE = 200;

type RefusalReason = Extract<SecurityEventDetail, { type: 'reveal-refused' }>['reason'];

/**
 * Keeps the values that tokens stand for, sealed for their conversation, user and expiry, in the bot's storage. The bot works with
 * tokens; the code that has a use for a value says which, and gets it.
 *
 * Closed means: only the user whose value it is, in their conversation and in time, has it revealed. Whatever a user types is no
 * token, and codes that prove somebody's identity (security codes, PINs, track data, passwords, keys) are never kept.
 *
 * @throws {OptionError} from the constructor
 */
export class Vault {
    readonly events: SecurityEvents;
    private readonly keys: KeyRing;
    private readonly storage: StorageLike;
    private readonly keep: number;
    private readonly sweeper = new Sweeper((name) => this.change(name, []));

    constructor(options: VaultOptions) {
        const given = optionsOf('Vault', options, { keys: true, storage: true, keep: true, events: true });
        this.keys = keysOf(given.keys);
        this.storage = storageOf(given.storage);
        this.keep = milliseconds('keep', given.keep ?? 15 * 60_000);
        this.events = eventsOf(given.events);
    }

    /**
     * The value behind a token, for code that needs it now; nothing when it is not this user's, or has expired. Every call is an event.
     * @param options `purpose` goes into that event: up to 200 characters of your own, nothing of a user's
     * @throws {OptionError} when there is no purpose
     * @throws {WardenError} ERR_WARDEN_SEALED when the stored value was altered; whatever the storage throws
     */
    async reveal(context: TurnContextLike, token: string, options: { purpose: string }): Promise<string | undefined> {
        const purpose = purposeOf(options);
        try {
            const [detail, value] = await this.lookUp(context, token, purpose);
            this.events.report(context.activity, detail);
            return value;
        } catch (error) {
            const isAltered = error instanceof WardenError && error.code === 'ERR_WARDEN_SEALED';
            if (isAltered) this.events.report(context.activity, { type: 'reveal-refused', reason: 'altered', purpose });
            else this.events.storeUnavailable(context, 'vault', error);
            throw error;
        }
    }

    /** Deletes all values of the turn's conversation. */
    async forget({ activity }: Pick<TurnContextLike, 'activity'>): Promise<void> {
        await compareAndSet<VaultRecord>(this.storage, nameOf(this.keys, activity), () => undefined);
    }

    /**
     * For the middleware: keeps a turn's values in one write.
     * @throws {WardenError} ERR_WARDEN_CONFLICT when they are not kept; whatever the storage throws
     */
    async store({ activity }: Pick<TurnContextLike, 'activity'>, deposits: readonly Deposit[]): Promise<void> {
        const owner = ownerOf(activity);
        if (!owner) throw new WardenError('ERR_WARDEN_CONFLICT', 'an activity without a user or a conversation has no values to keep');
        const until = Date.now() + this.keep;
        const added = deposits.map((deposit) => sealEntry(this.keys, owner, deposit, until));
        const name = nameOf(this.keys, activity);
        this.sweeper.at(name, until);
        for (let left = TRIES; left > 0; left--) {
            const standing = await this.change(name, added);
            if (added.every(({ id }) => standing.some((entry) => entry.id === id))) return;
        }
        throw new WardenError('ERR_WARDEN_CONFLICT', 'the values of a conversation were changed by others on every try');
    }

    private async lookUp({ activity }: TurnContextLike, given: string, purpose: string): Promise<[SecurityEventDetail, value?: string]> {
        const refused = (reason: RefusalReason): [SecurityEventDetail] => [{ type: 'reveal-refused', reason, purpose }];
        const token = parseToken(given);
        const owner = ownerOf(activity);
        if (!token || !owner) return refused('no-token');
        const name = nameOf(this.keys, activity);
        const entries = entriesIn((await this.storage.read([name]))[name]);
        const label = labelOf(this.keys, owner);
        const entry = entries.find(({ id, owner: ownedBy }) => id === token.id && ownedBy === label);
        if (!entry) return refused('unknown');
        if (!isLive(entry)) {
            await this.change(name, []);
            return refused('expired');
        }
        const [kind, value] = openEntry(this.keys, owner, entry);
        return kind === token.kind ? [{ type: 'revealed', kind, purpose }, value] : refused('unknown');
    }

    /** Adds entries and drops those that have expired. @returns what stands there then */
    private async change(name: string, added: readonly Entry[]): Promise<readonly Entry[]> {
        const standing = await compareAndSet<VaultRecord>(this.storage, name, (record) => {
            const before = entriesIn(record);
            const live = before.filter((entry) => isLive(entry) && !added.some(({ id }) => id === entry.id));
            if (added.length === 0 && live.length === before.length) return record;
            const entries = [...live, ...added].slice(-MOST);
            return entries.length > 0 ? { entries } : undefined;
        });
        return entriesIn(standing);
    }
}

function isLive({ until }: Entry): boolean {
    return until > Date.now();
}

function purposeOf(options: { purpose: string }): string {
    const purpose = text('purpose', options?.purpose);
    if (purpose.length > LONGEST_PURPOSE) throw new OptionError('purpose', `up to ${LONGEST_PURPOSE} characters`);
    return purpose;
}
