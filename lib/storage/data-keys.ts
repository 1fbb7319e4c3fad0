import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { WardenError } from '../support/errors';
import { DataKey } from './data-key';
import { hourAt, HourKeys } from './hour-keys';
import type { KeyRing } from './key-ring';
import type { KeySlot, KeyStore, WrappedKey } from './key-store';
import { KEY_SIZE, unwrap, wrap } from './key-wrap';

interface Opened {
    key: DataKey;
    bytes: Buffer;
    slot: WrappedKey;
}

/** How many opened keys are kept at hand. */
const AT_HAND = 1_000;

/**
 * Data keys in a key store, each wrapped under the key of the hour in which it is due, which is wrapped under the root key:
 * destroy any of the three and what the data key sealed is gone. A later deadline rewrites one slot and no data.
 */
export class DataKeys {
    readonly hours: HourKeys;
    /** Out of reach of `console.dir`. */
    readonly #opened = new Map<string, Opened>();

    constructor(
        readonly store: KeyStore,
        keys: KeyRing,
    ) {
        this.hours = new HourKeys(store, keys);
    }

    /** A new key under a new id, or under `id`, to be gone at `due` (epoch milliseconds). @throws {WardenError} ERR_WARDEN_SEALED when that hour is over */
    async create(due: number, id = randomBytes(16).toString('base64url')): Promise<DataKey> {
        const bytes = randomBytes(KEY_SIZE);
        const fresh = await this.wrapped(id, bytes, hourAt(due));
        const slot = await this.store.create(id, fresh);
        if ('live' in slot && isSame(slot.live, fresh)) return this.remember(id, { key: new DataKey(id, bytes), bytes, slot: fresh });
        return (await this.openedFrom(id, slot)) ?? fail('ERR_WARDEN_SEALED', 'a data key was destroyed before it was used');
    }

    /**
     * The key of an id as the store has it now; nothing when it was destroyed.
     * @throws {WardenError} ERR_WARDEN_KEY_LOST when the store never had it; ERR_WARDEN_SEALED when it does not open
     */
    async open(id: string): Promise<DataKey | undefined> {
        const [slot] = await this.store.get([id]);
        if (!slot) fail('ERR_WARDEN_KEY_LOST', 'the key store has no key for a record, not even a destroyed one: it was lost, or is that of other data. Restore it, or erase the data');
        return this.openedFrom(id, slot);
    }

    /** A key that was opened lately, without asking the store: enough to write with, as what a destroyed key seals is gone too. */
    async known(id: string): Promise<DataKey | undefined> {
        return this.#opened.get(id)?.key ?? this.open(id);
    }

    /**
     * Sees to it that a key lives until `due` (epoch milliseconds). An earlier one needs nothing: whoever destroys the key does so by its name.
     * @param isDoubtful whether another process may have wrapped it anew since
     */
    async keepUntil(id: string, due: number, isDoubtful = false): Promise<void> {
        const isLong = () => (this.#opened.get(id)?.slot.hour ?? -1) >= hourAt(due);
        if (isLong() && !isDoubtful) return;
        if (!(await this.open(id)) || isLong()) return; // as the store has it now: another may have seen to it, and for longer
        const known = this.#opened.get(id) as Opened;
        const slot = await this.wrapped(id, known.bytes, hourAt(due));
        if (await this.store.rewrap(id, slot)) this.remember(id, { ...known, slot });
    }

    /** Destroys keys; from then on nothing they sealed can be opened. */
    async destroy(ids: readonly string[], now: number): Promise<void> {
        for (const id of ids) this.forget(id);
        await this.store.destroy(ids, now);
    }

    /** Destroys the keys of all hours that have wholly passed at `now`, and so every data key that was due in them. @returns how many hours */
    async destroyPast(now: number): Promise<number> {
        for (const [id, { slot }] of this.#opened) if (slot.hour < hourAt(now)) this.forget(id);
        return this.hours.destroyPast(now);
    }

    /** The key in a slot that was just read under its id; nothing when it, or the key of its hour, was destroyed. @throws {WardenError} ERR_WARDEN_SEALED */
    async openedFrom(id: string, slot: KeySlot): Promise<DataKey | undefined> {
        if (!('live' in slot)) return this.forget(id);
        const hourKey = await this.hours.of(slot.live.hour); // first: a key at hand is gone with its hour too
        if (!hourKey) return this.forget(id);
        const known = this.#opened.get(id);
        if (known && isSame(known.slot, slot.live)) return known.key;
        const bytes = unwrap(wrappingKey(hourKey, id), slot.live.wrapped) ?? fail('ERR_WARDEN_SEALED', 'a data key did not open: it was altered, or is that of other data');
        return this.remember(id, { key: new DataKey(id, bytes), bytes, slot: slot.live });
    }

    private async wrapped(id: string, bytes: Buffer, hour: number): Promise<WrappedKey> {
        const hourKey = (await this.hours.provide(hour)) ?? fail('ERR_WARDEN_SEALED', 'the hour in which a record is due is over already');
        return { wrapped: wrap(wrappingKey(hourKey, id), bytes), hour };
    }

    private remember(id: string, opened: Opened): DataKey {
        this.#opened.delete(id);
        this.#opened.set(id, opened);
        const [oldest] = this.#opened.keys();
        if (this.#opened.size > AT_HAND && oldest !== undefined) this.#opened.delete(oldest);
        return opened.key;
    }

    private forget(id: string): undefined {
        this.#opened.get(id)?.bytes.fill(0);
        this.#opened.delete(id);
    }
}

function isSame(one: WrappedKey, other: WrappedKey): boolean {
    return one.hour === other.hour && one.wrapped.equals(other.wrapped);
}

/** Bound to the name, so that no key opens under another's. */
function wrappingKey(hourKey: Buffer, id: string): Buffer {
    const info = createHash('sha256').update(`bot-warden data key ${id}`).digest();
    return Buffer.from(hkdfSync('sha256', hourKey, '', info, KEY_SIZE));
}

function fail(code: 'ERR_WARDEN_SEALED' | 'ERR_WARDEN_KEY_LOST', message: string): never {
    throw new WardenError(code, message);
}
