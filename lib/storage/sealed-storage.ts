import { NamingCheck } from './naming-check';
import { KeyedLock } from '../support/keyed-lock';
import { SteadyClock } from '../support/steady-clock';
import type { DataKey } from './data-key';
import { DataKeys } from './data-keys';
import { Generations, NEVER, type Generation } from './generations';
import type { KeyRing } from './key-ring';
import type { KeyStore } from './key-store';
import { Readings, type Reading } from './readings';
import { renamed } from './rename-error';
import { placeOf, sealItem, type Place } from './sealed-item';
import { Standings } from './standings';
import type { StorageLike } from './storage';

/** Lengths in milliseconds; an item without any has no time limit. */
export interface Limits {
    ttl: number;
    maxAge: number | undefined;
}

/** What the sealing storages have in common. */
export interface SealedStorageParts {
    storage: StorageLike;
    keys: KeyRing;
    keyStore: KeyStore;
    lateWrite: ((key: string) => void) | undefined;
    limits: Limits | undefined;
}

type Item = Record<string, unknown>;

/** A botbuilder `Storage` over another one, which gets to see hashed names and sealed items alone. */
export class SealedStorage {
    protected readonly dataKeys: DataKeys;
    protected readonly clock = new SteadyClock();
    private readonly generations: Generations;
    private readonly standings: Standings;
    private readonly readings = new Readings();
    private readonly lock = new KeyedLock();
    private readonly naming: NamingCheck;

    constructor(private readonly parts: SealedStorageParts) {
        this.dataKeys = new DataKeys(parts.keyStore, parts.keys);
        this.naming = new NamingCheck(parts.keyStore, parts.keys);
        this.generations = new Generations(this.dataKeys);
        this.standings = new Standings(this.generations, this.clock, parts.limits?.maxAge, async (place) => (await this.stored([place]))[place.record]);
    }

    /**
     * The items of these keys, each with the eTag of the storage beneath; a key without an item is left out.
     * @throws {WardenError} ERR_WARDEN_SEALED for an item that was altered, moved, or put back after an erasure; ERR_WARDEN_KEY_LOST
     * when its key is missing; ERR_WARDEN_STORE when a later version wrote it; ERR_WARDEN_KEY when all was written with another key ring. Whatever the storage or the key store throws
     */
    async read(keys: string[]): Promise<Record<string, unknown>> {
        if (!keys) throw new ReferenceError('Keys are required when reading.'); // as the SDK's storages do
        const places = await this.placesOf(keys);
        const records = await this.stored(places);
        const items = await Promise.all(places.map(async (place) => [place.key, await this.readOne(place, records[place.record])] as const));
        return Object.fromEntries(items.filter(([, item]) => item !== undefined));
    }

    /**
     * Writes items under the rules of the storage beneath: one whose `eTag` is neither missing, empty nor `'*'` has to match.
     * What was read before its key was erased is not written back; see {@link SealedStorage.erase}.
     * @throws whatever the storage or the key store throws, with the caller's keys in it
     */
    async write(changes: Record<string, unknown>): Promise<void> {
        if (!changes) throw new ReferenceError('Changes are required when writing.');
        const places = await this.placesOf(Object.keys(changes));
        await this.oneAtATime(places, async () => {
            const sealed = await Promise.all(places.map((place) => this.sealOne(place, changes[place.key] as Item)));
            const kept = sealed.filter((each) => each !== undefined);
            if (kept.length === 0) return;
            await this.beneath(places, () => this.parts.storage.write(Object.fromEntries(kept.map(({ place, record }) => [place.record, record]))));
            for (const { place, reading } of kept) this.readings.judged(changes[place.key], reading);
        });
    }

    /** The same as {@link SealedStorage.erase}. */
    async delete(keys: string[]): Promise<void> {
        await this.erase(keys);
    }

    /**
     * Destroys the data keys of these items, so that no copy of them can be opened any more, and then deletes the records.
     *
     * A turn that runs meanwhile has the old state at hand and saves it when it ends. That write is dropped without an error, as the
     * user is being told that all is forgotten; `lateWrite` hears of it. So is every later write of that object, and the first write
     * of an item that was missing when it was read. What is read after the erasure, if only to find nothing, can be written again, and
     * has a new key; so can an object of its own that nobody has read or written before.
     * @throws whatever the key store or the storage throws: then erase again
     */
    async erase(keys: string[]): Promise<void> {
        const places = await this.placesOf(keys);
        await this.oneAtATime(places, async () => {
            await Promise.all(places.map(async ({ name }) => this.generations.end(await this.generations.current(name), this.clock.now())));
            await this.beneath(places, () => this.parts.storage.delete(places.map(({ record }) => record)));
        });
    }

    /**
     * Tells turns from each other: `adapter.use(storage)`. Needed where turns of one conversation overlap, for the case that one of
     * them, which found no state, is still running after an erasure and another turn.
     */
    async onTurn(_context: unknown, next: () => Promise<void>): Promise<void> {
        await this.readings.inTurn(next);
    }

    private async readOne(place: Place, stored: unknown): Promise<Item | undefined> {
        const { generation, content, isOver } = await this.standings.of(place, stored);
        if (isOver && !this.clock.hasJumped) await this.lock.run(place.name, () => this.endIfCurrent(generation)); // else it is only hidden
        if (isOver || !content) {
            this.readings.missed({ name: place.name, number: generation.number + (isOver ? 1 : 0) });
            return undefined;
        }
        const item = { ...content.item, ...eTagOf(stored) };
        this.readings.found(item, { name: place.name, number: generation.number, due: content.due });
        return item;
    }

    private async sealOne(place: Place, item: Item) {
        const { eTag: _, ...rest } = item;
        const before = this.readings.before(item, place.name);
        const isDue = before?.due !== undefined && before.due <= this.clock.now();
        const standing = await (isDue ? this.standings.asStored(place) : this.standings.of(place, undefined));
        const isOver = standing.isOver || (isDue && !standing.content);
        if (isOver) await this.generations.end(standing.generation, this.clock.now());
        const generation = isOver ? await this.generations.current(place.name) : standing.generation;
        if (before && before.number !== generation.number) return this.dropped(place, item, before);
        const due = await this.dueOf(generation);
        const key = generation === standing.generation && standing.key ? await this.kept(standing.key, due) : await this.generations.start(generation, due ?? NEVER);
        const reading = { name: place.name, number: generation.number, due };
        if (!key) return this.dropped(place, item, reading);
        const record = { ...sealItem(key, place, { item: rest, due }), ...eTagOf(item) };
        return { place, record, reading };
    }

    private async endIfCurrent({ name, number }: Generation): Promise<void> {
        const current = await this.generations.current(name);
        if (current.number === number) await this.generations.end(current, this.clock.now());
    }

    /** When what is written now is due. */
    private async dueOf(generation: Generation): Promise<number | undefined> {
        const { limits } = this.parts;
        if (!limits) return undefined;
        const now = this.clock.confirmed();
        if (limits.maxAge === undefined) return now + limits.ttl;
        const since = generation.since || now;
        if (since !== generation.since) await this.generations.note(generation, since);
        return Math.min(now + limits.ttl, since + limits.maxAge);
    }

    private async kept(key: DataKey, due = NEVER): Promise<DataKey> {
        await this.dataKeys.keepUntil(key.id, due);
        return key;
    }

    private dropped({ key }: Place, item: Item, reading: Reading): undefined {
        this.readings.judged(item, reading);
        this.parts.lateWrite?.(key);
    }

    private async placesOf(keys: readonly string[]): Promise<Place[]> {
        await this.naming.pass(); // or every item would seem to be missing
        return keys.map((key) => placeOf(key, this.parts.keys));
    }

    private async stored(places: readonly Place[]): Promise<Record<string, unknown>> {
        return this.beneath(places, () => this.parts.storage.read(places.map(({ record }) => record)));
    }

    private async beneath<T>(places: readonly Place[], work: () => Promise<T>): Promise<T> {
        try {
            return await work();
        } catch (error) {
            throw renamed(error, places);
        }
    }

    private oneAtATime(places: readonly Place[], work: () => Promise<void>): Promise<void> {
        const names = [...new Set(places.map(({ name }) => name))].toSorted(); // in one order, or two could wait for each other
        return names.reduceRight<() => Promise<void>>((inner, name) => () => this.lock.run(name, inner), work)();
    }
}

function eTagOf(item: unknown): { eTag?: unknown } {
    const { eTag } = item as { eTag?: unknown };
    return eTag === undefined ? {} : { eTag };
}
