import { setTimeout as wait } from 'node:timers/promises';
import { WardenError } from '../support/errors';
import { KeyedLock } from '../support/keyed-lock';
import { Patience } from '../support/patience';
import type { StorageLike } from './storage';

interface StorageError {
    message?: string;
    statusCode?: number;
    code?: unknown;
    inner?: StorageError;
}

const TRIES = 8;
/** Milliseconds: longest wait after the second lost race; it doubles with each. */
const PAUSE = 5;
/** Milliseconds that a storage may take for a change, all tries together; a later turn need not wait for one that hangs. */
const patience = new Patience(10_000);
const locks = new WeakMap<StorageLike, KeyedLock>();

/**
 * Reads one record, changes it, and writes it back only if nobody else did meanwhile; a deletion is not guarded so.
 * Within a process turns queue. Across processes an existing record is guarded by its eTag; a record that is new has no
 * guard that all storages share (there is no create-if-absent), so it is read again, and the last writer counts.
 *
 * @param change gets the record or nothing; returns what shall stand there, the same object for no change, nothing to delete
 * @returns what stands there now
 * @throws {WardenError} ERR_WARDEN_CONFLICT after eight lost races; TimeoutError after ten seconds; whatever the storage throws
 */
export function compareAndSet<T extends object>(
    storage: StorageLike,
    name: string,
    change: (current: T | undefined) => T | undefined,
): Promise<T | undefined> {
    return untilWon(storage, name, async (isOver) => {
        const current = (await storage.read([name]))[name] as (T & { eTag?: string }) | undefined;
        const wanted = change(current);
        if (wanted === current || isOver()) return { value: current };
        if (wanted === undefined) {
            await storage.delete([name]);
            return { value: undefined };
        }
        if (!(await written(storage, name, { ...wanted, eTag: current?.eTag ?? '*' }))) return undefined;
        return { value: current ? wanted : ((await storage.read([name]))[name] as T | undefined) };
    });
}

/**
 * Tries to change a record, one at a time within this process, until a try is not lost to others.
 * @param attempt returns nothing when others were first; once its time is over it writes no more, as nobody waits for what becomes of it
 * @throws {WardenError} ERR_WARDEN_CONFLICT after eight lost races; TimeoutError after ten seconds; whatever a try throws
 */
export function untilWon<T>(storage: StorageLike, name: string, attempt: (isOver: () => boolean) => Promise<{ value: T } | undefined>): Promise<T> {
    return lockOf(storage).run(name, () => patience.wait((isOver) => tried(() => attempt(isOver))));
}

async function tried<T>(attempt: () => Promise<{ value: T } | undefined>): Promise<T> {
    for (let lost = 0; lost < TRIES; lost++) {
        if (lost > 1) await wait(Math.random() * PAUSE * 2 ** (lost - 2)); // many processes at once would else meet again and again
        const won = await attempt();
        if (won) return won.value;
    }
    throw new WardenError('ERR_WARDEN_CONFLICT', 'a record in the storage was changed by others on every try');
}

/** Writes one record. @returns false when its eTag is not that of the record that is there */
export async function written(storage: StorageLike, name: string, item: object): Promise<boolean> {
    try {
        await storage.write({ [name]: item });
        return true;
    } catch (error) {
        if (isConflict(error)) return false;
        throw error;
    }
}

/** The SDK's storages report a stale eTag by text (memory, blobs) or by HTTP 412 (Cosmos DB, as the inner error). */
function isConflict(error: unknown): boolean {
    for (let each = error as StorageError | undefined, depth = 0; each && depth < 8; each = each.inner, depth++) {
        if (each.statusCode === 412 || each.code === 412 || /etag conflict|precondition/i.test(each.message ?? '')) return true;
    }
    return false;
}

/** The lock of a storage, by the names of its records: one for everybody in this process. */
function lockOf(storage: StorageLike): KeyedLock {
    const lock = locks.get(storage) ?? new KeyedLock();
    locks.set(storage, lock);
    return lock;
}
