import { randomUUID } from 'node:crypto';
import { untilWon, written } from './compare-and-set';
import type { StorageLike } from './storage';

/** Who wrote a record first. */
interface Contended {
    by?: string;
    eTag?: string;
}

/** An eTag that no record has, in the form that HTTP wants. */
const NOBODYS = '"bot-warden"';
/** Storages that create nothing under an eTag, so that a new record has to be written without. */
const unguarded = new WeakSet<StorageLike>();

/**
 * Reads one record, changes it, and writes it back only if nobody else did meanwhile. Within a process turns queue. Across processes an
 * existing record is guarded by its eTag.
 *
 * A new record is written under an eTag that cannot match: a storage that creates it all the same, and refuses that where there is one
 * already (memory), has exactly one winner. One that refuses both (Azure Blobs) has no way to create only what is not there: the record
 * is written, read again, and whoever finds another's there has lost. Two processes can both win only if the later one writes after the
 * earlier one has read again, a few milliseconds; from then on what stands there counts for both.
 *
 * @param change gets the record or nothing; returns what shall stand there, and the same object for no change. May be called again
 * @returns what stands there now
 * @throws {WardenError} ERR_WARDEN_CONFLICT after eight lost races; TimeoutError after ten seconds; whatever the storage throws
 */
export function changeRecord<T extends object>(
    storage: StorageLike,
    name: string,
    change: (current: (T & Contended) | undefined) => T | undefined,
): Promise<T | undefined> {
    return untilWon<T | undefined>(storage, name, async (isOver) => {
        const current = (await storage.read([name]))[name] as (T & Contended) | undefined;
        const wanted = change(current);
        if (wanted === current || wanted === undefined || isOver()) return { value: current };
        const isMine = current ? await written(storage, name, { ...wanted, eTag: current.eTag ?? '*' }) : await created(storage, name, wanted, isOver);
        return isMine ? { value: wanted } : undefined;
    });
}

/** @returns false when somebody else was first */
async function created(storage: StorageLike, name: string, item: object, isOver: () => boolean): Promise<boolean> {
    const by = randomUUID();
    if (unguarded.has(storage) || !(await written(storage, name, { ...item, by, eTag: NOBODYS }))) {
        if (!unguarded.has(storage) && (await readOne(storage, name))) return false;
        unguarded.add(storage);
        if (isOver()) return false;
        await storage.write({ [name]: { ...item, by, eTag: '*' } });
    }
    return (await readOne<Contended>(storage, name))?.by === by;
}

async function readOne<T extends object>(storage: StorageLike, name: string): Promise<(T & Contended) | undefined> {
    return (await storage.read([name]))[name] as (T & Contended) | undefined;
}
