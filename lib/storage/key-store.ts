import { having } from '../support/options';

/** A key as it lies in a key store: wrapped (40 bytes: AES key wrap, RFC 3394), and the hour since the epoch at whose end it has to be gone. */
export interface WrappedKey {
    wrapped: Buffer;
    hour: number;
}

/** What a key store has under a name: a key, or the proof that there was one. Absent is not destroyed: nobody may take one for the other. */
export type KeySlot = { live: WrappedKey } | { destroyedAt: number };

/**
 * Where wrapped keys are kept, apart from what they seal: whoever destroys a key here has erased everything under it, in every copy of
 * the data. Back it up, if at all, for shorter than anything it erases. Names are up to 64 characters out of `a-z A-Z 0-9 _ -`.
 * Every method rejects when the store fails, and none half succeeds; what it resolves to is durable.
 */
export interface KeyStore {
    /** What stands under each name, in the order of the names. */
    get(names: readonly string[]): Promise<readonly (KeySlot | undefined)[]>;
    /**
     * Puts a key under a name that never had one; a key that is there, or the tombstone of one, stays.
     * @returns what stands there now
     */
    create(name: string, key: WrappedKey): Promise<KeySlot>;
    /** Puts the same key, wrapped anew, in place of a live one. @returns false when none is live */
    rewrap(name: string, key: WrappedKey): Promise<boolean>;
    /**
     * Overwrites keys and leaves tombstones, also under names that never had a key, so that a late writer cannot bring one back.
     * A tombstone that is there stays as it is.
     * @param destroyedAt epoch milliseconds
     */
    destroy(names: readonly string[], destroyedAt: number): Promise<void>;
    /** The hours of the live keys named by {@link hourKeyName}, in order. */
    hours(): Promise<readonly number[]>;
    /** Forgets tombstones older than `before` (epoch milliseconds). */
    forgetTombstones(before: number): Promise<void>;
}

/** The name of the key under which the data keys of an hour are wrapped. */
export function hourKeyName(hour: number): string {
    return `hour-${hour}`;
}

/** The hour of an {@link hourKeyName}; nothing for any other name. */
export function hourOf(name: string): number | undefined {
    const [, hour] = /^hour-(\d+)$/.exec(name) ?? [];
    return hour === undefined ? undefined : Number(hour);
}

/** The option `keyStore`, checked. */
export function keyStoreOf(value: KeyStore): KeyStore {
    return having('keyStore', value, 'a KeyStore', ['get', 'create', 'rewrap', 'destroy', 'hours', 'forgetTombstones']);
}
