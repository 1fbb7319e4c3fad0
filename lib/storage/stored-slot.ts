import { WardenError } from '../support/errors';
import type { KeySlot } from './key-store';

/** A slot of a key store as JSON. */
export interface StoredSlot {
    /** The wrapped key in base64. */
    wrapped?: string;
    hour?: number;
    destroyedAt?: number;
}

export function stored(slot: KeySlot): StoredSlot {
    return 'live' in slot ? { wrapped: slot.live.wrapped.toString('base64'), hour: slot.live.hour } : { destroyedAt: slot.destroyedAt };
}

/**
 * @param forgotten tombstones that are older count as none
 * @throws {WardenError} ERR_WARDEN_STORE when it is no slot
 */
export function slotIn(record: unknown, forgotten = -Infinity): KeySlot | undefined {
    if (record === undefined) return undefined;
    const { wrapped, hour, destroyedAt } = record as StoredSlot;
    if (typeof destroyedAt === 'number') return destroyedAt < forgotten ? undefined : { destroyedAt };
    if (typeof wrapped === 'string' && typeof hour === 'number') return { live: { wrapped: Buffer.from(wrapped, 'base64'), hour } };
    throw new WardenError('ERR_WARDEN_STORE', 'a record of the key store is none of its own: restore the key store, or begin with an empty one');
}
