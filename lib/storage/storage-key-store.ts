import { WardenError } from '../support/errors';
import { optionsOf, text } from '../support/options';
import { compareAndSet } from './compare-and-set';
import { hourOf, type KeySlot, type KeyStore, type WrappedKey } from './key-store';
import { slotIn, stored, type StoredSlot } from './stored-slot';
import { storageOf, type StorageLike } from './storage';

export interface StorageKeyStoreOptions {
    /** Any botbuilder `Storage`. */
    storage: StorageLike;
    /** What the names of its records begin with. @default 'bot-warden/keys/' */
    prefix?: string | undefined;
}

/** The one record that is changed under its eTag from the start: a `Storage` can list nothing. */
interface Index {
    /** The keys of hours, by hour. */
    hours: Record<string, StoredSlot>;
    /** Tombstones that are older count as forgotten, epoch milliseconds. */
    forgotten: number;
}

/** How many records are written at the same time. */
const AT_ONCE = 16;

/**
 * Keeps keys in a botbuilder `Storage`, one record each, and those of the hours in one record together.
 *
 * A `Storage` has no way to create a record only if there is none. Within a process writers queue. When two processes put the first
 * key under one name within the same few milliseconds, both read back what stands there then, and mostly agree; when the slower write
 * comes after that, what the faster process has sealed in between cannot be opened any more (ERR_WARDEN_SEALED), by nobody: it has to
 * be erased. Keys of hours are only exposed to this until the first one was ever put there. A destruction that meets the first put in
 * this way is done again until it stands. Where many processes share many first turns, use a key store on a database.
 *
 * `destroy` may have destroyed some of many keys when it rejects: call it again. A forgotten tombstone is one no more, but
 * its record stays until a new key takes its place.
 * @throws {OptionError} from the constructor
 */
export class StorageKeyStore implements KeyStore {
    private readonly storage: StorageLike;
    private readonly prefix: string;

    constructor(options: StorageKeyStoreOptions) {
        const { storage, prefix = 'bot-warden/keys/' } = optionsOf('StorageKeyStore', options, { storage: true, prefix: true });
        this.storage = storageOf(storage);
        this.prefix = text('prefix', prefix);
    }

    async get(names: readonly string[]): Promise<readonly (KeySlot | undefined)[]> {
        if (names.length === 0) return [];
        const wanted = [...new Set(names.map((name) => this.recordOf(name)))];
        const records = await this.storage.read(wanted);
        const isDestroyed = Object.values(records).some((record) => (record as StoredSlot).destroyedAt !== undefined);
        const index = isDestroyed ? await this.index() : (records[this.indexName] as Index | undefined);
        return names.map((name) => {
            const hour = hourOf(name);
            return slotIn(hour === undefined ? records[this.recordOf(name)] : index?.hours[hour], index?.forgotten);
        });
    }

    async create(name: string, key: WrappedKey): Promise<KeySlot> {
        return (await this.change(name, (slot) => slot ?? { live: key })) as KeySlot;
    }

    async rewrap(name: string, key: WrappedKey): Promise<boolean> {
        const slot = await this.change(name, (current) => (current && 'live' in current ? { live: key } : current));
        return slot !== undefined && 'live' in slot;
    }

    async destroy(names: readonly string[], destroyedAt: number): Promise<void> {
        const single = names.filter((name) => hourOf(name) === undefined);
        const hours = names.map(hourOf).filter((hour) => hour !== undefined);
        for (let start = 0; start < single.length; start += AT_ONCE) {
            await Promise.all(single.slice(start, start + AT_ONCE).map((name) => this.destroyOne(name, destroyedAt)));
        }
        if (hours.length > 0) await this.changeHours(hours, (slot) => (slot && 'destroyedAt' in slot ? slot : { destroyedAt }));
    }

    async hours(): Promise<readonly number[]> {
        const { hours = {} } = (await this.index()) ?? {};
        return Object.keys(hours).filter((hour) => hours[hour]?.wrapped !== undefined).map(Number).toSorted((a, b) => a - b);
    }

    async forgetTombstones(before: number): Promise<void> {
        await this.changeIndex(({ hours, forgotten }) => ({
            hours: Object.fromEntries(Object.entries(hours).filter(([, slot]) => slotIn(slot, before) !== undefined)),
            forgotten: Math.max(forgotten, before),
        }));
    }

    private async destroyOne(name: string, destroyedAt: number): Promise<void> {
        for (let left = 5; left > 0; left--) {
            const slot = await this.change(name, (current) => (current && 'destroyedAt' in current ? current : { destroyedAt }));
            if (slot && 'destroyedAt' in slot) return;
        }
        throw new WardenError('ERR_WARDEN_CONFLICT', 'a key that was destroyed was put back by others on every try');
    }

    /** Changes one slot. @returns what stands there now */
    private async change(name: string, change: (slot: KeySlot | undefined) => KeySlot | undefined): Promise<KeySlot | undefined> {
        const hour = hourOf(name);
        if (hour !== undefined) return slotIn((await this.changeHours([hour], change)).hours[hour]);
        let isDestroyed = false;
        const attempt = (forgotten?: number) => compareAndSet<StoredSlot>(this.storage, this.recordOf(name), (current) => {
            isDestroyed = current?.destroyedAt !== undefined;
            return changed(current, forgotten, change);
        });
        const record = await attempt();
        if (!isDestroyed) return slotIn(record);
        const { forgotten } = (await this.index()) ?? {}; // a tombstone may be none any more
        return slotIn(await attempt(forgotten), forgotten);
    }

    private async changeHours(hours: readonly number[], change: (slot: KeySlot | undefined) => KeySlot | undefined): Promise<Index> {
        return this.changeIndex((index) => {
            const slots: Record<string, StoredSlot> = { ...index.hours };
            for (const hour of hours) {
                const slot = changed(slots[hour], index.forgotten, change);
                if (slot) slots[hour] = slot;
            }
            return hours.every((hour) => slots[hour] === index.hours[hour]) ? index : { ...index, hours: slots };
        });
    }

    private async changeIndex(change: (index: Index) => Index): Promise<Index> {
        return (await compareAndSet<Index>(this.storage, this.indexName, (current) => change(current ?? { hours: {}, forgotten: 0 }))) as Index;
    }

    private async index(): Promise<Index | undefined> {
        return (await this.storage.read([this.indexName]))[this.indexName] as Index | undefined;
    }

    private get indexName(): string {
        return `${this.prefix}hours`;
    }

    private recordOf(name: string): string {
        return hourOf(name) === undefined ? `${this.prefix}key-${name}` : this.indexName;
    }
}

/** The same object when nothing changed, as {@link compareAndSet} wants it. */
function changed(current: StoredSlot | undefined, forgotten: number | undefined, change: (slot: KeySlot | undefined) => KeySlot | undefined) {
    const slot = slotIn(current, forgotten);
    const next = change(slot);
    return next === slot ? current : next && stored(next);
}
